import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { aBatch, someItems } from '../support/batchItems.ts';
import { openServer } from '../support/openServer.ts';
import { serverDatabase } from '../support/serverDatabase.ts';

test('a database that ends the transaction at one row has stored nothing of the batch', async () => {
  const db = await serverDatabase('sqlite');
  const server = await openServer(db);
  const items = someItems(3);
  // What a full disk does too.
  await sql`CREATE TRIGGER ended BEFORE INSERT ON case_rev WHEN NEW.case_id = ${sql.lit(items[1]?.caseId ?? '')}
    BEGIN SELECT raise(ROLLBACK, 'ended'); END`.execute(db);
  expect((await server.post(JSON.stringify(aBatch(server.device.deviceId, items)))).status).toBe(500);
  expect(await db.selectFrom('case_rev').select('rev').execute()).toEqual([]);
  await sql`DROP TRIGGER ended`.execute(db);
  expect(await server.verdicts(aBatch(server.device.deviceId, items))).toEqual(Array(3).fill('created'));
});

describe('a PostgreSQL that fails in the middle of a batch', () => {
  const open = async (trouble: string) => {
    const db = await serverDatabase('postgres');
    const server = await openServer(db);
    await sql`CREATE SEQUENCE rows_tried`.execute(db);
    await sql`CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS
      ${sql.lit(`BEGIN ${trouble} RETURN NEW; END`)}`.execute(db);
    await sql`CREATE TRIGGER trouble BEFORE INSERT ON case_rev FOR EACH ROW EXECUTE FUNCTION trouble()`.execute(db);
    const batch = aBatch(server.device.deviceId, someItems(2));
    const goesOn = async (): Promise<void> => {
      expect(await db.selectFrom('case_rev').select('rev').execute()).toEqual([]);
      await sql`DROP TRIGGER trouble ON case_rev`.execute(db);
      expect(await server.verdicts(batch)).toEqual(['created', 'created']);
    };
    return { server, batch, goesOn };
  };

  test('by losing the connection stores nothing, answers that it may be tried again, and the next batch has another one', async () => {
    const { server, batch, goesOn } = await open('PERFORM pg_terminate_backend(pg_backend_pid());');
    const answer = await server.post(JSON.stringify(batch));
    expect([answer.status, answer.problem, answer.headers['retry-after']]).toEqual([503, 'server-busy', '7']);
    await goesOn();
  });

  test('by refusing a row first and by a full disk when it is tried alone, stores nothing', async () => {
    const { server, batch, goesOn } = await open(`
      IF nextval('rows_tried') = 1 THEN RAISE 'refused' USING ERRCODE = '23514'; END IF;
      RAISE 'full' USING ERRCODE = '53100';`);
    const answer = await server.post(JSON.stringify(batch));
    expect([answer.status, answer.problem]).toEqual([503, 'server-busy']);
    await goesOn();
  });

  test('makes no partition for what is no month', async () => {
    const db = await serverDatabase('postgres');
    await expect(db.ledger.openMonth(`2026-13'); DROP TABLE case_rev`, false)).rejects.toThrow('is no month');
  });
});
