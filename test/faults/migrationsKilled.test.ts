import { execFile } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openDatabase } from '../../core/storage/database.ts';
import { migrate, migrations } from '../../core/storage/migrate.ts';
import { openDatabase as openServerDatabase } from '../../server/storage/openDatabase.ts';
import { makeOldDesk, rowsOf } from '../support/oldDesk.ts';
import { makeOldServer } from '../support/oldServer.ts';
import { testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

const supportFolder = join(import.meta.dirname, '../support');

/** How many statements there were when the program survived; null when it was killed. */
function runUntil(program: string, ...words: readonly (string | number)[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [join(supportFolder, program), ...words.map(String)], (error, stdout) => {
      if (error === null) resolve(Number(stdout));
      else if (error.signal === 'SIGKILL') resolve(null);
      else reject(error);
    });
  });
}

const migrateDesk = (file: string, dieAt: number): Promise<number | null> =>
  runUntil('migrateAndDie.ts', file, testKey, dieAt);
const migrateServer = (file: string, dieAt: number): Promise<number | null> =>
  runUntil('migrateServerAndDie.ts', file, dieAt);

function copyOf(file: string, name: string): string {
  const folder = tempFolder();
  for (const part of ['', '-wal']) if (existsSync(file + part)) copyFileSync(file + part, join(folder, name + part));
  return join(folder, name);
}

type Rows = ReturnType<typeof rowsOf>;

/** Rows of `before` that are not in `after`, looked at by the columns that both have. */
function missing(before: Rows, after: Rows): string[] {
  return [...before].flatMap(([table, rows]) => {
    const there = after.get(table) ?? [];
    const columns = Object.keys(rows[0] ?? {}).filter((column) => column in (there[0] ?? {}));
    const text = (row: Readonly<Record<string, unknown>>): string => JSON.stringify(columns.map((name) => row[name]));
    const left = new Set(there.map(text));
    return rows.filter((row) => !left.has(text(row))).map((row) => `${table}: ${JSON.stringify(row)}`);
  });
}

it('a desk of the first version, killed at every statement of every update since, is updated with every row at the next start', async () => {
  const old = join(tempFolder(), 'tanggap.db');
  const made = openDatabase(old, testKey);
  makeOldDesk(made, 1);
  const before = rowsOf(made);
  made.close();
  const statements = (await migrateDesk(copyOf(old, 'tanggap.db'), 0)) ?? 0;
  expect(statements).toBeGreaterThan(4 * migrations.length);
  for (let k = 1; k <= statements; k += 1) {
    const file = copyOf(old, 'tanggap.db');
    expect(await migrateDesk(file, k)).toBeNull();
    afterwards(file, before, k);
  }
});

it('a desk one version old keeps the rows that only that version has', () => {
  const file = join(tempFolder(), 'tanggap.db');
  const made = openDatabase(file, testKey);
  makeOldDesk(made, migrations.length - 1);
  const before = rowsOf(made);
  made.close();
  afterwards(file, before, 0);
});

/** The next start: the newest schema, every row, a sound file. */
function afterwards(file: string, before: Rows, k: number): void {
  const db = openDatabase(file, testKey);
  try {
    expect(migrate(db)).toEqual({ ok: true, value: { version: migrations.length } });
    expect({ k, missing: missing(before, rowsOf(db)) }).toEqual({ k, missing: [] });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
  } finally {
    db.close();
  }
}

it('a server of the version before, killed behind every statement of its update, is updated with every row at the next start', async () => {
  const old = join(tempFolder(), 'server.db');
  await makeOldServer(old, 2);
  const before = withServer(old, rowsOf);
  const bodies = withServer(old, bodiesOf);
  const statements = (await migrateServer(copyOf(old, 'server.db'), 0)) ?? 0;
  expect(statements).toBeGreaterThan(20);
  for (let k = 1; k <= statements; k += 1) {
    const file = copyOf(old, 'server.db');
    expect(await migrateServer(file, k)).toBeNull();
    await (await openServerDatabase({ file })).destroy();
    expect({ k, missing: missing(before, withServer(file, rowsOf)) }).toEqual({ k, missing: [] });
    expect(withServer(file, bodiesOf)).toEqual(bodies);
    expect(withServer(file, (db) => db.pragma('integrity_check', { simple: true }))).toBe('ok');
  }
});

function withServer<T>(file: string, read: (db: Sqlite.Database) => T): T {
  const db = new Sqlite(file);
  try {
    return read(db);
  } finally {
    db.close();
  }
}

/** Wherever a version keeps them. */
function bodiesOf(db: Sqlite.Database): unknown[] {
  const isApart = db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'case_body'`).pluck().get() === 1;
  return db.prepare(`SELECT case_id, rev, body FROM ${isApart ? 'case_body' : 'case_rev'} ORDER BY case_id, rev`).all();
}
