import { describe, expect, test } from 'vitest';
import { BatchReply } from '../../shared/contract/http.ts';
import { CaseId } from '../../shared/model/ids.ts';
import { refusal } from '../support/hostileNet.ts';
import { numbers, openWorld, type Between } from '../support/openWorld.ts';
import { saying, state } from '../support/sayingServer.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('what is secured', () => {
  test('is what was accepted up to the number that the server says, in the run in which it says so', async () => {
    const world = await openWorld();
    await world.begin(10, minute);
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
    await world.begin(4, hour);
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
    await world.begin(2, minute);
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
    await world.begin(10, minute);
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
    await world.begin(3, day);
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
    await world.begin(1, hour);
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
    const [, second] = await world.begin(3, minute);
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
    await world.begin(3, hour);
    isSpoilt = false;
    await world.pass(20 * hour);
    expect(world.sync().status()).toMatchObject({ parked: 1 });
    await world.pass(5 * hour);
    expect(world.sync().status()).toMatchObject({ parked: 0, accepted: 3 });
  });

  test('is tried again by itself when the server is another one', async () => {
    let isSpoilt = true;
    const world = await openWorld(spoiling(() => isSpoilt));
    await world.begin(3, hour);
    isSpoilt = false;
    await world.restore([]);
    world.save(1);
    world.sync().caseSaved();
    await world.pass(hour);
    expect(world.sync().status()).toMatchObject({ parked: 0, accepted: 4 });
  });

  test('by the word of the server is offered once a day: one that went back to a backup without saying so has lost it', async () => {
    const world = await openWorld(
      saying(
        () => state(),
        (_note, place) => (place === 0 ? 'quarantined' : 'conflict'),
      ),
    );
    await world.begin(2, 20 * hour);
    expect(world.seen).toHaveLength(1);
    await world.pass(3 * day);
    expect(world.sync().status()).toMatchObject({ parked: 2 });
    expect(world.seen.map(({ items }) => items.length)).toEqual([2, 2, 2, 2]);
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
