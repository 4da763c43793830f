import { randomInt } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { Kysely, type LogConfig, PostgresDialect, SqliteDialect, sql } from 'kysely';
import { Pool, types } from 'pg';
import { isContention } from './databaseError.ts';
import { makeFacts } from './facts.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

export type ServerDatabase = Kysely<Tables>;
export type Dialect = 'sqlite' | 'postgres';

/** A SQLite file of our own, or a PostgreSQL database (`postgres://…`). */
export type DatabasePlace = { readonly file: string } | { readonly url: string };

/** Several servers may open a new database at once: whoever finds another at it looks again. */
const opensAtMost = 40;

/** Opens and migrates. Throws when the database would not keep what it has committed. */
export async function openDatabase(place: DatabasePlace, log?: LogConfig): Promise<ServerDatabase> {
  for (let left = opensAtMost; ; left -= 1) {
    try {
      return await openOnce(place, log);
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      if (left === 0 || !(isContention(error) || isContention(cause))) throw error;
      await setTimeout(randomInt(20, 120));
    }
  }
}

async function openOnce(place: DatabasePlace, log?: LogConfig): Promise<ServerDatabase> {
  const dialect = 'file' in place ? 'sqlite' : 'postgres';
  const db = new Kysely<Tables>({
    dialect: 'file' in place ? openSqlite(place.file) : openPostgres(place.url),
    ...(log === undefined ? {} : { log }),
  });
  try {
    if (dialect === 'postgres') await assertDurable(db);
    await migrate(db, dialect);
    await makeFacts(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Read back after setting: a WAL database is silently NORMAL in this build, and would lose commits in a power cut. */
const required = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 } as const;

function openSqlite(file: string): SqliteDialect {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new Sqlite(file);
  chmodSync(file, 0o600);
  for (const [name, value] of Object.entries(required)) {
    database.pragma(`${name} = ${value}`);
    const actual = database.pragma(name, { simple: true });
    if (actual !== value) throw new Error(`pragma ${name} is ${String(actual)}, not ${value}`);
  }
  return new SqliteDialect({ database });
}

const int8 = types.builtins.INT8;

function openPostgres(url: string): PostgresDialect {
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
  return new PostgresDialect({ pool });
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
