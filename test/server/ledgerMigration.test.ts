import Sqlite from 'better-sqlite3';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Pool } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { eachCase } from '../../server/storage/cases.ts';
import { deviceLives } from '../../server/storage/deviceLives.ts';
import { migrations } from '../../server/storage/migrate.ts';
import { type DatabasePlace, openDatabase } from '../../server/storage/openDatabase.ts';
import { TransactionalSqliteDialect } from '../../server/storage/sqliteDialect.ts';
import { aCaseBody, hashOf } from '../support/batchItems.ts';
import { databaseKinds, serverDatabase, serverPlace } from '../support/serverDatabase.ts';

const at = (month: string, day: number) => `2026-${month}-${String(day).padStart(2, '0')}T02:00:00.000Z`;

/** A database as the server before left it: revisions with their bodies in one table, and a letter. */
async function databaseOfBefore(kind: (typeof databaseKinds)[number]) {
  const place = await serverPlace(kind);
  const db = openOld(place);
  const provider = { getMigrations: async () => migrations(kind) };
  const { error } = await new Migrator({ db, provider }).migrateTo('0003-devices');
  expect(error).toBeUndefined();
  const cases = [1, 2, 3, 5, 6].map((seq) => {
    const body = JSON.stringify(aCaseBody({ note: String(seq) }));
    return { caseId: String(JSON.parse(body).caseId), seq, body, receivedAt: at(seq < 3 ? '01' : '03', seq) };
  });
  for (const { caseId, seq, body, receivedAt } of cases) {
    await sql`INSERT INTO case_rev VALUES (${caseId}, 1, 0, 'desk', 1, ${seq}, ${hashOf('form')}, ${at('01', 1)},
      ${hashOf(body)}, ${body}, ${receivedAt})`.execute(db);
  }
  await sql`INSERT INTO dead_letter VALUES ('', 0, ${hashOf('raw')}, 'desk', 1, 8, 'invalid-item', 'seq',
    ${Buffer.from('raw')}, ${at('03', 8)})`.execute(db);
  await sql`INSERT INTO case_rev VALUES ('other', 1, 0, 'desk', 2, 2, ${hashOf('form')}, ${at('01', 1)},
    ${hashOf('{}')}, '{}', ${at('04', 1)})`.execute(db);
  await db.destroy();
  return { place, cases };
}

describe.each(databaseKinds)('a database of before, on %s', (kind) => {
  test('keeps every revision and body, by month, and knows what has arrived', async () => {
    const { place, cases } = await databaseOfBefore(kind);
    const db = await serverDatabase(place);
    const after = [];
    for await (const row of eachCase(db)) after.push(row);
    expect(after.filter(({ incarnation }) => incarnation === 1).toSorted((a, b) => a.seq - b.seq)).toMatchObject(cases);
    expect(after).toHaveLength(6);
    const months = await db
      .selectFrom('case_body')
      .select('received_month')
      .distinct()
      .orderBy('received_month')
      .execute();
    expect(months.map((row) => row.received_month)).toEqual(['2026-01', '2026-03', '2026-04']);
    expect((await deviceLives(db)).get('desk')).toEqual({
      seenAt: at('04', 1),
      missing: [
        { incarnation: 1, from: 4, to: 4 },
        { incarnation: 1, from: 7, to: 7 },
        { incarnation: 2, from: 1, to: 1 },
      ],
      copied: [],
      watermarks: [
        { incarnation: 1, contiguousSeq: 3, securedSeq: 0 },
        { incarnation: 2, contiguousSeq: 0, securedSeq: 0 },
      ],
    });
  });

  test('is as it was when the migration fails half-way, and whole when it is tried again', async () => {
    const { place, cases } = await databaseOfBefore(kind);
    const before = openOld(place);
    // The last table that the migration makes is there already.
    await sql`CREATE TABLE device_seq (taken text)`.execute(before);
    await expect(openDatabase(place)).rejects.toThrow('nothing was changed');
    const kept = await sql`SELECT body FROM case_rev WHERE incarnation = 1 ORDER BY seq`.execute(before);
    expect(kept.rows).toEqual(cases.map(({ body }) => ({ body })));
    await sql`DROP TABLE device_seq`.execute(before);
    await before.destroy();
    const db = await serverDatabase(place);
    expect(await db.selectFrom('case_body').select('rev').execute()).toHaveLength(6);
  });
});

function openOld(place: DatabasePlace): Kysely<unknown> {
  const dialect =
    'file' in place
      ? new TransactionalSqliteDialect({ database: new Sqlite(place.file) })
      : new PostgresDialect({ pool: new Pool({ connectionString: place.url }) });
  const db = new Kysely<unknown>({ dialect });
  onTestFinished(() => db.destroy());
  return db;
}
