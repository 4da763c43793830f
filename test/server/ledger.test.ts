import { CompiledQuery, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { readItem } from '../../server/readItem.ts';
import { applyBatch } from '../../server/storage/applyBatch.ts';
import { listDevices } from '../../server/storage/devices.ts';
import { aBatch, aCaseId, anItem, hashOf, someItems } from '../support/batchItems.ts';
import { openServer } from '../support/openServer.ts';
import { databaseKinds, serverDatabase, serverPlace } from '../support/serverDatabase.ts';

describe.each(databaseKinds)('the ledger on %s', (kind) => {
  const open = async (at = '2026-03-24T02:00:00.000Z') => {
    let now = Date.parse(at);
    const db = await serverDatabase(kind);
    const server = await openServer(db, { clock: () => now });
    const letters = () => db.selectFrom('dead_letter').selectAll().execute();
    const deviceId = server.device.deviceId;
    const seqs = () => db.selectFrom('device_seq').selectAll().execute();
    const months = async () => {
      const rows = await db.selectFrom('case_body').select('received_month').orderBy('received_month').execute();
      return rows.map((row) => row.received_month);
    };
    const setClock = (to: string): void => {
      now = Date.parse(to);
    };
    return { db, server, letters, deviceId, seqs, months, setClock };
  };

  test('loses only the row that the database itself refuses', async () => {
    const { db, server, letters, deviceId } = await open();
    const items = someItems(10);
    const [poison] = items.slice(4);
    await refuseRow(db, kind, poison?.caseId ?? '');
    const verdicts = await server.verdicts(aBatch(deviceId, items));
    expect(verdicts).toEqual(items.map((item) => (item === poison ? 'quarantined' : 'created')));
    expect((await letters()).map(({ reason, case_id }) => [reason, case_id])).toEqual([['storage', poison?.caseId]]);
  });

  test('loses only the row that is refused when its name comes twice in one batch', async () => {
    const { db, server, deviceId } = await open();
    const [good, poison] = [anItem({ seq: 1 }), anItem({ seq: 2 })];
    const other = anItem({ caseId: poison.caseId, note: 'other', seq: 3 });
    await refuseRow(db, kind, poison.caseId);
    expect(await server.verdicts(aBatch(deviceId, [poison, good, poison, other]))).toEqual([
      'quarantined',
      'created',
      'quarantined',
      'quarantined',
    ]);
    expect(await server.verdicts(aBatch(deviceId, [good]))).toEqual(['duplicate']);
  });

  test('leaves a trace of every number that never came', async () => {
    const { db, server, deviceId } = await open();
    await server.send(
      aBatch(
        deviceId,
        [3, 4, 8].map((seq) => anItem({ seq })),
      ),
    );
    await server.post(JSON.stringify({ ...aBatch(deviceId, someItems(1)), items: [{ seq: 6 }] }));
    await server.send(aBatch(deviceId, [anItem({ seq: 2 })], { incarnation: 2 }));
    const [device] = await listDevices(db);
    expect(device?.missing.map(({ incarnation, from, to }) => [incarnation, from, to])).toEqual([
      [1, 1, 2],
      [1, 5, 5],
      [1, 7, 7],
      [2, 1, 1],
    ]);
  });

  test('tells each desk how far it has come, whatever became of what it sent', async () => {
    const { server, deviceId } = await open();
    const mark = async (...items: ReturnType<typeof anItem>[]) =>
      (await server.send(aBatch(deviceId, items))).state?.watermark.contiguousSeq;
    const first = anItem({ seq: 1 });
    expect(await mark(first)).toBe(1);
    expect(await mark(anItem({ seq: 3 }))).toBe(1);
    expect(await mark(anItem({ seq: 2 }, { body: '{}' }))).toBe(3);
    expect(await mark(anItem({ caseId: first.caseId, note: 'other', seq: 4 }))).toBe(4);
    expect(await mark(anItem({}, { ...first, seq: 5 }))).toBe(5);
  });

  test('remembers names when the bodies of their month were let go, and takes cases of another month meanwhile', async () => {
    const { db, server, deviceId, months, setClock } = await open('2026-03-31T23:59:59.000Z');
    const [old, fresh] = [anItem({ seq: 1 }), anItem({ seq: 2 })];
    await server.send(aBatch(deviceId, [old]));
    setClock('2026-04-01T00:00:00.000Z');
    await server.send(aBatch(deviceId, [fresh]));
    expect(await months()).toEqual(['2026-03', '2026-04']);
    await letGo(db, kind, '2026-03');
    expect(await months()).toEqual(['2026-04']);
    expect(await server.verdicts(aBatch(deviceId, [old, fresh]))).toEqual(['duplicate', 'duplicate']);
    expect(await server.verdicts(aBatch(deviceId, [anItem({ caseId: old.caseId, note: 'other' })]))).toEqual([
      'conflict',
    ]);
    // A clock that jumps back into a month that is gone costs nothing.
    setClock('2026-03-31T12:00:00.000Z');
    expect(await server.verdicts(aBatch(deviceId, [anItem({ seq: 3 }), anItem({ seq: 4 })]))).toEqual([
      'created',
      'created',
    ]);
    expect(await months()).toEqual(['2026-03', '2026-03', '2026-04']);
  });

  test('takes a batch once that two servers get at the same moment, though their clocks are a month apart', async () => {
    const place = await serverPlace(kind);
    const servers = await Promise.all([0, 1].map(() => serverDatabase(place)));
    const items = someItems(20).map((item) => readItem(item, () => JSON.stringify(item)));
    const deviceId = aCaseId();
    const at = (month: number): string => `2026-0${month + 3}-24T02:00:00.000Z`;
    const told = await Promise.all(
      servers.map((db, month) => applyBatch(db, { deviceId, incarnation: 1, at: at(month), items })),
    );
    const verdicts = told.flatMap(({ results }) => results.map(({ verdict }) => verdict));
    expect(verdicts.filter((verdict) => verdict === 'created')).toHaveLength(20);
    expect(verdicts.filter((verdict) => verdict === 'duplicate')).toHaveLength(20);
    expect(told.map(({ watermark }) => watermark.contiguousSeq)).toEqual([20, 20]);
  });

  test('makes a new month once, however many batches come at its first moment', async () => {
    const { db, server, deviceId, months } = await open();
    const other = await openServer(db, { clock: () => Date.parse('2026-03-24T02:00:00.000Z') });
    const verdicts = await Promise.all([
      ...Array.from({ length: 4 }, (_, i) => server.verdicts(aBatch(deviceId, [anItem({ seq: i + 1 })]))),
      ...Array.from({ length: 4 }, (_, i) => other.verdicts(aBatch(other.device.deviceId, [anItem({ seq: i + 1 })]))),
    ]);
    expect(verdicts.flat()).toEqual(Array(8).fill('created'));
    expect(await months()).toEqual(Array(8).fill('2026-03'));
  });

  test('writes nothing for a batch that comes again, but when the device was heard of, to the minute', async () => {
    const { server, deviceId, seqs, setClock } = await open();
    const items = someItems(3);
    await server.send(aBatch(deviceId, items));
    const before = await seqs();
    setClock('2026-03-24T02:00:40.000Z');
    await server.send(aBatch(deviceId, items));
    expect(await seqs()).toEqual(before);
    setClock('2026-03-24T02:01:00.000Z');
    await server.send(aBatch(deviceId, items));
    expect(await seqs()).toEqual(before.map((row) => ({ ...row, seen_at: '2026-03-24T02:01:00.000Z' })));
  });

  test('counts what one device brings as arrived although another one brought it first', async () => {
    const { db, server, deviceId } = await open();
    const items = someItems(3);
    await server.send(aBatch(deviceId, items));
    const other = await openServer(db);
    const reply = await other.send(aBatch(other.device.deviceId, items));
    expect(reply.results.map(({ verdict }) => verdict)).toEqual(Array(3).fill('duplicate'));
    expect(reply.state?.watermark.contiguousSeq).toBe(3);
  });

  test('takes the cases of a copied disk and tells the operator, once', async () => {
    const { db, server, deviceId, setClock } = await open();
    await server.send(aBatch(deviceId, someItems(3)));
    expect((await listDevices(db))[0]?.copied).toEqual([]);
    setClock('2026-03-24T03:00:00.000Z');
    const copies = [anItem({ seq: 3, note: 'of the copy' }), anItem({ seq: 4 })];
    expect(await server.verdicts(aBatch(deviceId, copies))).toEqual(['created', 'created']);
    setClock('2026-03-24T04:00:00.000Z');
    expect(await server.verdicts(aBatch(deviceId, [anItem({ seq: 4, note: 'of the first' })]))).toEqual(['created']);
    expect((await listDevices(db))[0]?.copied).toEqual([{ incarnation: 1, since: '2026-03-24T03:00:00.000Z' }]);
  });

  test('notices a copied disk within one batch too', async () => {
    const { db, server, deviceId } = await open();
    await server.send(aBatch(deviceId, [anItem({ seq: 1 }), anItem({ seq: 1 })]));
    expect((await listDevices(db))[0]?.copied).toHaveLength(1);
  });

  test('does not take a case for a copy when its number lay among the dead letters', async () => {
    const { db, server, letters, deviceId } = await open();
    const item = anItem({ seq: 1 });
    await server.send(aBatch(deviceId, [{ ...item, sha256: hashOf('damaged on the way') }]));
    expect(await letters()).toHaveLength(1);
    expect(await server.verdicts(aBatch(deviceId, [item]))).toEqual(['created']);
    expect((await listDevices(db))[0]?.copied).toEqual([]);
  });

  test('has the same letters in whatever order two batches bring them at once', async () => {
    const { server, letters, deviceId } = await open();
    const bad = Array.from({ length: 6 }, (_, i) => anItem({ caseId: aCaseId(), seq: i + 1 }, { body: '{}' }));
    await Promise.all([server.send(aBatch(deviceId, bad)), server.send(aBatch(deviceId, bad.toReversed()))]);
    expect(new Set((await letters()).map(({ seq }) => seq))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    expect(await letters()).toHaveLength(6);
  });

  test('stores nothing when it cannot finish, and all of it the next time', async () => {
    const { db, server, deviceId } = await open();
    const items = someItems(3);
    await db.schema.alterTable('device_seq').renameTo('away').execute();
    const failed = await server.post(JSON.stringify(aBatch(deviceId, items)));
    expect(failed.status).toBe(500);
    await db.schema.alterTable('away').renameTo('device_seq').execute();
    expect(await db.selectFrom('case_rev').select('rev').execute()).toEqual([]);
    expect(await server.verdicts(aBatch(deviceId, items))).toEqual(Array(3).fill('created'));
  });
});

test('PostgreSQL finds the names of a batch by their key, also in a table of which it knows nothing yet', async () => {
  const heard: string[] = [];
  const db = await serverDatabase('postgres', (statement) => heard.push(statement));
  await sql`ALTER TABLE case_rev SET (autovacuum_enabled = off)`.execute(db);
  await sql`
    INSERT INTO case_rev (case_id, rev, base_rev, device_id, incarnation, seq, form_hash, captured_at, sha256, received_at)
    SELECT gen_random_uuid(), 1, 0, 'd', 1, n, '', '', repeat('0', 64), '' FROM generate_series(1, 20000) AS n`.execute(
    db,
  );
  const names = Array.from({ length: 50 }, () => ({ caseId: aCaseId(), rev: 1 }));
  heard.length = 0;
  await db.ledger.hashes(names);
  const question = CompiledQuery.raw(`EXPLAIN ${heard.join('')}`, [names.map(({ caseId }) => caseId), 1, 1]);
  const { rows } = await db.executeQuery<{ 'QUERY PLAN': string }>(question);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('case_rev_pk');
  expect(plan).not.toContain('Seq Scan');
});

/** Makes the database itself refuse one case, as a constraint would that the code knows nothing of. */
async function refuseRow(db: Awaited<ReturnType<typeof serverDatabase>>, kind: string, caseId: string): Promise<void> {
  if (kind === 'sqlite') {
    await sql`CREATE TRIGGER refused BEFORE INSERT ON case_rev WHEN NEW.case_id = ${sql.lit(caseId)}
      BEGIN SELECT raise(ABORT, 'refused'); END`.execute(db);
    return;
  }
  await sql`ALTER TABLE case_rev ADD CONSTRAINT refused CHECK (case_id <> ${sql.lit(caseId)})`.execute(db);
}

/** As an operator lets the bodies of a month go. */
async function letGo(db: Awaited<ReturnType<typeof serverDatabase>>, kind: string, month: string): Promise<void> {
  if (kind === 'sqlite') await db.deleteFrom('case_body').where('received_month', '=', month).execute();
  else await db.schema.dropTable(`case_body_${month.replace('-', '_')}`).execute();
}
