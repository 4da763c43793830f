import { randomUUID } from 'node:crypto';
import { constants, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { type DatabasePlace, openDatabase, type ServerDatabase } from '../openDatabase.ts';
import type { Tables } from '../tables.ts';
import { columnsOf, countOf, quoted, tablesOf, withFile } from './backupFile.ts';
import { type BackupFault, checkBackup, type CheckedBackup } from './checkBackup.ts';

/** Where work was done before; a new database has made its own secrets already, and those give way. */
const mustBeEmpty = ['device', 'case_rev', 'case_body', 'dead_letter', 'publication', 'form', 'device_seq'];

/**
 * Fills an empty database of either kind with a checked backup, all of it or nothing, and gives it a new epoch: desks then
 * ask what is missing here and send it again.
 */
export async function restoreBackup(from: string, place: DatabasePlace): Promise<CheckedBackup | BackupFault> {
  const checked = await withFile(from, 'read', checkBackup);
  if (!checked.ok) return checked;
  const folder = mkdtempSync(join(dirname(from), '.restore-'));
  try {
    // A backup of an older server is brought to this one's schema in a copy; the backup itself is never changed.
    const copy = join(folder, 'server.db');
    copyFileSync(from, copy, constants.COPYFILE_FICLONE);
    await (await openDatabase({ file: copy })).destroy();
    return await withFile(copy, 'read', (file) => fill(place, file, checked));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(
  place: DatabasePlace,
  file: Database,
  checked: CheckedBackup,
): Promise<CheckedBackup | BackupFault> {
  const db = await openDatabase(place);
  try {
    const used = await usedTables(db);
    if (used.length > 0) return { ok: false, fault: `the database is not empty: ${used.join(', ')}` };
    const months = file.prepare('SELECT DISTINCT received_month FROM case_body').pluck().all();
    for (const month of z.array(z.string()).parse(months)) await db.ledger.openMonth(month, false);
    await db.transaction().execute(async (tx) => {
      for (const table of tablesOf(file)) await fillTable(tx, file, table);
      await tx.updateTable('server_fact').set({ v: randomUUID() }).where('k', '=', 'epoch').execute();
    });
    return checked;
  } finally {
    await db.destroy();
  }
}

async function usedTables(db: ServerDatabase): Promise<string[]> {
  const used: string[] = [];
  for (const table of mustBeEmpty) {
    const { rows } = await sql`SELECT 1 FROM ${sql.table(table)} LIMIT 1`.execute(db);
    if (rows.length > 0) used.push(table);
  }
  return used;
}

const rowsAtOnce = 100;

async function fillTable(tx: Kysely<Tables>, file: Database, table: string): Promise<void> {
  const columns = columnsOf(file, table);
  const into = sql`${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})`;
  await sql`DELETE FROM ${sql.table(table)}`.execute(tx);
  const insert = async (rows: readonly unknown[][]): Promise<void> => {
    if (rows.length === 0) return;
    await sql`INSERT INTO ${into} VALUES ${sql.join(rows.map((row) => sql`(${sql.join(row)})`))}`.execute(tx);
  };
  let rows: unknown[][] = [];
  for (const row of file
    .prepare(`SELECT * FROM ${quoted(table)}`)
    .raw()
    .iterate()) {
    rows.push(z.array(z.unknown()).parse(row));
    if (rows.length < rowsAtOnce) continue;
    await insert(rows);
    rows = [];
  }
  await insert(rows);
  const counted = await sql<{ rows: number }>`SELECT count(*) AS rows FROM ${sql.table(table)}`.execute(tx);
  if (counted.rows[0]?.rows !== countOf(file, table)) throw new Error(`${table} did not arrive whole`);
}
