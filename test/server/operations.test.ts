import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openReceipt } from '../../core/bundle/openReceipt.ts';
import { sealBundle } from '../../core/bundle/sealBundle.ts';
import { buildServer } from '../../server/app.ts';
import { enrolDevice } from '../../server/enrol.ts';
import { createInFlight } from '../../server/http/inFlight.ts';
import { createMetrics } from '../../server/operator/createMetrics.ts';
import { metricsServer } from '../../server/operator/metricsServer.ts';
import { readGauges } from '../../server/operator/readGauges.ts';
import { applyBatch } from '../../server/storage/applyBatch.ts';
import { useCode } from '../../server/storage/devices.ts';
import { openDatabase } from '../../server/storage/openDatabase.ts';
import { readItem, readText } from '../../server/readItem.ts';
import { Bundle } from '../../shared/contract/bundle.ts';
import { newDeviceKey } from '../../shared/crypto/deviceKey.ts';
import { limits } from '../../shared/model/limits.ts';
import { aBatch, aCaseBody, anItem, hashOf, someItems } from '../support/batchItems.ts';
import { anEnrolment, openServer } from '../support/openServer.ts';
import { command } from '../support/serverCommand.ts';
import { databaseKinds, serverDatabase } from '../support/serverDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

describe('a crowd at the door', () => {
  const open = () => {
    const clock = { now: 0 };
    return { clock, inFlight: createInFlight(8, () => clock.now) };
  };

  test('cases still come in when news is turned away', () => {
    const { inFlight } = open();
    const ways = Array.from({ length: 6 }, () => inFlight.enter('pull'));
    expect(ways.every((way) => way !== null)).toBe(true);
    expect(inFlight.enter('pull')).toBeNull();
    const [last, ...rest] = Array.from({ length: 3 }, () => inFlight.enter('push'));
    expect([last, ...rest].map((way) => way !== null)).toEqual([true, true, false]);
    last?.();
    last?.();
    expect(inFlight.enter('push')).not.toBeNull();
    expect(inFlight.enter('push')).toBeNull();
  });

  test('is told a time that fits how fast it is served, and how many wait', () => {
    const { clock, inFlight } = open();
    for (let i = 0; i < 100; i += 1) {
      clock.now += 100;
      inFlight.enter('push')?.();
    }
    expect(inFlight.waitSeconds()).toBe(1);
    for (let i = 0; i < 208; i += 1) inFlight.enter('push');
    // Eight inside and two hundred outside; ninety of the hundred were served in the last nine seconds and a bit.
    expect(inFlight.waitSeconds()).toBe(23);
    clock.now += 60_000;
    expect(inFlight.waitSeconds()).toBe(30);
  });
});

describe.each(databaseKinds)('a server on %s', (kind) => {
  test('says that it is alive, and whether its database lets it work', async () => {
    const database = await serverDatabase(kind);
    const app = await buildServer({ database });
    const ask = async (url: string) => (await app.inject({ method: 'GET', url })).statusCode;
    expect([await ask('/v1/health'), await ask('/v1/ready')]).toEqual([200, 200]);
    await database.destroy();
    expect([await ask('/v1/health'), await ask('/v1/ready')]).toEqual([200, 503]);
    await app.close();
  });

  test('counts what it does for Prometheus and names no device, person or case', async () => {
    const database = await serverDatabase(kind);
    const metrics = createMetrics();
    const server = await openServer(database, { metrics });
    const items = [...someItems(2), anItem({ seq: 9 }, { body: '{}' })];
    await server.send(aBatch(server.device.deviceId, items));
    await server.send(aBatch(server.device.deviceId, items));
    const operator = metricsServer(metrics, () => readGauges(database, Date.now()));
    const { body } = await operator.inject({ method: 'GET', url: '/metrics' });
    expect(body).toContain('tanggap_items_total{verdict="created"} 2');
    expect(body).toContain('tanggap_items_total{verdict="duplicate"} 2');
    expect(body).toContain('tanggap_requests_total{route="/v1/batches",status="200"} 2');
    expect(body).toContain('tanggap_requests_in_flight 0');
    expect(body).toContain('tanggap_dead_letters_open 1');
    expect(body).toContain('tanggap_seqs_missing 6');
    expect(body).not.toContain(server.device.deviceId);
    expect(body).not.toContain('Sari');
    await operator.close();
  });

  test('reads zstd, and unpacks no bomb', async () => {
    const server = await openServer(await serverDatabase(kind));
    const batch = JSON.stringify(aBatch(server.device.deviceId, someItems(3)));
    const coded = { 'content-encoding': 'zstd' };
    expect((await server.post(zstdCompressSync(batch), coded)).status).toBe(200);
    const bomb = zstdCompressSync(Buffer.alloc(4 * limits.batchBytes));
    expect(await server.post(bomb, coded)).toMatchObject({ status: 413, problem: 'too-large' });
    expect(await server.post('not zstd', coded)).toMatchObject({ status: 400, problem: 'invalid-request' });
  });
});

