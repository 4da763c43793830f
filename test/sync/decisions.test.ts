import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterRequest } from '../../shared/domain/afterRequest.ts';
import { attentionOf } from '../../shared/domain/attentionOf.ts';
import { batchRoom } from '../../shared/domain/batchRoom.ts';
import {
  afterAnswer,
  afterTimeout,
  afterTooLarge,
  firstSize,
  sizeNow,
  withMost,
} from '../../shared/domain/batchSize.ts';
import { believedWatermark } from '../../shared/domain/believedWatermark.ts';
import { drainProgress } from '../../shared/domain/drainProgress.ts';
import { isReconcileDue } from '../../shared/domain/reconcileDue.ts';
import { refusalOf } from '../../shared/domain/refusalOf.ts';
import { isResendDue, resentByThemselves } from '../../shared/domain/resendDue.ts';
import { freshSending } from '../../shared/domain/sendingState.ts';
import { limits } from '../../shared/model/limits.ts';
import { ParkReason } from '../../shared/model/outgoing.ts';

const hour = 3_600_000;
const day = 24 * hour;

describe('the room of a batch', () => {
  test('is sensible whatever a server says', () => {
    const number = fc.oneof(fc.integer(), fc.double(), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), number, number, (pack, items, bytes) => {
        const room = batchRoom(pack, { items, bytes });
        for (const value of [room.items, room.bytes]) expect(Number.isInteger(value) && value >= 1).toBe(true);
        expect(room.items).toBeLessThanOrEqual(limits.batchItems);
        expect(room.bytes).toBeLessThanOrEqual(limits.batchBytesTarget);
      }),
    );
  });

  test('is what the pack says before the server has spoken', () => {
    expect(batchRoom(50, null)).toEqual({ items: 50, bytes: limits.batchBytesTarget });
    expect(batchRoom(9_999, null).items).toBe(limits.batchItems);
    expect(batchRoom(50, { items: 7.9, bytes: 1_000.5 })).toEqual({ items: 7, bytes: 1_000 });
  });
});

describe('the size of a batch', () => {
  test('stays between one and what the server takes, whatever happens', () => {
    const event = fc.oneof(
      fc.constant('answer' as const),
      fc.constant('tooLarge' as const),
      fc.constant('timeout' as const),
      fc.integer({ min: 1, max: 500 }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let size = withMost(firstSize(50), 500);
        for (const happened of events) {
          const sent = sizeNow(size);
          if (typeof happened === 'number') size = withMost(size, happened);
          else if (happened === 'answer') size = afterAnswer(size, sent);
          else size = happened === 'tooLarge' ? afterTooLarge(size, sent) : afterTimeout(size, sent);
          expect(sizeNow(size)).toBeGreaterThanOrEqual(1);
          expect(sizeNow(size)).toBeLessThanOrEqual(size.most);
        }
      }),
    );
  });

  test('grows only by batches that used all the room they had', () => {
    const size = withMost(firstSize(50), 500);
    expect(sizeNow(afterAnswer(size, 49))).toBe(50);
    expect(sizeNow(afterAnswer(size, 50))).toBe(100);
    const halved = afterTooLarge({ ...size, ceiling: 400 }, 400);
    expect([sizeNow(halved), sizeNow(afterAnswer(halved, 200))]).toEqual([200, 250]);
    const small = { ...halved, ceiling: 60 };
    expect([sizeNow(afterAnswer(small, 60)), sizeNow(afterAnswer({ ...small, ceiling: 150 }, 150))]).toEqual([
      120, 200,
    ]);
  });

  test('is halved by the third silence, and by the first of a size that was never answered', () => {
    let size = withMost(firstSize(50), 500);
    for (const expected of [50, 50, 25]) {
      size = afterTimeout(size, 50);
      expect(sizeNow(size)).toBe(expected);
    }
    expect(sizeNow(afterTimeout(afterAnswer(withMost(firstSize(50), 500), 50), 100))).toBe(50);
  });
});

describe('a watermark', () => {
  test('is believed exactly when it rises, stays within what was given out, and secures nothing that has not arrived', () => {
    const seq = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(seq, seq, seq, seq, seq, (given, contiguousSeq, securedSeq, nextContiguous, nextSecured) => {
        const said = { incarnation: 1, contiguousSeq: nextContiguous, securedSeq: nextSecured };
        const belief = believedWatermark({ given, contiguousSeq, securedSeq }, said);
        const isPossible = nextContiguous <= given && nextSecured <= nextContiguous;
        const hasRisen = nextContiguous >= contiguousSeq && nextSecured >= securedSeq;
        expect(belief).toEqual(
          !isPossible ? { kind: 'nonsense' } : hasRisen ? { kind: 'believed', watermark: said } : { kind: 'fell' },
        );
      }),
    );
  });
});

