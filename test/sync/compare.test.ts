import { describe, expect, test } from 'vitest';
import { anItem, hashOf } from '../support/batchItems.ts';
import { answer, json, refusal } from '../support/hostileNet.ts';
import { numbers, openWorld } from '../support/openWorld.ts';
import { comparison, saying, state } from '../support/sayingServer.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const anotherEpoch = '018f3a5c-0000-4000-8000-000000000009';

describe('a server that comes back from an old backup', () => {
  test('gets again what it lost, and nothing else, as soon as the next case tells that it is another one', async () => {
    const world = await openWorld();
    await world.begin(300, minute);
    expect(world.sync().status()).toMatchObject({ accepted: 300, pending: 0 });
    await world.restore([...numbers(40, 60), '290']);
    const before = world.seen.length;
    world.save(1);
    world.sync().caseSaved();
    await world.pass(20 * minute);
    expect((await world.onServer()).toSorted((a, b) => Number(a) - Number(b))).toEqual(numbers(1, 301));
    expect(world.sync().status()).toMatchObject({ accepted: 301, pending: 0, parked: 0 });
    expect(world.seen.slice(before).flatMap(({ items }) => items)).toEqual(['301', ...numbers(40, 60), '290']);
    const line = world.store.ledger.find(({ trigger }) => trigger === 'reconcile');
    expect(line).toMatchObject({ missing: 22, end: { outcome: 'sent' } });
    expect(world.store.compared()?.epoch).toBe(world.store.word()?.epoch);
  });

  test('is found out within a day although nothing is saved any more', async () => {
    const world = await openWorld();
    await world.begin(10, hour);
    await world.restore(['3']);
    await world.pass(day);
    expect(world.compared.length).toBeGreaterThan(0);
    expect((await world.onServer()).toSorted((a, b) => Number(a) - Number(b))).toEqual(numbers(1, 10));
  });

  test('is found out while one case, on which it breaks every time, waits alone', async () => {
    const world = await openWorld((notes) => (notes.includes('11') ? refusal(500) : null));
    await world.begin(10, hour);
    world.save(1);
    world.sync().caseSaved();
    await world.restore(['3', '7']);
    await world.pass(2 * day);
    expect((await world.onServer()).toSorted((a, b) => Number(a) - Number(b))).toEqual(numbers(1, 10));
    expect(world.sync().status()).toMatchObject({ accepted: 10, pending: 1 });
  });

  test('gets again what it had kept for a person, because that may be lost as well', async () => {
    const world = await openWorld();
    world.save(1);
    const body = JSON.stringify({ note: 'no case' });
    world.store.add({ ...anItem({ seq: 2 }), incarnation: 1, body, sha256: hashOf(body) });
    world.sync().start();
    await world.pass(minute);
    expect(world.sync().status()).toMatchObject({ accepted: 1, parked: 1 });
    await world.restore(['1']);
    await world.pass(day + hour);
    expect(world.seen.flatMap(({ items }) => items).filter((note) => note === 'no case')).toHaveLength(2);
    expect(world.sync().status()).toMatchObject({ accepted: 1, parked: 1, pending: 0 });
  });

  test('is compared to the end by the program that is started after one that was killed in the middle', async () => {
    const world = await openWorld(undefined, {}, (post) => {
      if (post.names.length === 0 || hasCrashed) return null;
      hasCrashed = true;
      world.crash();
      return { ok: false, failure: 'reset', detail: 'ECONNRESET' };
    });
    let hasCrashed = false;
    await world.begin(30, minute);
    await world.restore(numbers(5, 25));
    world.save(1);
    world.sync().caseSaved();
    await world.pass(hour);
    expect(hasCrashed).toBe(true);
    expect((await world.onServer()).toSorted((a, b) => Number(a) - Number(b))).toEqual(numbers(1, 31));
    const lines = world.store.ledger.filter(({ trigger }) => trigger === 'reconcile');
    expect(lines.map(({ end, missing, offered }) => [end?.outcome, missing, offered])).toEqual([
      ['interrupted', 0, 0],
      ['sent', 21, 0],
      ['sent', 0, 21],
    ]);
  });
});

