import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { enrolDevice } from '../../server/enrol.ts';
import { openDatabase } from '../../server/storage/openDatabase.ts';
import { anEnrolment } from '../support/openServer.ts';
import { databaseKinds, serverDatabase, serverPlace } from '../support/serverDatabase.ts';

test('a commit of the SQLite server waits for the disk', async () => {
  const db = await serverDatabase('sqlite');
  const { rows } = await sql<{ synchronous: number }>`PRAGMA synchronous`.execute(db);
  expect(rows).toEqual([{ synchronous: 2 }]);
  expect((await sql`PRAGMA journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }]);
});

test('a PostgreSQL whose commits do not wait for the disk is refused', async () => {
  const place = await serverPlace('postgres');
  const db = await openDatabase(place);
  await sql`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit TO off', current_database()); END $$`.execute(
    db,
  );
  await db.destroy();
  await expect(openDatabase(place)).rejects.toThrow('synchronous_commit');
});

test('the files of the SQLite server belong to their owner alone', async () => {
  const place = await serverPlace('sqlite');
  const db = await serverDatabase(place);
  await enrolDevice(db, anEnrolment());
  const folder = 'file' in place ? dirname(place.file) : '';
  const modes = readdirSync(folder).map((name) => statSync(`${folder}/${name}`).mode & 0o077);
  expect(modes.length).toBeGreaterThan(0);
  expect(modes.every((mode) => mode === 0)).toBe(true);
});

test('a copy of the database enrols nobody: the code is not in it', async () => {
  const place = await serverPlace('sqlite');
  const db = await serverDatabase(place);
  const { enrolCode } = await enrolDevice(db, anEnrolment());
  const folder = 'file' in place ? dirname(place.file) : '';
  const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`)));
  expect(bytes.includes('03')).toBe(true);
  expect(bytes.includes(enrolCode)).toBe(false);
});

describe.each(databaseKinds)('the database on %s', (kind) => {
  test('is migrated once, and left alone when it is opened again', async () => {
    const place = await serverPlace(kind);
    const first = await openDatabase(place);
    const { deviceId } = await enrolDevice(first, anEnrolment());
    await first.destroy();
    const second = await serverDatabase(place);
    expect(await second.selectFrom('device').select('device_id').execute()).toEqual([{ device_id: deviceId }]);
  });

  test('of a newer server is refused with a sentence and not touched', async () => {
    const place = await serverPlace(kind);
    const db = await openDatabase(place);
    await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', '2031-01-01')`.execute(db);
    await db.destroy();
    await expect(openDatabase(place)).rejects.toThrow('not made by this version');
  });

  test('has no unique key of a case that could not be spread by case', async () => {
    const db = await serverDatabase(kind);
    const keys =
      kind === 'sqlite'
        ? await sql<{ table: string; columns: string }>`
            SELECT m.name AS "table", (SELECT group_concat(c.name) FROM pragma_index_info(i.name) c) AS columns
            FROM sqlite_schema m, pragma_index_list(m.name) i WHERE m.type = 'table' AND i."unique" = 1`.execute(db)
        : await sql<{ table: string; columns: string }>`
            SELECT c.relname AS "table", string_agg(a.attname, ',') AS columns
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = i.indexrelid
            WHERE i.indisunique AND c.relname IN ('case_rev', 'dead_letter') GROUP BY c.relname, i.indexrelid`.execute(
            db,
          );
    const ofCases = keys.rows.filter(({ table }) => table === 'case_rev' || table === 'dead_letter');
    expect(ofCases).toHaveLength(2);
    expect(ofCases.every(({ columns }) => columns.split(',').includes('case_id'))).toBe(true);
  });
});
