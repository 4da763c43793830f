import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import type { DatabasePlace } from '../../server/storage/openDatabase.ts';
import type { OutgoingItem } from '../../shared/model/outgoing.ts';

const columns = ['case_id', 'rev', 'base_rev', 'device_id', 'incarnation', 'seq', 'form_hash', 'captured_at', 'sha256'];
const all = [...columns, 'body', 'received_at'].join(', ');

const table = `CREATE TABLE bare (
  case_id text NOT NULL, rev bigint NOT NULL, base_rev bigint NOT NULL, device_id text NOT NULL, incarnation bigint NOT NULL,
  seq bigint NOT NULL, form_hash text NOT NULL, captured_at text NOT NULL, sha256 text NOT NULL, body text NOT NULL,
  received_at text NOT NULL, PRIMARY KEY (case_id, rev))`;

const rowOf = (item: OutgoingItem): readonly (string | number)[] => [
  item.caseId,
  item.rev,
  item.baseRev,
  'bench',
  item.incarnation,
  item.seq,
  item.formHash,
  item.capturedAt,
  item.sha256,
  item.body,
  item.capturedAt,
];

/**
 * What the store itself can do with the same rows: one table with the same key, one durable transaction a batch, one
 * prepared statement, nothing around it. Cases per second.
 */
export async function bareSql(place: DatabasePlace, batches: readonly (readonly OutgoingItem[])[]): Promise<number> {
  const ms = 'file' in place ? bareSqlite(place.file, batches) : await barePostgres(place.url, batches);
  return (batches.flat().length / ms) * 1000;
}

function bareSqlite(file: string, batches: readonly (readonly OutgoingItem[])[]): number {
  const db = new Sqlite(file);
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = full');
  db.exec(table);
  const insert = db.prepare(
    `INSERT INTO bare (${all}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const store = db.transaction((rows: readonly OutgoingItem[]) => {
    for (const row of rows) insert.run(...rowOf(row));
  });
  const from = performance.now();
  for (const batch of batches) store(batch);
  const ms = performance.now() - from;
  db.close();
  return ms;
}

/** @param batches all of one size but the last. */
async function barePostgres(url: string, batches: readonly (readonly OutgoingItem[])[]): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(table);
  const from = performance.now();
  for (const batch of batches) {
    const rows = batch.map(rowOf);
    const places = rows.map((row, i) => `(${row.map((_, k) => `$${i * row.length + k + 1}`).join(', ')})`).join(', ');
    const text = `INSERT INTO bare (${all}) VALUES ${places} ON CONFLICT DO NOTHING`;
    await client.query({ name: `insert ${rows.length}`, text, values: rows.flat() });
  }
  const ms = performance.now() - from;
  await client.end();
  return ms;
}
