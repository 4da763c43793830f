import { randomInt } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { type Dialect as KyselyDialect, Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, types } from 'pg';
import { isContention } from './databaseError.ts';
import { makeFacts } from './facts.ts';
import type { Ledger } from './ledger/ledger.ts';
import { postgresLedger } from './ledger/postgresLedger.ts';
import { type Exclusively, sqliteLedger } from './ledger/sqliteLedger.ts';
import { migrate } from './migrate.ts';
import { TransactionalSqliteDialect } from './sqliteDialect.ts';
import type { Tables } from './tables.ts';

/** Queries of every kind, and the way by which cases come in. */
export type ServerDatabase = Kysely<Tables> & { readonly ledger: Ledger };
export type Dialect = 'sqlite' | 'postgres';

/** A SQLite file of our own, or a PostgreSQL database (`postgres://…`). */
export type DatabasePlace = { readonly file: string } | { readonly url: string };

/** Hears the text of a statement once it has run, for tests that look at them. */
export type OnStatement = (sql: string) => void;

/** Several servers may open a new database at once: whoever finds another at it looks again. */
const opensAtMost = 40;

/** Opens and migrates. Throws when the database would not keep what it has committed. */
export async function openDatabase(place: DatabasePlace, onStatement?: OnStatement): Promise<ServerDatabase> {
  for (let left = opensAtMost; ; left -= 1) {
    try {
      return await openOnce(place, onStatement);
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      if (left === 0 || !(isContention(error) || isContention(cause))) throw error;
      await setTimeout(randomInt(20, 120));
    }
  }
}

async function openOnce(place: DatabasePlace, onStatement?: OnStatement): Promise<ServerDatabase> {
  const dialect = 'file' in place ? 'sqlite' : 'postgres';
  const { kysely, ledger } = 'file' in place ? openSqlite(place.file) : openPostgres(place.url);
  const queries = new Kysely<Tables>({
    dialect: kysely,
    ...(onStatement === undefined ? {} : { log: ({ query }) => onStatement(query.sql) }),
  });
  const db = Object.assign(queries, {
    ledger: ledger((work) => queries.connection().execute(() => work()), onStatement),
  });
  try {
    if (dialect === 'postgres') await assertDurable(db);
    await migrate(queries, dialect);
    await makeFacts(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

type Opened = {
  readonly kysely: KyselyDialect;
  readonly ledger: (exclusively: Exclusively, onStatement: OnStatement | undefined) => Ledger;
};

/** Read back after setting: a WAL database is silently NORMAL in this build, and would lose commits in a power cut. */
const required = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 } as const;

function openSqlite(file: string): Opened {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new Sqlite(file);
  chmodSync(file, 0o600);
  for (const [name, value] of Object.entries(required)) {
    database.pragma(`${name} = ${value}`);
    const actual = database.pragma(name, { simple: true });
    if (actual !== value) throw new Error(`pragma ${name} is ${String(actual)}, not ${value}`);
  }
  return {
    kysely: new TransactionalSqliteDialect({ database }),
    ledger: (exclusively, onStatement) => sqliteLedger(database, exclusively, onStatement),
  };
}

const int8 = types.builtins.INT8;

function openPostgres(url: string): Opened {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    types: {
      // Every number that gets in is a safe integer (shared/contract/http.ts).
      getTypeParser: (oid, format) => (oid === int8 ? Number : types.getTypeParser(oid, format)),
    },
  });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the program.
  pool.on('error', () => undefined);
  // One that dies while it is used fails its query; without a listener it would end the program as well.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { kysely: new PostgresDialect({ pool }), ledger: (_, onStatement) => postgresLedger(pool, onStatement) };
}

async function assertDurable(db: ServerDatabase): Promise<void> {
  const { rows } = await sql<{ fsync: string; commit: string }>`
    SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`.execute(db);
  const settings = rows[0];
  if (settings?.fsync !== 'on' || settings.commit === 'off') {
    throw new Error(
      'PostgreSQL must run with fsync on and synchronous_commit not off: an answer means that a case is kept.',
    );
  }
}
