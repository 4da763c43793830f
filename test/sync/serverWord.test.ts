import { describe, expect, test } from 'vitest';
import { BatchReply } from '../../shared/contract/http.ts';
import { CaseId } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import { answer, batchIn, json, refusal } from '../support/hostileNet.ts';
import { numbers, openWorld, type Between } from '../support/openWorld.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type State = Record<string, unknown>;

/** A server that takes everything and says this of itself. */
const saying =
  (state: (nth: number) => State | undefined): Between =>
  (_notes, request, nth) => {
    const { batchId, items } = batchIn(request);
    const results = items.map(({ caseId, rev, sha256 }) => ({
      caseId,
      rev,
      sha256,
      verdict: 'created',
      problem: null,
    }));
    const reply = { batchId, serverTime: '2026-03-24T02:00:00.000Z', results, state: state(nth) };
    return answer(200, JSON.stringify(reply), json);
  };

const state = (changes: State = {}): State => ({
  epoch: '018f3a5c-0000-4000-8000-000000000001',
  watermark: { incarnation: 1, contiguousSeq: 0, securedSeq: 0 },
  limits: { items: 500, bytes: 4_194_304 },
  ...changes,
});

describe('a batch', () => {
  test('grows from what the pack says to what the server takes while it goes well', async () => {
    const world = await openWorld(saying(() => state()));
    world.save(1_800);
    world.sync().start();
    await world.pass(10_000);
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
    world.save(120);
    world.sync().start();
    await world.pass(10_000);
    expect(world.seen.map(({ items }) => items.length)).toEqual(sizes);
  });

  test('never holds more than a program can bear, whatever the server says', async () => {
    const world = await openWorld(saying(() => state({ limits: { items: 1_000_000_000, bytes: 1_000_000_000 } })));
    world.save(2_500);
    world.sync().start();
    await world.pass(10_000);
    expect(Math.max(...world.seen.map(({ items }) => items.length))).toBe(limits.batchItems);
  });

  test('is taken as sent although the server says nonsense of itself', async () => {
    const world = await openWorld(saying((nth) => (nth === 1 ? { epoch: 7 } : state({ limits: 'many' }))));
    world.save(60);
    world.sync().start();
    await world.pass(10_000);
    expect(world.sync().status()).toMatchObject({ accepted: 60, pending: 0 });
    expect(world.store.word()).toBeNull();
  });

  test('halves when it becomes too much, and grows with care from there on', async () => {
    const world = await openWorld((notes, request, nth) =>
      notes.length > 120 ? refusal(413) : saying(() => state())(notes, request, nth),
    );
    world.save(700);
    world.sync().start();
    await world.pass(20_000);
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
    world.save(200);
    world.sync().start();
    await world.pass(hour);
    expect(world.seen.slice(0, 3).map(({ items }) => items.length)).toEqual([50, 100, 50]);
    expect(world.sync().status()).toMatchObject({ accepted: 200 });
  });
});

describe('what is secured', () => {
  test('is what was accepted up to the number that the server says, in the run in which it says so', async () => {
    const world = await openWorld();
    world.save(10);
    world.sync().start();
    await world.pass(minute);
    expect(world.sync().status()).toMatchObject({ accepted: 10, secured: 0 });
    await world.backUp(8);
    world.save(1);
    world.sync().caseSaved();
    await world.pass(minute);
    expect(world.sync().status()).toMatchObject({ accepted: 3, secured: 8, pending: 0 });
    expect(world.store.ledger.map(({ secured }) => secured)).toEqual([0, 8]);
  });

  test('becomes known within a day although nothing more is sent', async () => {
    const world = await openWorld();
    world.save(4);
    world.sync().start();
    await world.pass(hour);
    await world.backUp(4);
    await world.pass(day);
    expect(world.sync().status()).toMatchObject({ accepted: 0, secured: 4 });
  });

  test.each([
    ['more than was ever given out', { incarnation: 1, contiguousSeq: 3, securedSeq: 3 }],
    ['more than has arrived', { incarnation: 1, contiguousSeq: 1, securedSeq: 2 }],
    ['of a desk before this one', { incarnation: 7, contiguousSeq: 2, securedSeq: 2 }],
  ])('is nothing of what cannot be: %s', async (_what, watermark) => {
    const world = await openWorld(saying(() => state({ watermark })));
    world.save(2);
    world.sync().start();
    await world.pass(minute);
    expect(world.sync().status()).toMatchObject({ accepted: 2, secured: 0 });
  });

  test('never becomes less; a server that says less than before is asked what it lacks, at most every ten minutes', async () => {
    const falls = [10, 5, 10, 5, 10, 5];
    const world = await openWorld(
      saying((nth) => {
        const seq = falls[nth % falls.length] ?? 0;
        return state({ watermark: { incarnation: 1, contiguousSeq: seq, securedSeq: seq } });
      }),
    );
    world.save(10);
    world.sync().start();
    await world.pass(minute);
    for (let i = 0; i < 6; i += 1) {
      world.save(1);
      world.sync().caseSaved();
      await world.pass(minute);
    }
    expect(world.sync().status()).toMatchObject({ secured: 10 });
    expect(world.compared.length).toBeGreaterThan(0);
    expect(world.store.ledger.filter(({ trigger, offered }) => trigger === 'reconcile' && offered === 0)).toHaveLength(
      1,
    );
  });
});

