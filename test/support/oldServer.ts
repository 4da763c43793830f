import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from '../../server/storage/migrate.ts';
import { aCaseBody, hashOf, someFormHash } from './batchItems.ts';

const at = '2026-03-24T02:00:00.000Z';
const deviceId = '019d1d9e-0000-7000-8000-000000000001';

/** A server's database of schema `version` with rows in every table that the first two had; closed. */
export async function makeOldServer(file: string, version: 2): Promise<void> {
  const database = new Sqlite(file);
  database.pragma('journal_mode = wal');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  const steps = Object.fromEntries(Object.entries(migrations('sqlite')).slice(0, version));
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest();
  if (error !== undefined) throw new Error('The old schema could not be made', { cause: error });
  const insert = (table: string, ...values: readonly unknown[]): void => {
    database.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(...values);
  };
  insert('device', deviceId, '03', hashOf('token'), at, null, at);
  for (const seq of [1, 2, 3, 5]) {
    const caseId = `018f3a5c-0000-7000-8000-${String(seq).padStart(12, '0')}`;
    const text = JSON.stringify(aCaseBody({ caseId, note: `case ${seq}` }));
    insert('case_rev', caseId, 1, 0, deviceId, 1, seq, someFormHash, at, hashOf(text), text, at);
  }
  insert('dead_letter', 'x', 1, hashOf('raw'), deviceId, 1, 6, 'bodyInvalid', 'no json', Buffer.from('raw'), at);
  insert('form', someFormHash, '{}', at);
  insert('feed', 'test-hotline', 1);
  insert('publication', 'test-hotline', 1, 'p1', 'form', deviceId, someFormHash, '{}');
  await db.destroy();
}
