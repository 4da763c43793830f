import { describe, expect, test } from 'vitest';
import { EnrolReply } from '../../shared/contract/http.ts';
import { newDeviceKey, signText } from '../../shared/crypto/deviceKey.ts';
import { assertionText } from '../../shared/domain/assertionText.ts';
import { enrolAgain, enrolDevice } from '../../server/enrol.ts';
import { listDevices, revokeDevice } from '../../server/storage/devices.ts';
import { anEnrolment } from '../support/openServer.ts';
import { databaseKinds } from '../support/serverDatabase.ts';
import { said, serverDoor, someHealth } from '../support/serverDoor.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe.each(databaseKinds)('the door of the server on %s', (kind) => {
  test('a code makes one key the device, and an answer that was lost is given again, also when the code has ended', async () => {
    const door = await serverDoor(kind);
    EnrolReply.parse((await door.enrol()).json);
    door.pass(30 * day);
    EnrolReply.parse((await door.enrol()).json);
    expect(said(await door.send(await door.newToken()))).toEqual([200, '']);
  });

  test('a code is good for one key: whoever comes second is told, and the first goes on', async () => {
    const door = await serverDoor(kind);
    await door.enrol();
    expect(said(await door.enrol({ publicKey: newDeviceKey().publicKey }))).toEqual([409, 'code-used']);
    expect(said(await door.send(await door.newToken()))).toEqual([200, '']);
  });

  test('of many keys that come at once with one code, one gets it', async () => {
    const door = await serverDoor(kind);
    const keys = Array.from({ length: 12 }, newDeviceKey);
    const answers = await Promise.all(keys.map(({ publicKey }) => door.enrol({ publicKey })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array<number>(11).fill(409),
    ]);
    const winner = keys[answers.findIndex(({ status }) => status === 200)];
    expect((await door.token(await door.assertionOf(winner?.privateKey))).status).toBe(200);
  });

  test('a code that nobody has, of another device, too late, or of a revoked device enrols nobody', async () => {
    const door = await serverDoor(kind);
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
    const door = await serverDoor(kind);
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
    const door = await serverDoor(kind);
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
    const door = await serverDoor(kind);
    const second = await serverDoor(kind, { database: door.database });
    await door.enrol();
    const assertion = await door.assertionOf();
    const answers = await Promise.all([door, second, door, second].map((server) => server.token(assertion)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    door.pass(5 * minute);
    expect(said(await door.token(assertion))).toEqual([409, 'nonce-used']);
  });

  test('a nonce of one server is good on the others, for two minutes, whole, and signed by the device alone', async () => {
    const door = await serverDoor(kind);
    const second = await serverDoor(kind, { database: door.database });
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
    const door = await serverDoor(kind);
    await door.enrol();
    for (let n = 0; n < 5; n += 1) await door.newToken();
    door.pass(30 * minute);
    await door.newToken();
    expect(await door.database.selectFrom('used_nonce').selectAll().execute()).toHaveLength(1);
  });

  test('a token ends after a quarter of an hour by the server, is good on every server, and for its own device alone', async () => {
    const door = await serverDoor(kind);
    const second = await serverDoor(kind, { database: door.database });
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
    const door = await serverDoor(kind);
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
    const door = await serverDoor(kind);
    const [silent] = await listDevices(door.database);
    expect(silent).toMatchObject({ enrolledAt: null, health: null });
    await door.enrol();
    await door.newToken();
    const [device] = await listDevices(door.database);
    expect(device).toMatchObject({ enrolledAt: '2026-03-24T02:00:00.000Z', health: someHealth, revokedAt: null });
  });
});
