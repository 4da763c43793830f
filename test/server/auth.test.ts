import { describe, expect, onTestFinished, test } from 'vitest';
import { newDeviceKey, publicKeyOf, signText } from '../../shared/crypto/deviceKey.ts';
import { EnrolReply, NonceReply, ProblemJson, protocolHeader, TokenReply } from '../../shared/contract/http.ts';
import { assertionText } from '../../shared/domain/assertionText.ts';
import { buildServer } from '../../server/app.ts';
import { enrolAgain, enrolDevice } from '../../server/enrol.ts';
import { listDevices, revokeDevice } from '../../server/storage/devices.ts';
import { aBatch, someItems } from '../support/batchItems.ts';
import { anEnrolment } from '../support/openServer.ts';
import { databaseKinds, serverDatabase, type DatabaseKind } from '../support/serverDatabase.ts';
import { syncDeviceOf } from '../support/syncDeviceOf.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const health = { client: 'test', incarnation: 1, pending: 2, parked: 1, oldestPendingAt: '2026-03-24T02:00:00.000Z' };

type Answer = { readonly status: number; readonly problem: string; readonly json: unknown; readonly wait: unknown };

/** A server at a clock that the test sets, one device, and everything that anybody could say to it. */
async function openDoor(kind: DatabaseKind, options: Partial<Parameters<typeof buildServer>[0]> = {}) {
  const database = options.database ?? (await serverDatabase(kind));
  let now = Date.parse('2026-03-24T02:00:00.000Z');
  let elapsed = 0;
  const app = await buildServer({
    database,
    clock: () => now,
    monotonic: () => elapsed,
    retryAfter: () => 7,
    ...options,
  });
  onTestFinished(() => app.close());
  const device = await enrolDevice(database, anEnrolment(), now);
  const desk = syncDeviceOf(device);
  const code = device.enrolCode;

  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
    from = '127.0.0.1',
  ): Promise<Answer> => {
    const answer = await app.inject({
      method,
      url,
      remoteAddress: from,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    expect(answer.headers[protocolHeader]).toBe('1');
    const json: unknown = answer.body === '' ? null : answer.json();
    const isProblem = answer.statusCode >= 400;
    return {
      status: answer.statusCode,
      problem: isProblem ? ProblemJson.parse(json).type.replace('urn:tanggap:problem:', '') : '',
      json,
      wait: answer.headers['retry-after'],
    };
  };
  const nonce = async () => NonceReply.parse((await ask('GET', '/v1/nonce')).json).nonce;
  const enrol = (changes: object = {}, from?: string) =>
    ask(
      'POST',
      '/v1/enrol',
      { deviceId: desk.deviceId, code, publicKey: publicKeyOf(desk.privateKey), ...changes },
      {},
      from,
    );
  const assertionOf = async (privateKey = desk.privateKey, deviceId: string = desk.deviceId) => {
    const good = await nonce();
    return { deviceId, nonce: good, signature: signText(privateKey, assertionText(deviceId, good)), health };
  };
  const token = (assertion: object, from?: string) => ask('POST', '/v1/token', assertion, {}, from);
  const newToken = async () => TokenReply.parse((await token(await assertionOf())).json).accessToken;
  const send = (accessToken: string) =>
    ask('POST', '/v1/batches', aBatch(desk.deviceId, someItems(1)), { authorization: `Bearer ${accessToken}` });
  return {
    app,
    database,
    device,
    desk,
    ask,
    nonce,
    enrol,
    assertionOf,
    token,
    newToken,
    send,
    pass: (ms: number) => {
      now += ms;
      elapsed += Math.max(0, ms);
    },
    cases: async () => (await database.selectFrom('case_rev').select('rev').execute()).length,
  };
}

const said = ({ status, problem }: Answer) => [status, problem];

describe.each(databaseKinds)('the door of the server on %s', (kind) => {
  test('a code makes one key the device, and an answer that was lost is given again, also when the code has ended', async () => {
    const door = await openDoor(kind);
    EnrolReply.parse((await door.enrol()).json);
    door.pass(30 * day);
    EnrolReply.parse((await door.enrol()).json);
    expect(said(await door.send(await door.newToken()))).toEqual([200, '']);
  });

  test('a code is good for one key: whoever comes second is told, and the first goes on', async () => {
    const door = await openDoor(kind);
    await door.enrol();
    expect(said(await door.enrol({ publicKey: newDeviceKey().publicKey }))).toEqual([409, 'code-used']);
    expect(said(await door.send(await door.newToken()))).toEqual([200, '']);
  });

  test('of many keys that come at once with one code, one gets it', async () => {
    const door = await openDoor(kind);
    const keys = Array.from({ length: 12 }, newDeviceKey);
    const answers = await Promise.all(keys.map(({ publicKey }) => door.enrol({ publicKey })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(11).fill(409)]);
    const winner = keys[answers.findIndex(({ status }) => status === 200)];
    expect((await door.token(await door.assertionOf(winner?.privateKey))).status).toBe(200);
  });

  test('a code that nobody has, of another device, too late, or of a revoked device enrols nobody', async () => {
    const door = await openDoor(kind);
    const other = await enrolDevice(door.database, anEnrolment());
    expect(said(await door.enrol({ code: 'x'.repeat(27) }))).toEqual([401, 'unknown-code']);
    expect(said(await door.enrol({ code: other.enrolCode }))).toEqual([401, 'unknown-code']);
    expect(said(await door.enrol({ deviceId: crypto.randomUUID() }))).toEqual([401, 'unknown-code']);
    door.pass(7 * day);
    expect(said(await door.enrol())).toEqual([410, 'code-expired']);
    await revokeDevice(door.database, door.desk.deviceId, '2026-03-24T02:00:00.000Z');
    expect(said(await door.enrol())).toEqual([403, 'device-revoked']);
    expect(said(await door.token(await door.assertionOf()))).toEqual([401, 'not-enrolled']);
  });

  test('a fresh code: the old one is no longer good, the old key is until the new one comes, and its tokens end with it', async () => {
    const door = await openDoor(kind);
    await door.enrol();
    const before = await door.newToken();
    const renewal = { deviceId: door.desk.deviceId, serverUrl: null, accounts: [] };
    const again = await enrolAgain(door.database, renewal, Date.parse('2026-03-24T02:00:00.000Z'));
    if (again === null || again === 'noServerUrl') throw new Error('not given');
    expect(again).toMatchObject({ workstation: '03', serverUrl: door.device.serverUrl, accounts: [] });
    expect(said(await door.enrol())).toEqual([401, 'unknown-code']);
    expect(said(await door.send(before))).toEqual([200, '']);
    const next = newDeviceKey();
    expect((await door.enrol({ code: again.enrolCode, publicKey: next.publicKey })).status).toBe(200);
    expect(said(await door.send(before))).toEqual([401, 'not-enrolled']);
    expect(said(await door.token(await door.assertionOf()))).toEqual([401, 'bad-assertion']);
    expect((await door.token(await door.assertionOf(next.privateKey))).status).toBe(200);
  });

  test('a revocation works at once on a token that was stolen, and a fresh code brings neither it nor the old key back', async () => {
    const door = await openDoor(kind);
    await door.enrol();
    const stolen = await door.newToken();
    expect(said(await door.send(stolen))).toEqual([200, '']);
    await revokeDevice(door.database, door.desk.deviceId, '2026-03-24T02:00:00.000Z');
    expect(said(await door.send(stolen))).toEqual([403, 'device-revoked']);
    expect(said(await door.token(await door.assertionOf()))).toEqual([403, 'device-revoked']);
    await enrolAgain(door.database, { deviceId: door.desk.deviceId, serverUrl: null, accounts: [] });
    expect(said(await door.send(stolen))).toEqual([401, 'not-enrolled']);
    expect(said(await door.token(await door.assertionOf()))).toEqual([401, 'not-enrolled']);
    expect(await door.cases()).toBe(1);
  });

  test('an assertion that was overheard is good for nothing, on this server and on any other of the same database', async () => {
    const door = await openDoor(kind);
    const second = await openDoor(kind, { database: door.database });
    await door.enrol();
    const assertion = await door.assertionOf();
    const answers = await Promise.all([door, second, door, second].map((server) => server.token(assertion)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    door.pass(5 * minute);
    expect(said(await door.token(assertion))).toEqual([409, 'nonce-used']);
  });

  test('a nonce of one server is good on the others, for two minutes, whole, and signed by the device alone', async () => {
    const door = await openDoor(kind);
    const second = await openDoor(kind, { database: door.database });
    await door.enrol();
    expect((await second.token(await door.assertionOf())).status).toBe(200);
    expect(said(await door.token(await door.assertionOf(newDeviceKey().privateKey)))).toEqual([401, 'bad-assertion']);
    expect(said(await door.token(await door.assertionOf(door.desk.privateKey, second.desk.deviceId)))).toEqual([
      401,
      'not-enrolled',
    ]);
    const { signature } = await door.assertionOf();
    expect(said(await door.token({ ...(await door.assertionOf()), signature }))).toEqual([401, 'bad-assertion']);
    const late = await door.assertionOf();
    door.pass(2 * minute + 1);
    expect(said(await door.token(late))).toEqual([409, 'nonce-used']);
    const forged = Buffer.alloc(38, 7).toString('base64url');
    const signed = signText(door.desk.privateKey, assertionText(door.desk.deviceId, forged));
    expect(said(await door.token({ ...late, nonce: forged, signature: signed }))).toEqual([409, 'nonce-used']);
  });

  test('nonces that are long of no use are forgotten', async () => {
    const door = await openDoor(kind);
    await door.enrol();
    for (let n = 0; n < 5; n += 1) await door.newToken();
    door.pass(30 * minute);
    await door.newToken();
    expect(await door.database.selectFrom('used_nonce').selectAll().execute()).toHaveLength(1);
  });

  test('a token ends after a quarter of an hour by the server, is good on every server, and for its own device alone', async () => {
    const door = await openDoor(kind);
    const second = await openDoor(kind, { database: door.database });
    await Promise.all([door.enrol(), second.enrol()]);
    const token = await door.newToken();
    expect(said(await door.send(await second.newToken()))).toEqual([403, 'other-device']);
    const there = await second.ask('GET', '/v1/publications?hotline=test-hotline&after=0', undefined, {
      authorization: `Bearer ${token}`,
    });
    expect(there.status).toBe(200);
    door.pass(15 * minute - 1);
    expect(said(await door.send(token))).toEqual([200, '']);
    door.pass(1);
    expect(said(await door.send(token))).toEqual([401, 'not-enrolled']);
  });

  test('a token that anything was done to is none', async () => {
    const door = await openDoor(kind);
    await door.enrol();
    const token = await door.newToken();
    const bytes = Buffer.from(token, 'base64url');
    const flipped = Array.from({ length: bytes.length * 8 }, (_, bit) => {
      const copy = Buffer.from(bytes);
      copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      return copy.toString('base64url');
    });
    const cut = [token.slice(0, -1), token.slice(1), `${token}A`, `${token}==`, token.toUpperCase(), 'x'.repeat(95)];
    const respelt = `${token.slice(0, -1)}${String.fromCodePoint((token.codePointAt(token.length - 1) ?? 0) + 1)}`;
    for (const garbled of [...flipped.filter((_, bit) => bit % 9 === 0), ...cut, respelt]) {
      expect(said(await door.send(garbled))).toEqual([401, 'not-enrolled']);
    }
    expect(await door.cases()).toBe(0);
    expect(said(await door.send(token))).toEqual([200, '']);
  });

  test('what the desks said of themselves is shown to who runs the server', async () => {
    const door = await openDoor(kind);
    const [silent] = await listDevices(door.database);
    expect(silent).toMatchObject({ enrolledAt: null, health: null });
    await door.enrol();
    await door.newToken();
    const [device] = await listDevices(door.database);
    expect(device).toMatchObject({ enrolledAt: '2026-03-24T02:00:00.000Z', health, revokedAt: null });
  });
});

describe('floods at the door', () => {
  test('a device that asks without end is told when to come back, and nobody else is held up', async () => {
    const door = await openDoor('sqlite', { perDevice: { burst: 20, perSecond: 2 } });
    const other = await openDoor('sqlite', { database: door.database });
    await Promise.all([door.enrol(), other.enrol()]);
    const token = await door.newToken();
    const answers: Answer[] = [];
    for (let n = 0; n < 30; n += 1) answers.push(await door.send(token));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(answers.at(-1)).toMatchObject({ status: 429, problem: 'too-many-requests', wait: '1' });
    expect(said(await door.send(await other.newToken()))).toEqual([403, 'other-device']);
    door.pass(5_000);
    expect((await door.send(token)).status).toBe(200);
  });

  test('an address that guesses codes soon waits; another one does not', async () => {
    const door = await openDoor('sqlite');
    const guess = () => door.enrol({ code: crypto.randomUUID() }, '10.0.0.9');
    for (let n = 0; n < 60; n += 1) expect((await guess()).status).toBe(401);
    expect(await guess()).toMatchObject({ status: 429, problem: 'too-many-requests', wait: '1' });
    expect((await door.enrol({}, '10.0.0.9')).status).toBe(429);
    expect((await door.enrol({}, '10.0.0.8')).status).toBe(200);
    door.pass(2_000);
    expect((await door.enrol({}, '10.0.0.9')).status).toBe(200);
  });

  test('a proxy on this machine says who asks; from anywhere else nobody can say that he is another', async () => {
    const door = await openDoor('sqlite');
    const guess = (from: string, behind: string) =>
      door.ask(
        'POST',
        '/v1/enrol',
        { deviceId: door.desk.deviceId, code: 'y'.repeat(27), publicKey: 'K'.repeat(43) },
        { 'x-forwarded-for': behind },
        from,
      );
    for (let n = 0; n < 60; n += 1) await guess('10.0.0.9', `10.1.0.${n}`);
    expect((await guess('10.0.0.9', '10.1.0.99')).status).toBe(429);
    for (let n = 0; n < 60; n += 1) await guess('127.0.0.1', '10.2.0.1');
    expect((await guess('127.0.0.1', '10.2.0.1')).status).toBe(429);
    expect((await guess('127.0.0.1', '10.2.0.2')).status).toBe(401);
  });

  test.each([
    ['more than an honest one needs', 'x'.repeat(5_000), 413, 'too-large'],
    ['a thousand brackets deep', `{"a":${'['.repeat(1_900)}${']'.repeat(1_900)}}`, 400, 'invalid-request'],
    ['half a document', '{"deviceId":', 400, 'invalid-request'],
    ['nothing', '', 400, 'invalid-request'],
    ['a prototype', '{"__proto__":{"deviceId":"x"}}', 400, 'invalid-request'],
  ])('a request of %s is refused before anything is looked up', async (_what, body, status, problem) => {
    const looked: string[] = [];
    const door = await openDoor('sqlite', {
      database: await serverDatabase('sqlite', () => void looked.push('a statement')),
    });
    looked.length = 0;
    for (const url of ['/v1/enrol', '/v1/token']) {
      expect(said(await door.ask('POST', url, body))).toEqual([status, problem]);
    }
    expect(looked).toEqual([]);
  });
});
