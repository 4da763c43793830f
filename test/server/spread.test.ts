import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aBatch, aCaseId, anItem, someItems } from '../support/batchItems.ts';
import { openServer } from '../support/openServer.ts';
import { aForm, aFormPost, hotline } from '../support/publishing.ts';
import { serverDatabase } from '../support/serverDatabase.ts';
import { schemaFaults, statementFaults } from '../support/spreadFaults.ts';

test('every unique key of a spread table holds the column by which it is spread, in every part of it too', async () => {
  const db = await serverDatabase('postgres');
  const server = await openServer(db, { clock: () => Date.parse('2026-03-24T02:00:00.000Z') });
  await server.send(aBatch(server.device.deviceId, someItems(1)));
  expect(await schemaFaults(db)).toEqual([]);
});

test('a unique key by number, a part with a key of its own and a table that nobody thought of are found', async () => {
  const db = await serverDatabase('postgres');
  await db.ledger.openMonth('2026-03', false);
  await sql`CREATE UNIQUE INDEX by_number ON case_rev (device_id, incarnation, seq)`.execute(db);
  await sql`CREATE UNIQUE INDEX by_body ON case_body_2026_03 (body)`.execute(db);
  await sql`CREATE TABLE forgotten (id text PRIMARY KEY)`.execute(db);
  expect((await schemaFaults(db)).toSorted()).toEqual([
    'by_body: without case_id',
    'by_number: without case_id',
    'forgotten: neither spread nor everywhere',
  ]);
});

test('every statement by which cases and news come and go says where its rows are', async () => {
  const statements: string[] = [];
  const db = await serverDatabase('postgres', (text) => statements.push(text));
  const server = await openServer(db);
  const { deviceId } = server.device;
  await server.token();
  const caseId = aCaseId();
  statements.length = 0;
  const items = [...someItems(5), anItem({ caseId, seq: 6 })];
  const first = await server.verdicts(aBatch(deviceId, items));
  const again = await server.verdicts(aBatch(deviceId, items));
  const mixed = await server.verdicts(
    aBatch(deviceId, [
      anItem({ caseId, note: 'other', seq: 7 }),
      anItem({ seq: 8 }, { body: '{}' }),
      anItem({ seq: 9 }),
    ]),
  );
  expect([...new Set(first), ...new Set(again), ...mixed]).toEqual([
    'created',
    'duplicate',
    'conflict',
    'quarantined',
    'created',
  ]);
  const headers = { authorization: `Bearer ${await server.token()}`, 'content-type': 'application/json' };
  const payload = JSON.stringify(aFormPost(deviceId, aForm('2'), { id: randomUUID() }));
  const published = await server.app.inject({ method: 'POST', url: '/v1/publications', headers, payload });
  const read = await server.app.inject({ url: `/v1/publications?hotline=${hotline}&after=0`, headers });
  expect([published.statusCode, read.statusCode]).toEqual([200, 200]);
  const touched = ['case_rev', 'case_body', 'dead_letter', 'device', 'device_seq', 'feed', 'publication'];
  const all = statements.join('\n');
  expect(touched.filter((table) => !new RegExp(`\\b${table}\\b`).test(all))).toEqual([]);
  expect(statementFaults(statements)).toEqual([]);
});

test.each([
  'SELECT sha256 FROM case_rev WHERE device_id = $1 AND seq = $2',
  'select "body" from "case_body" where "received_month" = $1',
  'INSERT INTO dead_letter (rev, raw) VALUES ($1, $2)',
  'UPDATE device_seq SET case_id = $1 WHERE incarnation = $2',
  'SELECT r.sha256 FROM case_rev r JOIN device d ON d.device_id = r.device_id WHERE d.device_id = $1',
])('%s is found', (statement) => {
  expect(statementFaults([statement])).toHaveLength(1);
});