describe('the comparison with the server', () => {
  const last = { epoch: 'a', at: 1_000 * day };
  const moment = (changes: Partial<{ now: number; sinceMs: number | null; spread: number }> = {}) => ({
    now: last.at + hour,
    sinceMs: null,
    spread: 0,
    ...changes,
  });

  test.each([
    ['before any server has spoken', isReconcileDue(null, 'a', true, moment()), false],
    ['an hour after the last', isReconcileDue(last, 'a', false, moment()), false],
    ['with a server that has not spoken since', isReconcileDue(last, null, false, moment()), false],
    ['with another server', isReconcileDue(last, 'b', false, moment()), true],
    ['with a server that has less than before', isReconcileDue(last, 'a', true, moment()), true],
    ['minutes after a try', isReconcileDue(last, 'b', true, moment({ sinceMs: 599_999 })), false],
    ['ten minutes after a try', isReconcileDue(last, 'b', false, moment({ sinceMs: 600_000 })), true],
    ['a day later', isReconcileDue(last, 'a', false, moment({ now: last.at + day })), true],
    ['just before the day is over', isReconcileDue(last, 'a', false, moment({ now: last.at + day - 1 })), false],
    [
      'four hours earlier',
      isReconcileDue(last, 'a', false, moment({ now: last.at + day - 2 * hour, spread: 0.5 })),
      true,
    ],
    ['by a clock that was set back', isReconcileDue(last, 'a', false, moment({ now: last.at - 1 })), true],
  ])('%s is due: %s', (_when, isDue, expected) => {
    expect(isDue).toBe(expected);
  });
});

describe('what is parked', () => {
  const last = { client: 'tanggap 1', server: 'a', at: 1_000 * day };
  test.each([
    ['an hour later', {}, hour, false],
    ['with another program', { client: 'tanggap 2' }, hour, true],
    ['with another server', { server: 'b' }, hour, true],
    ['a day later', {}, day, true],
    ['by a clock that was set back', {}, -1, true],
  ])('%s may pass now: %s', (_when, changes, elapsed, expected) => {
    expect(isResendDue(last, { ...last, ...changes }, last.at + elapsed)).toBe(expected);
  });

  test('because it is damaged is never sent again, everything else is', () => {
    const others = ParkReason.options.filter((reason) => !resentByThemselves.includes(reason));
    expect(others).toEqual(['damaged']);
  });
});

test('progress is shown for a backlog alone, and never leaves its bounds', () => {
  expect([drainProgress(0, 50, 50), drainProgress(0, 51, 50)]).toEqual([null, { done: 0, total: 51 }]);
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 500 }), (done, pending, batch) => {
      const progress = drainProgress(done, pending, batch);
      expect(progress === null || (progress.total > 0 && progress.done <= progress.total)).toBe(true);
    }),
  );
});

test('a person is needed after a refusal of the desk or of the program, and after nothing else', () => {
  expect([attentionOf('refused'), attentionOf('outdated'), attentionOf('sent'), attentionOf(null)]).toEqual([
    'enrolAgain',
    'updateApp',
    'none',
    'none',
  ]);
});

test('an old program waits as long as waits become, from the first refusal on', () => {
  const outdated = { kind: 'outdated', detail: 'HTTP 426' } as const;
  const step = afterRequest(freshSending(50, 0), outdated, [], { monotonic: 0, unit: 0.5 });
  expect(step).toMatchObject({
    outcome: 'outdated',
    waitMs: limits.backoffCapMs / 2,
    fates: [],
    sending: { attempt: 1 },
  });
});

test('a question that was not answered ends as the ledger names it', () => {
  const kinds = ['offline', 'timeout', 'reset', 'stranger', 'stopped', 'refused', 'outdated', 'rejected'] as const;
  expect(kinds.map((kind) => refusalOf({ kind, detail: 'x' }).outcome)).toEqual(
    'offline offline offline notOurServer interrupted refused outdated serverFailed'.split(' '),
  );
  const busy = refusalOf({ kind: 'serverBusy', retryAfter: 30, detail: 'y'.repeat(999) });
  expect(busy).toEqual({ outcome: 'serverBusy', retryAfter: 30, detail: 'y'.repeat(300) });
});