describe('a server that takes nothing from this version any more', () => {
  test('is asked rarely, loses nothing, and says that the program must be updated', async () => {
    let isOutdated = true;
    const world = await openWorld(() => (isOutdated ? refusal(426) : null));
    world.save(3);
    world.sync().start();
    await world.pass(day);
    expect(world.sync().status()).toMatchObject({ pending: 3, lastOutcome: 'outdated', attention: 'updateApp' });
    expect(world.seen.length).toBeLessThan(300);
    isOutdated = false;
    await world.pass(hour);
    expect(await world.onServer()).toEqual(numbers(1, 3));
    expect(world.sync().status()).toMatchObject({ attention: 'none' });
  });

  test('a desk that is refused is told to enrol again, also while the server cannot be reached', async () => {
    let isDown = false;
    const world = await openWorld(() =>
      isDown ? { ok: false, failure: 'unreachable', detail: 'ECONNREFUSED' } : refusal(403),
    );
    world.save(1);
    world.sync().start();
    await world.pass(hour);
    isDown = true;
    await world.pass(hour);
    expect(world.sync().status()).toMatchObject({ lastOutcome: 'offline', attention: 'enrolAgain', pending: 1 });
  });
});

describe('what is parked', () => {
  const spoiling =
    (isSpoilt: () => boolean): Between =>
    (notes) =>
      isSpoilt() && notes.includes('2') ? refusal(400) : null;

  test('is sent again at once when a person asks, one or all', async () => {
    let isSpoilt = true;
    const world = await openWorld(spoiling(() => isSpoilt));
    const [, second] = world.save(3);
    world.sync().start();
    await world.pass(minute);
    expect(world.sync().status()).toMatchObject({ parked: 1, accepted: 2 });
    expect(world.sync().resend({ caseId: CaseId.parse('018f3a5c-0000-7000-8000-00000000ffff'), rev: 1 })).toBe(0);
    isSpoilt = false;
    expect(second === undefined ? 0 : world.sync().resend(second)).toBe(1);
    await world.pass(minute);
    expect(await world.onServer()).toEqual(numbers(1, 3).toSorted());
    expect(world.sync().resend(null)).toBe(0);
  });

  test('is tried again by itself after a day, and not before', async () => {
    let isSpoilt = true;
    const world = await openWorld(spoiling(() => isSpoilt));
    world.save(3);
    world.sync().start();
    await world.pass(hour);
    isSpoilt = false;
    await world.pass(20 * hour);
    expect(world.sync().status()).toMatchObject({ parked: 1 });
    await world.pass(5 * hour);
    expect(world.sync().status()).toMatchObject({ parked: 0, accepted: 3 });
  });

  test('is tried again by itself when the server is another one', async () => {
    let isSpoilt = true;
    const world = await openWorld(spoiling(() => isSpoilt));
    world.save(3);
    world.sync().start();
    await world.pass(hour);
    isSpoilt = false;
    await world.restore([]);
    world.save(1);
    world.sync().caseSaved();
    await world.pass(hour);
    expect(world.sync().status()).toMatchObject({ parked: 0, accepted: 4 });
  });

  test('by the word of the server stays so until a person decides', async () => {
    const world = await openWorld((_notes, request) => {
      const { batchId, items } = batchIn(request);
      const results = items.map(({ caseId, rev, sha256 }, i) => ({
        caseId,
        rev,
        sha256,
        verdict: i === 0 ? 'quarantined' : 'conflict',
        problem: null,
      }));
      return answer(200, JSON.stringify({ batchId, serverTime: '2026-03-24T02:00:00.000Z', results }), json);
    });
    world.save(2);
    world.sync().start();
    await world.pass(3 * day);
    expect(world.sync().status()).toMatchObject({ parked: 2 });
    expect(world.seen).toHaveLength(1);
  });
});

describe('a long backlog', () => {
  test('shows how far it has come, and nothing when there is none', async () => {
    const world = await openWorld();
    world.save(400);
    world.sync().start();
    await world.pass(minute);
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

test('a reply of the protocol is read with the state that it carries', () => {
  const reply = {
    batchId: '018f3a5c-0000-4000-8000-000000000001',
    serverTime: '2026-03-24T02:00:00.000Z',
    results: [],
  };
  expect(BatchReply.parse({ ...reply, state: state() }).state).toEqual(state());
  expect(BatchReply.parse({ ...reply, state: { epoch: 'x' } }).state).toBeUndefined();
});
