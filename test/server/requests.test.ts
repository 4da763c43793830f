import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { protocolHeader, routes } from '../../shared/contract/http.ts';
import { limits } from '../../shared/model/limits.ts';
import { aBatch, anItem, hashOf, someItems } from '../support/batchItems.ts';
import { caller } from '../support/builders.ts';
import { openServer } from '../support/openServer.ts';
import { databaseKinds, serverDatabase } from '../support/serverDatabase.ts';

/** From the number 2 on, each of them long. */
const notes = (count: number) =>
  Array.from({ length: count }, (_, i) => anItem({ seq: i + 2, note: 'x'.repeat(10_000) }));

describe.each(databaseKinds)('the server on %s', (kind) => {
  const open = async (options: Parameters<typeof openServer>[1] = {}) => {
    const db = await serverDatabase(kind);
    const server = await openServer(db, options);
    const count = async () => (await db.selectFrom('case_rev').select('rev').execute()).length;
    return { db, server, count, deviceId: server.device.deviceId };
  };

  test('says that it is there, to anybody, without a body', async () => {
    const { server } = await open();
    const answer = await server.app.inject({ method: 'HEAD', url: routes.ping.path });
    expect([answer.statusCode, answer.body, answer.headers[protocolHeader]]).toEqual([204, '', '1']);
  });

  test('puts the protocol header on every answer, also on a refusal', async () => {
    const { server } = await open();
    const answers = await Promise.all([
      server.app.inject({ method: 'GET', url: '/' }),
      server.app.inject({ method: 'GET', url: routes.batches.path }),
      server.post('{', {}),
      server.post('{}', { authorization: '' }),
      server.post('x', { 'content-type': 'text/plain' }),
    ]);
    expect(answers.map(({ headers }) => headers[protocolHeader])).toEqual(Array(answers.length).fill('1'));
    expect(answers.map((answer) => ('statusCode' in answer ? answer.statusCode : answer.status))).toEqual([
      404, 405, 400, 401, 415,
    ]);
  });

  test('takes a batch that is compressed', async () => {
    const { server, count, deviceId } = await open();
    const zipped = gzipSync(JSON.stringify(aBatch(deviceId, someItems(50))));
    expect((await server.post(zipped, { 'content-encoding': 'gzip' })).status).toBe(200);
    expect(await count()).toBe(50);
  });

  test('never unpacks more than its limit', async () => {
    const { server, count } = await open();
    const bomb = gzipSync(Buffer.alloc(10 * 1024 * 1024, ' '), { level: 9 });
    expect(bomb.byteLength).toBeLessThan(16 * 1024);
    const answer = await server.post(bomb, { 'content-encoding': 'gzip' });
    expect([answer.status, answer.problem]).toEqual([413, 'too-large']);
    expect(await count()).toBe(0);
  });

  test('believes nobody about the length of what is packed', async () => {
    const { server, count, deviceId } = await open();
    const gzip = { 'content-encoding': 'gzip' };
    // A gzip may consist of parts; the length at its end is that of the last one alone.
    const inParts = (text: string) => Buffer.concat([gzipSync(text.slice(0, -5)), gzipSync(text.slice(-5))]);
    const long = JSON.stringify(aBatch(deviceId, [anItem({ seq: 1 }), ...notes(30)]));
    expect(long.length).toBeGreaterThan(300 * 1024);
    expect((await server.post(inParts(long), gzip)).status).toBe(200);
    expect(await count()).toBe(31);
    const bomb = await server.post(inParts(' '.repeat(10 * 1024 * 1024)), gzip);
    expect([bomb.status, bomb.problem]).toEqual([413, 'too-large']);
  });

  test('refuses a body beyond its limit by its length alone', async () => {
    const { server } = await open();
    const answer = await server.post(Buffer.alloc(limits.batchBytes + 1, ' '));
    expect([answer.status, answer.problem]).toEqual([413, 'too-large']);
  });

  test.each([
    ['half a document', '{"batchId":', {}, 400, 'invalid-request'],
    ['another document', '[]', {}, 400, 'invalid-request'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), {}, 400, 'invalid-request'],
    ['bytes that are no gzip', 'plain', { 'content-encoding': 'gzip' }, 400, 'invalid-request'],
    ['half a gzip', gzipSync('{"a":"b"}').subarray(0, 15), { 'content-encoding': 'gzip' }, 400, 'invalid-request'],
    ['another coding', 'x', { 'content-encoding': 'br' }, 415, 'unsupported-media-type'],
    ['another type', '<batch/>', { 'content-type': 'application/xml' }, 415, 'unsupported-media-type'],
    ['nothing', '', {}, 400, 'invalid-request'],
  ])('refuses %s with a problem', async (_what, payload, headers, status, problem) => {
    const { server, count } = await open();
    const answer = await server.post(payload, headers);
    expect([answer.status, answer.problem]).toEqual([status, problem]);
    expect(await count()).toBe(0);
  });

  test('refuses an envelope that is none: no items, too many, a name that is no name', async () => {
    const { server, deviceId } = await open();
    const one = anItem();
    const wrong = [
      { ...aBatch(deviceId, []) },
      { ...aBatch(deviceId, []), items: Array(limits.batchItems + 1).fill(one) },
      { ...aBatch(deviceId, [one]), batchId: 'batch' },
      { ...aBatch(deviceId, [one]), incarnation: 0 },
    ];
    const answers = await Promise.all(wrong.map((batch) => server.post(JSON.stringify(batch))));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
  });

  test('takes as many as the protocol allows', async () => {
    const { server, count, deviceId } = await open();
    expect((await server.send(aBatch(deviceId, someItems(limits.batchItems)))).results).toHaveLength(500);
    expect(await count()).toBe(500);
  });

  test('says when to come back while it has no room, and has room again when a sender hangs up', async () => {
    const { server, deviceId } = await open({ maxInFlight: 1 });
    const url = new URL(await server.app.listen({ host: '127.0.0.1', port: 0 }));
    const batch = JSON.stringify(aBatch(deviceId, someItems(1)));
    const token = await server.token();
    const arrived = new Promise<void>((resolve) => server.app.server.once('request', () => resolve()));
    const slow = connect(Number(url.port), url.hostname);
    onTestFinished(() => void slow.destroy());
    slow.write(
      `POST ${routes.batches.path} HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer ${token}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${batch.length}\r\n\r\n{"batchId"`,
    );
    await arrived;
    const busy = await server.post(batch);
    expect([busy.status, busy.problem]).toEqual([503, 'server-busy']);
    expect(busy.headers['retry-after']).toBe('7');
    slow.destroy();
    await vi.waitFor(async () => expect((await server.post(batch)).status).toBe(200));
  });

  test('answers with a failure, never with success, when its database does not work', async () => {
    const { db, server, deviceId } = await open();
    await db.schema.alterTable('case_rev').renameTo('away').execute();
    const answer = await server.post(JSON.stringify(aBatch(deviceId, someItems(1))));
    expect([answer.status, answer.problem]).toEqual([500, 'server-failed']);
  });

  test('finishes what it is working on before it closes', async () => {
    const { server, count, deviceId } = await open();
    const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
    const token = await server.token();
    const arrived = new Promise<void>((resolve) => server.app.server.once('request', () => resolve()));
    const answer = fetch(`${url}${routes.batches.path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(aBatch(deviceId, someItems(30))),
    });
    await arrived;
    await server.app.close();
    expect((await answer).status).toBe(200);
    expect(await count()).toBe(30);
  });

  test('logs nothing that a caller said, whatever goes wrong', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) });
    const { db, server, deviceId } = await open({ log });
    const item = anItem();
    await server.post(JSON.stringify(aBatch(deviceId, [item])));
    const broken = item.body.replace('"rev":1', `"rev":"${caller.name}"`);
    await server.post(JSON.stringify(aBatch(deviceId, [anItem({}, { body: broken, sha256: hashOf(broken) })])));
    await server.post(JSON.stringify(aBatch(deviceId, [item])).slice(0, -3));
    await db.schema.alterTable('case_rev').renameTo('away').execute();
    expect((await server.post(JSON.stringify(aBatch(deviceId, [anItem({ seq: 2 })])))).status).toBe(500);
    const logged = lines.join('');
    expect(lines.length).toBeGreaterThanOrEqual(3);
    for (const word of [
      caller.name,
      caller.name.split(' ')[0] ?? '',
      caller.number,
      server.device.enrolCode,
      await server.token(),
    ]) {
      expect(logged).not.toContain(word);
    }
  });
});
