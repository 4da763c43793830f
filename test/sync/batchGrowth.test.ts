import { describe, expect, test } from 'vitest';
import { limits } from '../../shared/model/limits.ts';
import { refusal } from '../support/hostileNet.ts';
import { numbers, openWorld } from '../support/openWorld.ts';
import { saying, state } from '../support/sayingServer.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('a batch', () => {
  test('grows from what the pack says to what the server takes while it goes well', async () => {
    const world = await openWorld(saying(() => state()));
    await world.begin(1_800, 10_000);
    expect(world.seen.map(({ items }) => items.length)).toEqual([50, 100, 200, 400, 500, 500, 50]);
    expect(world.sync().status()).toMatchObject({ accepted: 1_800, pending: 0 });
  });

  test.each([
    ['zero', { items: 0, bytes: 0 }, [50, 50, 20]],
    ['less than nothing', { items: -5, bytes: -5 }, [50, 50, 20]],
    ['ten', { items: 10, bytes: 4_194_304 }, [50, 10, 10, 10, 10, 10, 10, 10]],
    ['one byte', { items: 500, bytes: 1 }, [50, ...Array<number>(70).fill(1)]],
    ['a billion', { items: 1_000_000_000, bytes: 1_000_000_000 }, [50, 70]],
  ])('of a server that takes %s at once is as large as makes sense', async (_what, said, sizes) => {
    const world = await openWorld(saying(() => state({ limits: said })));
    await world.begin(120, 10_000);
    expect(world.seen.map(({ items }) => items.length)).toEqual(sizes);
  });

  test('never holds more than a program can bear, whatever the server says', async () => {
    const world = await openWorld(saying(() => state({ limits: { items: 1_000_000_000, bytes: 1_000_000_000 } })));
    await world.begin(2_500, 10_000);
    expect(Math.max(...world.seen.map(({ items }) => items.length))).toBe(limits.batchItems);
  });

  test('is taken as sent although the server says nonsense of itself', async () => {
    const world = await openWorld(saying((nth) => (nth === 1 ? { epoch: 7 } : state({ limits: 'many' }))));
    await world.begin(60, 10_000);
    expect(world.sync().status()).toMatchObject({ accepted: 60, pending: 0 });
    expect(world.store.word()).toBeNull();
  });

  test('halves when it becomes too much, and grows with care from there on', async () => {
    const world = await openWorld((notes, request, nth) =>
      notes.length > 120 ? refusal(413) : saying(() => state())(notes, request, nth),
    );
    await world.begin(700, 20_000);
    expect(world.seen.map(({ items }) => items.length)).toEqual([
      50, 100, 200, 100, 150, 75, 125, 62, 112, 162, 81, 120,
    ]);
  });

  test('that a line never carried before and that gets no answer in time halves at once', async () => {
    const world = await openWorld((notes, request, nth) =>
      notes.length > 60
        ? { ok: false, failure: 'timeout', detail: 'no whole answer' }
        : saying(() => state())(notes, request, nth),
    );
    await world.begin(200, hour);
    expect(world.seen.slice(0, 3).map(({ items }) => items.length)).toEqual([50, 100, 50]);
    expect(world.sync().status()).toMatchObject({ accepted: 200 });
  });
});

describe('a long backlog', () => {
  test('shows how far it has come, and nothing when there is none', async () => {
    const world = await openWorld();
    await world.begin(400, minute);
    const seen = world.published.flatMap(({ progress }) => (progress === null ? [] : [progress]));
    expect(seen).toEqual([
      { done: 0, total: 400 },
      { done: 50, total: 400 },
      { done: 150, total: 400 },
      { done: 350, total: 400 },
      { done: 400, total: 400 },
    ]);
    world.save(1);
    world.sync().caseSaved();
    const before = world.published.length;
    await world.pass(minute);
    expect(world.published.slice(before).map(({ progress }) => progress)).toEqual(
      world.published.slice(before).map(() => null),
    );
  });

  test('of a year without a server drains clean, and every case is there once', async () => {
    let isDown = true;
    const world = await openWorld(() => (isDown ? { ok: false, failure: 'unreachable', detail: 'ENOTFOUND' } : null));
    world.sync().start();
    for (let month = 0; month < 12; month += 1) {
      world.save(40);
      world.sync().caseSaved();
      await world.pass(6 * hour);
      // Switched off for the rest of the month; its clock is not always right when it comes back.
      world.clock.jump(30 * day + (month === 5 ? -3 * 365 * day : month === 8 ? 5 * 365 * day : 0));
      world.crash();
    }
    expect(world.sync().status()).toMatchObject({ pending: 480 });
    expect([...world.store.attempts.values()]).toEqual([]);
    isDown = false;
    await world.pass(hour);
    expect(await world.onServer()).toEqual(numbers(1, 480));
    expect(world.sync().status()).toMatchObject({ pending: 0, accepted: 480, parked: 0 });
  });
});
