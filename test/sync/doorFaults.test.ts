import { describe, expect, test } from 'vitest';
import type { NetReply, NetRequest } from '../../core/sync/ports.ts';
import { answer, json } from '../support/hostileNet.ts';
import { openWorld } from '../support/openWorld.ts';

const minute = 60_000;
const lost: NetReply = { ok: false, failure: 'reset', detail: 'ECONNRESET' };
const pathOf = ({ url }: NetRequest): string => new URL(url).pathname;

const openDoorWorld = (atTheDoor: (request: NetRequest) => NetReply | null) =>
  openWorld(undefined, undefined, undefined, atTheDoor);

describe('what goes wrong at the door is never blamed on a case', () => {
  test.each([
    ['400', () => answer(400, '{}', json), 'notOurServer'],
    ['404', () => answer(404, '{}', json), 'notOurServer'],
    ['413', () => answer(413, '{}', json), 'notOurServer'],
    ['415', () => answer(415, '{}', json), 'notOurServer'],
    ['422', () => answer(422, '{}', json), 'notOurServer'],
    ['500', () => answer(500, '{}', json), 'serverBusy'],
    ['503', () => answer(503, '{}', { ...json, 'retry-after': '30' }), 'serverBusy'],
    ['a 200 that says nothing', () => answer(200, '{}', json), 'notOurServer'],
    ['a 200 of brackets alone', () => answer(200, '['.repeat(100_000), json), 'notOurServer'],
    ['a portal page', () => answer(200, '<html>', { 'content-type': 'text/html' }), 'notOurServer'],
    ['a redirect', () => answer(302, '', { location: 'http://login.example' }), 'notOurServer'],
    ['a 401 of a proxy', () => answer(401, '<html>', { 'content-type': 'text/html' }), 'notOurServer'],
    ['a reset', () => lost, 'offline'],
    ['no answer in time', (): NetReply => ({ ok: false, failure: 'timeout', detail: 'no whole answer' }), 'offline'],
  ])('%s at each step leaves every case pending and goes on by itself afterwards', async (_what, spoilt, outcome) => {
    for (const path of ['/v1/enrol', '/v1/nonce', '/v1/token']) {
      let isSpoilt = true;
      const world = await openDoorWorld((request) => (isSpoilt && pathOf(request) === path ? spoilt() : null));
      await world.begin(3, 30 * minute);
      expect(world.sync().status(), `at ${path}`).toMatchObject({ pending: 3, parked: 0, lastOutcome: outcome });
      expect(world.seen, `at ${path}`).toEqual([]);
      isSpoilt = false;
      await world.pass(30 * minute);
      expect(world.sync().status(), `at ${path}`).toMatchObject({ pending: 0, accepted: 3 });
      expect(world.seen).toHaveLength(1);
      await world.sync().stop();
    }
  });

  test.each(['/v1/enrol', '/v1/token'])(
    'a refusal at %s is told as one, keeps everything, and is asked again',
    async (path) => {
      let isRefused = true;
      const said = '{"type":"urn:tanggap:problem:not-enrolled","title":"","status":401,"detail":""}';
      const world = await openDoorWorld((request) =>
        isRefused && ['/v1/token', path].includes(pathOf(request)) ? answer(401, said, json) : null,
      );
      await world.begin(2, 24 * 60 * minute);
      expect(world.sync().status()).toMatchObject({ pending: 2, lastOutcome: 'refused', attention: 'enrolAgain' });
      isRefused = false;
      await world.pass(20 * minute);
      expect(world.sync().status()).toMatchObject({ pending: 0, accepted: 2, attention: 'none' });
      await world.sync().stop();
    },
  );
});
