import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterRequest } from '../../shared/domain/afterRequest.ts';
import { backoffMs, retryAfterMs, retryAfterSeconds, waitLeftMs } from '../../shared/domain/backoff.ts';
import { clockSkewMinutes } from '../../shared/domain/clockSkew.ts';
import { nextBatch } from '../../shared/domain/nextBatch.ts';
import { begin, manualAt, nextWake, nothingPlanned, waitUntil, wish } from '../../shared/domain/sendingPlan.ts';
import {
  afterResumeMs,
  afterSaveMs,
  afterShiftEndMs,
  afterStartMs,
  devicePhaseMs,
  untilSlotMs,
} from '../../shared/domain/sendingSchedule.ts';
import { sizeNow } from '../../shared/domain/batchSize.ts';
import { freshSending, type Sending } from '../../shared/domain/sendingState.ts';
import { utf8Length } from '../../shared/domain/utf8Length.ts';
import { limits } from '../../shared/model/limits.ts';
import { SyncTrigger } from '../../shared/model/sync.ts';
import { anItem } from '../support/batchItems.ts';

const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const wallClock = fc.integer({ min: 0, max: 4e12 });

describe('the wait after a failure', () => {
  test.each([
    [1, 10_000],
    [2, 20_000],
    [5, 160_000],
    [8, 900_000],
    [1_000_000, 900_000],
  ])('number %i in a row is anything up to %i ms', (attempt, most) => {
    expect(backoffMs(attempt, 0)).toBe(0);
    expect(backoffMs(attempt, 0.5)).toBe(most / 2);
    fc.assert(fc.property(unit, (u) => backoffMs(attempt, u) < most));
  });

  test('that a server names is kept, spread, and never beyond the longest wait', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), unit, (seconds, u) => {
        const ms = retryAfterMs(seconds, u);
        expect(ms).toBeGreaterThanOrEqual(Math.min(seconds * 1000, 600_000));
        expect(ms).toBeLessThanOrEqual(limits.backoffCapMs);
      }),
    );
    // Spread by half a minute, or by half of a longer wait.
    expect([retryAfterMs(20, 0), retryAfterMs(20, 1), retryAfterMs(400, 1)]).toEqual([20_000, 50_000, 600_000]);
  });

  test.each([
    ['120', 120],
    [' 7 ', 7],
    ['Wed, 21 Oct 2026 07:28:00 GMT', null],
    ['-1', null],
    ['1e9', null],
    ['', null],
    [null, null],
  ])('named as %j is %j seconds', (header, seconds) => {
    expect(retryAfterSeconds(header)).toBe(seconds);
  });

  test('that was stored is never longer than the longest wait, whatever happened to the clock', () => {
    fc.assert(
      fc.property(wallClock, wallClock, (at, now) => {
        const left = waitLeftMs({ at: new Date(at).toISOString(), attempt: 3 }, now);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(limits.backoffCapMs);
      }),
    );
    const noon = Date.parse('2026-03-24T12:00:00.000Z');
    const left = (ms: number) => waitLeftMs({ at: new Date(noon + ms).toISOString(), attempt: 3 }, noon);
    expect([left(-1), left(0), left(90_000), left(86_400_000)]).toEqual([0, 0, 90_000, limits.backoffCapMs]);
    expect(waitLeftMs(null, noon)).toBe(0);
  });
});

test('a start, a wake-up and the end of a shift are spread: over 5 s, half a minute, a quarter of an hour', () => {
  expect([afterStartMs(0), afterStartMs(0.5), afterStartMs(1)]).toEqual([0, 2_500, 5_000]);
  expect([afterResumeMs(0), afterResumeMs(0.5), afterResumeMs(1)]).toEqual([0, 15_000, 30_000]);
  const ends = Array.from({ length: 200 }, (_, i) => afterShiftEndMs(`desk ${i}`));
  expect(Math.min(...ends)).toBeLessThan(60_000);
  expect(Math.max(...ends)).toBeGreaterThan(840_000);
  expect(Math.max(...ends)).toBeLessThan(900_000);
});