describe('the operator', () => {
  const open = async () => {
    const data = tempFolder();
    const db = await openDatabase({ file: join(data, 'server.db') });
    const device = await enrolDevice(db, anEnrolment());
    const key = newDeviceKey();
    const { deviceId, enrolCode: code } = device;
    await useCode(db, { deviceId, code, publicKey: key.publicKey }, Date.now());
    return { data, db, device, deviceId, key };
  };

  test('repairs a letter in an editor and stores it; the bytes that came stay beside it', async () => {
    const { data, db, deviceId } = await open();
    const body = aCaseBody({ note: 'a comma, and "quotes"' });
    const good = anItem({ caseId: body.caseId, note: body.note });
    const broken = { ...good, body: good.body.replace('"schema":1', '"schema":7') };
    const item = readItem({ ...broken, sha256: hashOf(broken.body) }, () =>
      JSON.stringify({ ...broken, sha256: hashOf(broken.body) }),
    );
    await applyBatch(db, { deviceId, incarnation: 1, at: new Date().toISOString(), items: [item] });
    await db.destroy();
    const listed = await command(['dead-letters', '--data', data]);
    const id = listed.out.split(' ')[0] ?? '';
    expect(listed.out).toContain(' open ');
    expect((await command(['replay', '--data', data])).out).toContain('0 of 1');
    const file = join(data, 'letter.json');
    await command(['dead-letters', '--letter', id, '--out', file, '--data', data]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const unchanged = await command(['repair', '--letter', id, '--from', file, '--data', data]);
    expect([unchanged.code, unchanged.err]).toEqual([1, expect.stringContaining('schema')]);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"schema": 7', '"schema": 1'));
    const repaired = await command(['repair', '--letter', id, '--from', file, '--data', data]);
    expect([repaired.code, repaired.out]).toEqual([0, expect.stringContaining('created')]);
    expect((await command(['dead-letters', '--data', data])).out).toContain('repaired: created');
    expect((await command(['repair', '--letter', id, '--from', file, '--data', data])).err).toContain('no open letter');

    const out = join(data, 'cases.csv');
    expect((await command(['export', '--format', 'csv', '--out', out, '--data', data])).out).toContain('1 case(s)');
    expect(readFileSync(out, 'utf8')).toContain('"a comma, and ""quotes"""');
    const lines = join(data, 'cases.jsonl');
    await command(['export', '--format', 'jsonl', '--out', lines, '--data', data]);
    expect(JSON.parse(readFileSync(lines, 'utf8'))).toMatchObject({ caseId: body.caseId, note: body.note });
    expect((await command(['export', '--format', 'xml', '--out', out, '--data', data])).code).toBe(2);
  });

  test('closes a letter of which nothing is to be stored, in his own name', async () => {
    const { data, db, deviceId } = await open();
    const item = readText(JSON.stringify(anItem({ seq: 1 }, { body: '{}' })));
    await applyBatch(db, { deviceId, incarnation: 1, at: new Date().toISOString(), items: [item] });
    await db.destroy();
    const id = (await command(['dead-letters', '--data', data])).out.split(' ')[0] ?? '';
    const close = ['close', '--letter', id, '--data', data];
    expect(await command(close)).toMatchObject({ code: 2, err: expect.stringContaining('--by NAME') });
    const closed = await command([...close, '--by', 'Rina', '--comment', 'a test of the line']);
    expect([closed.code, closed.out]).toEqual([0, expect.stringContaining('closed')]);
    expect((await command(['dead-letters', '--data', data])).out).toContain('closed by Rina: a test of the line');
    expect((await command([...close, '--by', 'Rina', '--comment', 'again'])).err).toContain('no open letter');
  });

  test('brings in a removable disk, twice, and gives its receipts back; a strange one changes nothing', async () => {
    const { data, db, device, deviceId, key } = await open();
    await db.destroy();
    const bundle = Bundle.parse({
      bundleId: randomUUID(),
      deviceId,
      writtenAt: new Date().toISOString(),
      receiptKey: randomBytes(32).toString('base64url'),
      items: someItems(3).map((item) => ({ ...item, incarnation: 1 })),
    });
    const file = join(data, 'desk.bundle');
    writeFileSync(file, await sealBundle(bundle, key.privateKey, device.serverKey));
    const first = await command(['import-bundle', '--from', file, '--data', data]);
    expect([first.code, first.out]).toEqual([0, expect.stringContaining('3 new')]);
    const receipt = openReceipt(readFileSync(`${file}.receipt`), [bundle.receiptKey]);
    expect(receipt?.results.map(({ verdict }) => verdict)).toEqual(Array(3).fill('created'));
    expect((await command(['import-bundle', '--from', file, '--data', data])).out).toContain('3 there before');
    writeFileSync(file, randomBytes(500));
    const strange = await command(['import-bundle', '--from', file, '--data', data]);
    expect([strange.code, strange.err]).toEqual([1, expect.stringContaining('no bundle for this server')]);
    expect((await command(['cases', '--count', '--data', data])).out).toBe('3\n');
  });
});
