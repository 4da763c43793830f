import { describe, expect, test } from 'vitest';
import { limits } from '../../shared/model/limits.ts';
import { anItem, hashOf } from '../support/batchItems.ts';
import { answer, json, refusal } from '../support/hostileNet.ts';
import { numbers, openWorld } from '../support/openWorld.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('a saved case', () => {
  test('is sent after the pause of the pack, together with those saved meanwhile', async () => {
    const world = await openWorld(undefined, { afterSaveSeconds: 10 });
    world.sync().start();
    await world.pass(20_000);
    for (let i = 0; i < 3; i += 1) {
      world.save(1);
      world.sync().caseSaved();
      await world.pass(1_000);
    }
    await world.pass(6_000);
    expect(world.seen).toEqual([]);
    await world.pass(13_000);
    expect(world.seen.map(({ items }) => items)).toEqual([['1', '2', '3']]);
    expect(world.store.ledger.map(({ trigger, end }) => [trigger, end?.outcome, end?.created])).toEqual([
      ['save', 'sent', 3],
    ]);
  });

  test('is sent on the schedule when nobody said that it was saved', async () => {
    const world = await openWorld(undefined, { everyMinutes: 5 });
    world.sync().start();
    await world.pass(10_000);
    world.save(1);
    await world.pass(5 * minute);
    expect(world.store.ledger.map(({ trigger }) => trigger)).toEqual(['schedule']);
    expect(await world.onServer()).toEqual(['1']);
  });

  test.each([
    ['start', 5_000],
    ['shiftEnd', 15 * minute],
    ['resume', 30_000],
  ] as const)('is sent soon after %s', async (trigger, within) => {
    const world = await openWorld(undefined, { everyMinutes: 240 });
    if (trigger !== 'start') {
      world.sync().start();
      await world.pass(10_000);
    }
    world.save(2);
    if (trigger === 'start') world.sync().start();
    if (trigger === 'shiftEnd') world.sync().shiftEnded();
    if (trigger === 'resume') world.sync().resumed();
    await world.pass(within);
    expect(world.store.ledger.map((line) => line.trigger)).toEqual([trigger]);
  });

  test('stays where it is while nobody has provisioned the desk, and goes out afterwards', async () => {
    const world = await openWorld();
    const device = world.store.device();
    world.store.setDevice(null);
    world.save(1);
    world.sync().start();
    world.sync().now();
    world.sync().shiftEnded();
    await world.pass(hour);
    expect([world.seen, world.reported]).toEqual([[], []]);
    world.store.setDevice(device);
    await world.pass(6 * minute);
    expect(await world.onServer()).toEqual(['1']);
  });

  test('whose text no longer has its hash is never sent, waits for a person, and holds up nobody', async () => {
    const world = await openWorld();
    const item = { ...anItem({ seq: 1, note: 'damaged' }, { sha256: hashOf('as it was') }), incarnation: 1 };
    world.store.add(item);
    await world.begin(2, minute);
    expect(await world.onServer()).toEqual(['1', '2']);
    expect([...world.store.fates.values()][0]).toMatchObject({ state: 'parked', reason: 'damaged' });
  });
});

describe('send now', () => {
  test('goes at once, and a second press at the earliest ten seconds later', async () => {
    const world = await openWorld(undefined, { everyMinutes: 240 });
    world.sync().start();
    await world.pass(10_000);
    world.save(1);
    world.sync().now();
    await world.pass(0);
    expect(world.seen).toHaveLength(1);
    world.save(1);
    world.sync().now();
    world.sync().now();
    await world.pass(limits.manualEveryMs - 1);
    expect(world.seen).toHaveLength(1);
    await world.pass(1);
    expect(world.seen).toHaveLength(2);
    expect(await world.onServer()).toEqual(['1', '2']);
  });

  test('does not wait for a wait that is in force', async () => {
    let isDown = true;
    const world = await openWorld(() => (isDown ? answer(503, '', { ...json, 'retry-after': '600' }) : null));
    await world.begin(1, minute);
    expect(world.seen).toHaveLength(1);
    await world.pass(8 * minute);
    expect(world.seen).toHaveLength(1);
    isDown = false;
    world.sync().now();
    await world.pass(0);
    expect(world.sync().status()).toMatchObject({ pending: 0, lastOutcome: 'sent' });
  });

  test('with nothing to send says in the ledger whether the server is there', async () => {
    const answers = [
      null,
      { ok: false, failure: 'unreachable', detail: 'ECONNREFUSED' },
      answer(200, '<html>', { 'content-type': 'text/html' }),
      answer(204),
    ] as const;
    let asked = 0;
    const world = await openWorld(() => answers[asked++] ?? null);
    world.sync().start();
    for (let i = 0; i < answers.length; i += 1) {
      world.sync().now();
      await world.pass(limits.manualEveryMs);
    }
    expect(world.store.ledger.map(({ end }) => [end?.outcome, end?.detail])).toEqual([
      ['nothingToSend', 'HTTP 204'],
      ['offline', 'ECONNREFUSED'],
      ['offline', 'HTTP 200'],
      ['offline', 'HTTP 204'],
    ]);
  });
});

describe('a long queue', () => {
  test('is drained in one go, batch after batch, in the order of saving, one request at a time', async () => {
    let underWay = 0;
    let most = 0;
    const world = await openWorld(() => {
      underWay += 1;
      most = Math.max(most, underWay);
      queueMicrotask(() => (underWay -= 1));
      return null;
    });
    await world.begin(180, 5_000);
    expect(world.seen.map(({ items }) => items.length)).toEqual([50, 100, 30]);
    expect(await world.onServer()).toEqual(numbers(1, 180));
    expect(most).toBe(1);
  });

  test('is compressed on its way', async () => {
    const world = await openWorld();
    await world.begin(50, 5_000);
    expect(world.seen[0]?.request.headers['content-encoding']).toBe('gzip');
    expect(world.store.ledger[0]?.bytesSent).toBe(world.seen[0]?.request.body?.byteLength);
  });

  test('goes out plain to a server that takes no gzip, and is not asked again', async () => {
    const world = await openWorld((_items, { headers }) => (headers['content-encoding'] ? refusal(415) : null));
    await world.begin(100, 5_000);
    expect(world.seen).toHaveLength(3);
    expect(await world.onServer()).toEqual(numbers(1, 100));
  });

  test('is cut smaller until the server takes it', async () => {
    const world = await openWorld((items) => (items.length > 12 ? refusal(413) : null));
    await world.begin(100, 5_000);
    expect(await world.onServer()).toEqual(numbers(1, 100));
    expect(world.store.ledger.map(({ end }) => end?.outcome).slice(0, 3)).toEqual(['tooLarge', 'tooLarge', 'sent']);
  });

  test('gets through a line that is too slow for a whole batch', async () => {
    const world = await openWorld((items) =>
      items.length > 5 ? { ok: false, failure: 'timeout', detail: 'no whole answer' } : null,
    );
    await world.begin(20, 2 * hour);
    expect(await world.onServer()).toEqual(numbers(1, 20));
  });
});