describe('the slot of a device', () => {
  const period = 300_000;

  test('is the same every time and lies within the period', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const phase = devicePhaseMs(id, period);
        expect(phase).toBe(devicePhaseMs(id, period));
        expect(phase).toBeGreaterThanOrEqual(0);
        expect(phase).toBeLessThan(period);
      }),
    );
  });

  test('spreads a fleet over the period: no tenth of it holds more than twice its share', () => {
    const tenths = Array<number>(10).fill(0);
    for (let i = 0; i < 5_000; i += 1) {
      const id = `018f3a5c-${i.toString(16).padStart(4, '0')}-7000-8000-000000000000`;
      const tenth = Math.floor((devicePhaseMs(id, period) / period) * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(Math.max(...tenths)).toBeLessThan(1_000);
    expect(Math.min(...tenths)).toBeGreaterThan(250);
  });

  test('always comes, at the latest after a period, whatever the clock says', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4e12, max: 4e12 }), fc.integer({ min: 0, max: period - 1 }), (now, phase) => {
        const left = untilSlotMs(now, phase, period);
        expect(left).toBeGreaterThan(0);
        expect(left).toBeLessThanOrEqual(period);
        expect((((now + left - phase) % period) + period) % period).toBe(0);
      }),
    );
  });

  test('after a save is once to twice the pause of the pack', () => {
    expect([afterSaveMs(20, 0), afterSaveMs(20, 0.5)]).toEqual([20_000, 30_000]);
  });
});

describe('the plan', () => {
  const trigger = fc.constantFrom(...SyncTrigger.options);
  const wishes = fc.array(fc.tuple(trigger, fc.integer({ min: 0, max: 1_000 })), { minLength: 1, maxLength: 20 });
  const planned = (list: readonly (readonly [SyncTrigger, number])[]) =>
    list.reduce((plan, [why, at]) => wish(plan, why, at), nothingPlanned);

  test('never forgets a wish, and sends for the earliest first', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        expect(nextWake(planned(list))?.at).toBe(Math.min(...list.map(([, at]) => at)));
      }),
    );
  });

  test('lets nobody but a person pass a wait', () => {
    fc.assert(
      fc.property(wishes, fc.integer({ min: 0, max: 2_000 }), (list, notBefore) => {
        const next = nextWake(waitUntil(planned(list), notBefore));
        const pressed = list.filter(([why]) => why === 'manual').map(([, at]) => at);
        const others = list.filter(([why]) => why !== 'manual').map(([, at]) => Math.max(at, notBefore));
        expect(next?.at).toBe(Math.min(...pressed, ...others));
      }),
    );
  });

  test('serves with one sending everything that has come due, and nothing else', () => {
    fc.assert(
      fc.property(wishes, fc.integer({ min: 0, max: 1_000 }), (list, now) => {
        const left = begin(planned(list), now).due;
        for (const [, at] of left) expect(at).toBeGreaterThan(now);
        const earliest = planned(list).due;
        expect(left.size).toBe([...earliest.values()].filter((at) => at > now).length);
      }),
    );
  });

  test('lets a person press again after ten seconds', () => {
    expect([manualAt(null, 5), manualAt(5, 6), manualAt(5, 50_000)]).toEqual([5, 5 + limits.manualEveryMs, 50_000]);
  });
});

