import { describe, expect, test } from 'vitest';
import { createAccess } from '../../core/sync/access.ts';
import type { Net, NetReply, NetRequest, SyncDevice } from '../../core/sync/ports.ts';
import { newDeviceKey } from '../../shared/crypto/deviceKey.ts';
import { enrolDevice } from '../../server/enrol.ts';
import { revokeDevice } from '../../server/storage/devices.ts';
import { someHealth } from '../support/serverDoor.ts';
import { answer, json } from '../support/hostileNet.ts';
import { gate } from '../support/gate.ts';
import { openAccess } from '../support/openAccess.ts';
import { anEnrolment } from '../support/openServer.ts';
import { serverNet } from '../support/serverNet.ts';
import { syncDeviceOf } from '../support/syncDeviceOf.ts';
import { virtualClock } from '../support/virtualClock.ts';

const minute = 60_000;
const lost: NetReply = { ok: false, failure: 'reset', detail: 'ECONNRESET' };

const pathOf = ({ url }: NetRequest): string => new URL(url).pathname;
const statusOf = (reply: NetReply): number | string => (reply.ok ? reply.status : reply.failure);

describe('the way in of a desk', () => {
  test('one token for everybody who asks, for as long as it lives, and a new one a little before its end', async () => {
    const { token, asked, pass, server, remembered, heard } = await openAccess();
    const all = await Promise.all([token(), token(), token()]);
    expect(new Set(all.map((got) => got.ok && got.token)).size).toBe(1);
    expect(all.filter((got) => got.ok && got.reply !== null)).toHaveLength(1);
    expect(asked).toEqual(['enrol', 'nonce', 'token']);
    const known = { ...server.desk, enrolCode: null };
    pass(13 * minute);
    await token(known);
    expect(asked).toHaveLength(3);
    pass(1.5 * minute);
    await token(known);
    expect(asked.slice(3)).toEqual(['nonce', 'token']);
    expect(remembered).toEqual(['enrolled true']);
    const word = { epoch: expect.any(String), limits: { items: expect.any(Number), bytes: expect.any(Number) } };
    expect(heard).toEqual([word, word]);
  });

  test('a failure on the way in is the answer to everybody who waits for it', async () => {
    const { token, spoil, asked } = await openAccess();
    spoil(() => Promise.resolve(lost));
    const failed = { ok: false, answer: { ok: false, failure: 'unreachable' } };
    expect(await Promise.all([token(), token()])).toMatchObject([failed, failed]);
    expect(asked).toEqual(['enrol']);
  });

  test('whoever waits for the token of somebody who gave up asks himself', async () => {
    const { token, spoil } = await openAccess();
    const gaveUp = new AbortController();
    const atServer = gate();
    spoil(async (request, honest) => {
      if (!request.stop.aborted && request.stop === gaveUp.signal) {
        atServer.open();
        await new Promise((resolve) => request.stop.addEventListener('abort', resolve));
        return { ok: false, failure: 'stopped', detail: 'stopped' };
      }
      return honest(request);
    });
    const first = token(undefined, gaveUp.signal);
    await atServer.passed;
    const second = token();
    gaveUp.abort();
    expect((await first).ok).toBe(false);
    expect((await second).ok).toBe(true);
  });

  test('a device that takes the place of another while that one is on its way in still asks once', async () => {
    const { token, spoil, asked, server, database } = await openAccess();
    const other = { ...syncDeviceOf(await enrolDevice(database, anEnrolment())), serverUrl: 'http://other.example' };
    const [early, late] = [gate(), gate()];
    spoil(async (request, honest) => {
      if (pathOf(request) === '/v1/nonce') await (request.url.startsWith(other.serverUrl) ? late : early).passed;
      return honest(request);
    });
    const replaced = token(server.desk);
    const first = token(other);
    early.open();
    expect((await replaced).ok).toBe(true);
    const second = token(other);
    late.open();
    expect([(await first).ok, (await second).ok]).toEqual([true, true]);
    expect(asked.filter((path) => path === 'token')).toHaveLength(2);
  });

  test.each([
    ['enrolling', '/v1/enrol'],
    ['the nonce', '/v1/nonce'],
    ['the token', '/v1/token'],
  ])('an answer to %s that is lost after the server had committed does no harm', async (_what, path) => {
    const { token, spoil, remembered } = await openAccess();
    let hit = 0;
    spoil(async (request, honest) => {
      const reply = await honest(request);
      if (pathOf(request) !== path || hit > 0) return reply;
      hit += 1;
      return lost;
    });
    expect(await token()).toMatchObject({ ok: false, answer: { ok: false, failure: 'unreachable' } });
    expect((await token()).ok).toBe(true);
    expect(remembered).toEqual(['enrolled true']);
  });

  test('an answer that does not say what it is, is none', async () => {
    const { token, spoil } = await openAccess();
    spoil(async (request, honest) => {
      const reply = await honest(request);
      return reply.ok ? { ...reply, headers: { 'x-tanggap-protocol': '1' } } : reply;
    });
    const detail = 'HTTP 200, not an answer';
    expect(await token()).toEqual({ ok: false, answer: { ok: false, failure: 'stranger', detail } });
  });

  test('a line that repeats what it carries does no harm: another nonce is asked for at once', async () => {
    const { token, spoil } = await openAccess();
    let repeated = 0;
    spoil(async (request, honest) => {
      const first = await honest(request);
      if (pathOf(request) === '/v1/token') repeated += 1;
      return repeated > 1 ? first : honest(request);
    });
    expect((await token()).ok).toBe(true);
    expect(repeated).toBe(2);
  });

  test('the wall clock of the desk may be wrong by years, and jump', async () => {
    const { server, database } = await openAccess();
    const clock = virtualClock(Date.parse('1999-01-01T00:00:00.000Z'));
    const asked: string[] = [];
    const honest = serverNet(server.app);
    const net: Net = (request) => {
      asked.push(pathOf(request));
      return honest(request);
    };
    const ports = {
      enrolled: () => undefined,
      unknown: () => undefined,
      heard: () => undefined,
      health: () => someHealth,
    };
    const access = createAccess({ clock, net, ...ports });
    const device = syncDeviceOf(await enrolDevice(database, anEnrolment()));
    const { signal } = new AbortController();
    expect((await access.token(device, signal)).ok).toBe(true);
    for (const years of [60, -90, 27]) {
      clock.jump(years * 365 * 24 * 60 * minute);
      expect(await access.token(device, signal)).toMatchObject({ ok: true, reply: null });
    }
    expect(asked).toEqual(['/v1/enrol', '/v1/nonce', '/v1/token']);
  });

  test('a token that the server does not take any more is replaced once, in the same breath', async () => {
    const { read, clock, asked, server } = await openAccess();
    expect(statusOf(await read())).toBe(200);
    // The machine slept: its monotonic clock stood still, the server's time went on.
    clock.jump(60 * minute);
    asked.length = 0;
    expect(statusOf(await read({ ...server.desk, enrolCode: null }))).toBe(200);
    expect(asked).toEqual(['publications', 'nonce', 'token', 'publications']);
  });

  test('two that are refused with the same token ask for one new token', async () => {
    const { read, clock, asked, server } = await openAccess();
    await read();
    clock.jump(60 * minute);
    asked.length = 0;
    const known = { ...server.desk, enrolCode: null };
    expect((await Promise.all([read(known), read(known)])).map(statusOf)).toEqual([200, 200]);
    expect(asked.filter((path) => path === 'token')).toHaveLength(1);
  });

  test('a token that was replaced in the meantime is not given up for an old refusal', async () => {
    const { read, clock, asked, server, spoil } = await openAccess();
    await read();
    clock.jump(60 * minute);
    const late = gate();
    let refused = 0;
    spoil(async (request, honest) => {
      const reply = await honest(request);
      if (reply.ok && reply.status === 401) refused += 1;
      if (refused === 2 && reply.ok && reply.status === 401) await late.passed;
      return reply;
    });
    asked.length = 0;
    const known = { ...server.desk, enrolCode: null };
    const both = [read(known), read(known)];
    expect(statusOf(await Promise.race(both))).toBe(200);
    late.open();
    expect((await Promise.all(both)).map(statusOf)).toEqual([200, 200]);
    expect(asked.filter((path) => path === 'token')).toHaveLength(1);
  });

  test('a server that takes no token at all is asked twice, not for ever', async () => {
    const { read, spoil, asked } = await openAccess();
    spoil((request, honest) =>
      pathOf(request) === '/v1/publications'
        ? Promise.resolve(answer(401, '{"type":"x","title":"","status":401,"detail":""}', json))
        : honest(request),
    );
    expect(statusOf(await read())).toBe(401);
    expect(asked.filter((path) => path === 'publications')).toHaveLength(2);
  });

  test('a token is for one server, one device and one key: it is never shown to another', async () => {
    const { read, spoil, server, database, pass } = await openAccess();
    const shown: string[] = [];
    spoil((request, honest) => {
      const { authorization } = request.headers;
      if (authorization !== undefined) shown.push(`${new URL(request.url).host} ${authorization}`);
      return honest(request);
    });
    await read();
    const other = syncDeviceOf(await enrolDevice(database, anEnrolment()));
    pass(1);
    await read(other);
    pass(1);
    await read({ ...server.desk, serverUrl: 'http://elsewhere.example' });
    await read({ ...other, privateKey: newDeviceKey().privateKey });
    expect(new Set(shown.map((line) => line.split(' ').at(-1))).size).toBe(shown.length);
    expect(shown).toHaveLength(3);
  });

  test('a code that was used elsewhere, ended, or is of nobody is a refusal of the desk, with the reason of the code', async () => {
    const { token, server, clock, remembered, database } = await openAccess();
    await token();
    const second = { ...server.desk, privateKey: newDeviceKey().privateKey };
    const late = syncDeviceOf(await enrolDevice(database, anEnrolment(), clock.now()));
    const ofNobody = { ...late, enrolCode: 'x'.repeat(27) };
    const refusal = async (device: SyncDevice) => {
      const got = await token(device);
      if (got.ok || !got.answer.ok) throw new Error('not refused');
      const { type }: { type: string } = JSON.parse(Buffer.from(got.answer.body).toString());
      return [got.answer.status, type.split(':').at(-1)];
    };
    expect(await refusal(second)).toEqual([409, 'code-used']);
    expect(await refusal(ofNobody)).toEqual([401, 'unknown-code']);
    clock.jump(8 * 24 * 60 * minute);
    expect(await refusal(late)).toEqual([410, 'code-expired']);
    await revokeDevice(database, late.deviceId, new Date(clock.now()).toISOString());
    expect(await refusal({ ...late, enrolCode: null })).toEqual([401, 'not-enrolled']);
    expect(await refusal(late)).toEqual([403, 'device-revoked']);
    expect(remembered.filter((line) => line === 'unknown').length).toBeGreaterThan(2);
  });

  test('an old code of a desk whose key the server knows keeps nobody out', async () => {
    const { token, server, remembered } = await openAccess();
    await token();
    const again = { ...server.desk, enrolCode: 'an-old-code-of-this-very-desk', serverUrl: 'http://again.example' };
    expect((await token(again)).ok).toBe(true);
    expect(remembered).toEqual(['enrolled true', 'enrolled false']);
  });
});