describe('the daily comparison', () => {
  test('asks in digests alone while nothing is missing, once a day, and not the whole fleet at once', async () => {
    const world = await openWorld();
    await world.begin(600, 5 * day);
    const times = world.compared.map(({ at }) => at);
    expect(times).toHaveLength(5);
    expect(world.compared.every(({ post }) => post.names.length === 0)).toBe(true);
    expect(world.compared[0]?.post.ranges.map(({ from, to }) => [from, to])).toEqual([
      [1, 256],
      [257, 512],
      [513, 768],
    ]);
    expect(times[0]).toBeGreaterThan(19 * hour);
    expect(times[0]).toBeLessThanOrEqual(24 * hour);
  });

  test('is never asked for by a desk of which the server has nothing', async () => {
    const world = await openWorld((_items) => refusal(403));
    await world.begin(3, 3 * day);
    expect(world.compared).toEqual([]);
  });

  test('comes in any case, whatever happens to the clock', async () => {
    const world = await openWorld();
    await world.begin(2, hour);
    await world.restore(['2']);
    world.clock.jump(-400 * day);
    await world.pass(2 * hour);
    expect((await world.onServer()).toSorted()).toEqual(['1', '2']);
    await world.restore(['1']);
    world.clock.jump(800 * day);
    await world.pass(2 * hour);
    expect((await world.onServer()).toSorted()).toEqual(['1', '2']);
  });

  test.each([
    ['fails', () => refusal(500), 'serverFailed'],
    ['is busy', () => answer(503, '', { ...json, 'retry-after': '60' }), 'serverBusy'],
    ['does not know the question', () => refusal(404), 'notOurServer'],
    ['answers with something else', () => answer(200, '{"differing":[]}', json), 'notOurServer'],
    ['is a portal', () => answer(200, '<html>', { 'content-type': 'text/html' }), 'notOurServer'],
    ['is out of reach', () => ({ ok: false, failure: 'unreachable', detail: 'ECONNREFUSED' }) as const, 'offline'],
    ['is a stranger', () => ({ ok: false, failure: 'stranger', detail: 'CERT' }) as const, 'notOurServer'],
  ] as const)('with a server that %s keeps nobody from sending, and is tried again', async (_what, spoil, outcome) => {
    let isBroken = true;
    const world = await openWorld(undefined, {}, () => (isBroken ? spoil() : null));
    await world.begin(5, 30 * hour);
    const line = world.store.ledger.find(({ trigger }) => trigger === 'reconcile');
    expect(line?.end).toMatchObject({ outcome, missing: 0 });
    // It is due ten hours before the end at the earliest, and tried at most at every slot of five minutes.
    expect(world.compared.length).toBeLessThanOrEqual(121);
    world.save(1);
    world.sync().caseSaved();
    await world.pass(minute);
    expect(await world.onServer()).toEqual(numbers(1, 6));
    isBroken = false;
    await world.pass(hour);
    expect(world.store.ledger.findLast(({ trigger }) => trigger === 'reconcile')?.end).toMatchObject({
      outcome: 'sent',
    });
  });

  test('with a server that calls everything missing sends it again, and no more than once for each answer', async () => {
    const world = await openWorld(undefined, {}, (post) => {
      const watermark = { incarnation: 1, contiguousSeq: 9_999, securedSeq: 9_999 };
      const strange = { caseId: '018f3a5c-0000-7000-8000-00000000ffff', rev: 1 };
      const missing = [...post.names.map(({ caseId, rev }) => ({ caseId, rev })), strange];
      const differing = [...post.ranges.map(({ from }) => from), 77_777];
      return comparison(state({ watermark, limits: { items: 0, bytes: -1 } }), { differing, missing });
    });
    await world.begin(20, 2 * day);
    expect(world.sync().status()).toMatchObject({ accepted: 20, pending: 0, secured: 0 });
    expect(await world.onServer()).toEqual(numbers(1, 20));
    // Its epoch is another one than that of its results: compared anew with each case, but never in a circle.
    expect(world.seen.length).toBeLessThan(2 * 24 * 6 + 10);
  });

  test('that is cut off by a stop changes nothing', async () => {
    const world = await openWorld(undefined, {}, () => ({ ok: false, failure: 'stopped', detail: 'stopped' }));
    await world.begin(3, 25 * hour);
    expect(world.store.ledger.find(({ trigger }) => trigger === 'reconcile')?.end?.outcome).toBe('interrupted');
    expect(world.sync().status()).toMatchObject({ accepted: 3, pending: 0 });
  });

  test('is begun anew when the server is restored once more in the middle of it', async () => {
    let isOther = true;
    const world = await openWorld(undefined, {}, (post) => {
      if (post.names.length === 0 || !isOther) return null;
      isOther = false;
      return comparison(state({ epoch: anotherEpoch }));
    });
    await world.begin(10, minute);
    await world.restore(['4']);
    world.save(1);
    world.sync().caseSaved();
    await world.pass(hour);
    const lines = world.store.ledger.filter(({ trigger, offered }) => trigger === 'reconcile' && offered === 0);
    expect(lines.map(({ end }) => end?.outcome)).toEqual(['notOurServer', 'sent']);
    expect((await world.onServer()).toSorted((a, b) => Number(a) - Number(b))).toEqual(numbers(1, 11));
  });

  test('of many ranges, each of which differs and none of which lacks anything, sends nothing again', async () => {
    const world = await openWorld(undefined, {}, (post) => {
      const watermark = { incarnation: 2, contiguousSeq: 0, securedSeq: 0 };
      return comparison(state({ epoch: anotherEpoch, watermark }), { differing: post.ranges.map(({ from }) => from) });
    });
    await world.begin(2_100, 25 * hour);
    expect(world.compared.map(({ post }) => [post.ranges.length, post.names.length]).slice(0, 3)).toEqual([
      [9, 0],
      [0, 7 * 256],
      [0, 2_100 - 7 * 256],
    ]);
    expect(world.sync().status()).toMatchObject({ accepted: 2_100, secured: 0, pending: 0 });
  });

  test('has nothing to ask where the server keeps only what a person must look at', async () => {
    const world = await openWorld(
      saying(
        () => state(),
        () => 'quarantined',
      ),
    );
    await world.begin(2, 3 * day);
    expect(world.sync().status()).toMatchObject({ parked: 2 });
    expect(world.compared).toEqual([]);
    // Offered once more every day, and held back again.
    expect(world.store.ledger.map(({ end }) => end?.outcome)).toEqual(['sent', 'sent', 'sent']);
  });
});