describe('a batch', () => {
  const item = (seq: number, length: number, incarnation = 1) => ({
    ...anItem({ seq }),
    incarnation,
    body: 'x'.repeat(length),
  });

  test('holds what fits, in order, and at least one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 300 }),
        (lengths, maxItems, maxBytes) => {
          const queue = lengths.map((length, i) => item(i + 1, length));
          const batch = nextBatch(queue, maxItems, maxBytes);
          expect(batch).toEqual(queue.slice(0, batch.length));
          expect(batch.length).toBeLessThanOrEqual(maxItems);
          const bytes = batch.reduce((sum, { body }) => sum + body.length, 0);
          expect(batch.length === 1 || bytes <= maxBytes).toBe(true);
          const next = queue[batch.length];
          const isFull = batch.length === maxItems || (next !== undefined && bytes + next.body.length > maxBytes);
          expect(batch.length === queue.length || isFull).toBe(true);
        },
      ),
    );
  });

  test('never mixes two incarnations', () => {
    const queue = [item(8, 1), item(9, 1), item(1, 1, 2)];
    expect(nextBatch(queue, 10, 100).map(({ seq }) => seq)).toEqual([8, 9]);
  });

  test('counts the bytes of a text as they go over the line', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => utf8Length(text) === Buffer.byteLength(text)));
    expect(utf8Length('\ud800a\udfff')).toBe(Buffer.byteLength('\ud800a\udfff'));
  });
});

describe('the search for the one that spoils every batch', () => {
  const moment = { monotonic: 0, unit: 0.5 };
  const rejected = { kind: 'rejected', detail: 'HTTP 400' } as const;

  test('finds it within a dozen requests wherever it is, parks it alone, and lets all others through', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (count, at) => {
        const culprit = at % count;
        const queue = Array.from({ length: count }, (_, i) => ({ caseId: anId(i), rev: 1 }));
        const waiting = new Set(queue);
        const parked: unknown[] = [];
        let sending: Sending = freshSending(50, 0);
        let refused = 0;
        for (let requests = 0; waiting.size > 0; requests += 1) {
          expect(requests).toBeLessThan(40);
          const offered = [...waiting].slice(0, sizeNow(sending.size));
          const isSpoilt = offered.some((key) => key === queue[culprit]);
          const fates = offered.map((key) => ({ ...key, state: 'accepted', verdict: 'created' }) as const);
          const judgement = { kind: 'answered', fates, created: offered.length, duplicate: 0, again: [] } as const;
          const step = afterRequest(sending, isSpoilt ? rejected : judgement, offered, moment);
          expect(step.waitMs).toBeNull();
          if (isSpoilt) refused += 1;
          for (const fate of step.fates) {
            if (fate.state === 'parked') parked.push(fate.caseId);
            const key = offered.find(({ caseId }) => caseId === fate.caseId);
            if (key !== undefined) waiting.delete(key);
          }
          ({ sending } = step);
        }
        expect(parked).toEqual([queue[culprit]?.caseId]);
        expect(refused).toBeLessThanOrEqual(7);
      }),
    );
  });

  const anId = (i: number) => anItem({ caseId: `018f3a5c-0000-7000-8000-${String(i).padStart(12, '0')}` }).caseId;
});

test.each([
  [0, 0, 0, null],
  [119_000, 0, 0, null],
  [5 * 60_000, 0, 0, 5],
  [-3 * 60_000, 0, 0, -3],
  [4 * 60_000, 2 * 60_000, 0, 3],
  [1_774_324_800_000, 0, 1_774_321_200_000, 60],
])(
  'a clock at %i ms, %i ms after the request, with the server at %i, is %j minutes wrong',
  (now, took, server, minutes) => {
    expect(clockSkewMinutes(now, took, new Date(server).toISOString())).toBe(minutes);
  },
);

test('a desk wakes once for its slot, though its clock knows whole milliseconds only', () => {
  const phase = devicePhaseMs('0195d3a0-0000-7000-8000-000000000001', 300_000) + 0.001;
  for (let now = 0; now < 600_000; now += 997) {
    const until = untilSlotMs(now, phase, 300_000);
    expect(until).toBeGreaterThanOrEqual(1);
    expect(untilSlotMs(Math.floor(now + until), phase, 300_000)).toBe(300_000);
  }
});
