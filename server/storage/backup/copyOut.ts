import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { sql } from 'kysely';
import { type DatabasePlace, openDatabase, type ServerDatabase } from '../openDatabase.ts';
import { columnsOf, countOf, quoted, tablesOf, withFile } from './backupFile.ts';

/** Rows that the copy must hold at least, by table. */
export type Expected = Readonly<Record<string, number>>;

/**
 * Copies a database that is in use, as it is at one moment, into a new SQLite file, whichever database it comes from.
 * @returns what it must hold at least.
 */
export const copyOut = (place: DatabasePlace, to: string): Promise<Expected> =>
  'file' in place ? copySqlite(place.file, to) : copyPostgres(place, to);

/** Never given out and never taken away: what was there before the copy began must be in it. */
const growing = ['case_rev', 'dead_letter', 'publication', 'form'];

const everyPage = 0x7fffffff;

async function copySqlite(from: string, to: string): Promise<Expected> {
  const expected = await withFile(from, 'read', async (source) => {
    const counts = Object.fromEntries(growing.map((table) => [table, countOf(source, table)]));
    // A copy begins anew whenever somebody writes between two of its steps, so it takes everything in one.
    await source.backup(to, { progress: () => everyPage });
    return counts;
  });
  await makeWhole(to);
  return expected;
}

async function copyPostgres(place: DatabasePlace, to: string): Promise<Expected> {
  // Made by the same migrations, so it has the same tables.
  await (await openDatabase({ file: to })).destroy();
  const source = await openDatabase(place);
  try {
    return await withFile(to, 'write', (file) =>
      source
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (tx) => {
          const counts: Record<string, number> = {};
          for (const table of tablesOf(file)) counts[table] = await copyTable(tx, file, table);
          return counts;
        }),
    );
  } finally {
    await source.destroy();
    await makeWhole(to);
  }
}

const rowsAtOnce = 500;

/** @returns the rows that the table has at the moment of the transaction, counted apart from copying them. */
async function copyTable(tx: Pick<ServerDatabase, 'getExecutor'>, file: Database, table: string): Promise<number> {
  const columns = columnsOf(file, table);
  const insert = file.prepare(
    `INSERT INTO ${quoted(table)} (${columns.map(quoted).join()}) VALUES (${columns.map(() => '?').join()})`,
  );
  const list = sql.join(columns.map((name) => sql.ref(name)));
  await sql`DECLARE every_row NO SCROLL CURSOR FOR SELECT ${list} FROM ${sql.table(table)}`.execute(tx);
  file.exec(`DELETE FROM ${quoted(table)}`);
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`FETCH ${sql.lit(rowsAtOnce)} FROM every_row`.execute(tx);
    file.transaction(() => {
      for (const row of rows) insert.run(...columns.map((name) => row[name]));
    })();
    if (rows.length < rowsAtOnce) break;
  }
  await sql`CLOSE every_row`.execute(tx);
  const counted = await sql<{ rows: number }>`SELECT count(*) AS rows FROM ${sql.table(table)}`.execute(tx);
  return counted.rows[0]?.rows ?? 0;
}

/** One file that needs no others beside it, on the disk as a whole. */
async function makeWhole(path: string): Promise<void> {
  await withFile(path, 'write', (file) => file.pragma('journal_mode = delete'));
  const opened = openSync(path, 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
