import { describe, expect, test } from 'vitest';
import { limits } from '../../shared/model/limits.ts';
import { answer, json, refusal } from '../support/hostileNet.ts';
import { numbers, openWorld } from '../support/openWorld.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('a server that is away', () => {
  test.each([
    ['offline', { ok: false, failure: 'unreachable', detail: 'ENOTFOUND' }],
    ['serverFailed', refusal(500)],
  ] as const)(
    'for a week is never given up, is not hammered, and gets everything when it is back: %s',
    async (outcome, fault) => {
      let isDown = true;
      const world = await openWorld(() => (isDown ? fault : null), { everyMinutes: 5 });
      await world.begin(120, 7 * 24 * hour);
      const aDay = world.seen.length / 7;
      // The mean wait at the cap is 450 s.
      expect(aDay).toBeLessThan(1.3 * ((24 * hour) / (limits.backoffCapMs / 2)));
      expect(world.sync().status()).toMatchObject({ pending: 120, lastOutcome: outcome });
      isDown = false;
      await world.pass(hour / 2);
      expect(await world.onServer()).toEqual(numbers(1, 120));
    },
  );

  test('and names a time is not asked before it, whatever happens, but for a person', async () => {
    const world = await openWorld(() => answer(429, '', { ...json, 'retry-after': '300' }));
    await world.begin(1, 6_000);
    world.sync().caseSaved();
    world.sync().resumed();
    world.sync().shiftEnded();
    await world.pass(290_000);
    expect(world.seen).toHaveLength(1);
    await world.pass(160_000);
    expect(world.seen.length).toBeGreaterThanOrEqual(2);
  });

  test('is waited for over a restart: the wait is stored before the request goes out', async () => {
    const world = await openWorld(() => answer(503, '', { ...json, 'retry-after': '600' }));
    await world.begin(1, 6_000);
    world.crash();
    await world.pass(9 * minute);
    expect(world.seen).toHaveLength(1);
    await world.pass(10 * minute);
    expect(world.seen.length).toBeGreaterThanOrEqual(2);
    expect(world.store.nextAttempt()?.attempt).toBeGreaterThanOrEqual(2);
  });

  test('is not waited for longer than the longest wait because a clock was set', async () => {
    const world = await openWorld();
    world.save(1);
    world.store.setNextAttempt({ at: '2031-01-01T00:00:00.000Z', attempt: 4 });
    world.sync().start();
    await world.pass(limits.backoffCapMs + 1_000);
    expect(await world.onServer()).toEqual(['1']);
  });
});

describe('a program that ends while a request is under way', () => {
  test('leaves an open line that the next start calls interrupted, and the cases pending', async () => {
    const world = await openWorld(() => {
      world.crash();
      return { ok: false, failure: 'reset', detail: 'ECONNRESET' };
    });
    await world.begin(2, 5_000);
    expect(world.store.ledger[0]?.end).toMatchObject({ outcome: 'interrupted', created: 0 });
    expect(world.sync().status().pending).toBe(2);
  });

  test('by being told to stop closes its line itself and sends nothing more', async () => {
    const world = await openWorld((_items, { stop }) =>
      stop.aborted ? { ok: false, failure: 'stopped', detail: 'stopped' } : null,
    );
    world.save(1);
    world.sync().start();
    await world.sync().stop();
    await world.pass(hour);
    expect(world.seen).toEqual([]);
    expect(world.sync().status()).toMatchObject({ pending: 1, running: false, nextAttemptAt: null });
  });

  test('that only looks whether the server is there says nothing of the server', async () => {
    let stopped = Promise.resolve();
    const world = await openWorld(() => {
      stopped = world.sync().stop();
      return { ok: false, failure: 'stopped', detail: 'stopped' };
    });
    world.sync().start();
    world.sync().now();
    await world.pass(0);
    await stopped;
    expect(world.store.ledger.map(({ end }) => end?.outcome)).toEqual(['interrupted']);
  });
});

describe('the status', () => {
  test('tells when the next attempt is, whether one runs, and how the last one ended', async () => {
    let isDown = true;
    const world = await openWorld(() => (isDown ? answer(500, '', json) : null));
    expect(world.sync().status()).toMatchObject({ pending: 0, nextAttemptAt: null, lastOutcome: null, running: false });
    await world.begin(1, 6_000);
    const status = world.sync().status();
    expect(status).toMatchObject({ pending: 1, lastOutcome: 'serverFailed', lastSuccessAt: null });
    expect(Date.parse(status.nextAttemptAt ?? '')).toBeGreaterThanOrEqual(world.clock.now());
    expect(world.published.some(({ running }) => running)).toBe(true);
    isDown = false;
    await world.pass(hour);
    expect(world.published.at(-1)).toMatchObject({ pending: 0, accepted: 1, running: false, nextAttemptAt: null });
  });

  test('stays right when the wall clock is set in the middle', async () => {
    const world = await openWorld(() => answer(500, '', json));
    await world.begin(1, 6_000);
    const before = world.seen.length;
    world.clock.jump(-400 * 24 * hour);
    await world.pass(limits.backoffCapMs);
    expect(world.seen.length).toBeGreaterThan(before);
    world.clock.jump(800 * 24 * hour);
    const again = world.seen.length;
    await world.pass(limits.backoffCapMs);
    expect(world.seen.length).toBeGreaterThan(again);
  });

  test('tells once that this clock and the server disagree', async () => {
    const world = await openWorld();
    await world.begin(1, 6_000);
    world.save(1);
    world.sync().caseSaved();
    await world.pass(minute);
    // The server in this test lives in the real present.
    expect(world.skews).toHaveLength(1);
    expect(world.skews[0]).toBeLessThan(-2);
  });
});

describe('a disk that fails', () => {
  test('is reported, stops nothing, and the cases go out when it works again', async () => {
    const world = await openWorld();
    const [item] = world.save(1);
    let isFull = true;
    const { endRun } = world.store;
    Object.assign(world.store, {
      endRun: (...args: Parameters<typeof endRun>) => {
        if (isFull) throw new Error('database or disk is full');
        endRun(...args);
      },
    });
    world.crash();
    await world.pass(10 * minute);
    expect(world.reported.length).toBeGreaterThan(0);
    expect(await world.onServer()).toEqual(['1']);
    expect(world.store.fates.size).toBe(0);
    isFull = false;
    await world.pass(hour);
    expect(world.store.fates.get(`${item?.caseId}/1`)).toMatchObject({ state: 'accepted' });
    expect(await world.onServer()).toEqual(['1']);
  });
});
