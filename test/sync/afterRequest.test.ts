import { describe, expect, test } from 'vitest';
import { afterDrained, afterRequest, type NoAnswer } from '../../shared/domain/afterRequest.ts';
import { sizeNow } from '../../shared/domain/batchSize.ts';
import type { Judgement } from '../../shared/domain/judgeReply.ts';
import { freshSending, leftOut, type Sending } from '../../shared/domain/sendingState.ts';
import { aCaseId } from '../support/batchItems.ts';

const keys = (count: number) => Array.from({ length: count }, () => ({ caseId: aCaseId(), rev: 1 }));
const [alone] = [keys(1)];
const many = keys(50);
const fresh = freshSending(50, 0);
const detail = 'what the server said';
const hour = 3_600_000;

const step = (before: Sending, judgement: Judgement | NoAnswer, offered = many, monotonic = 0) =>
  afterRequest(before, judgement, offered, { monotonic, unit: 0.5 });

const failed = { kind: 'serverFailed', retryAfter: null, detail } as const;
const taken = (offered: typeof many): Judgement => ({
  kind: 'answered',
  fates: offered.map(({ caseId, rev }) => ({ caseId, rev, state: 'accepted', verdict: 'created' })),
  created: offered.length,
  duplicate: 0,
  again: [],
});

/** The same answer so many times in a row. */
function repeated(before: Sending, judgement: Judgement | NoAnswer, offered: typeof many, times: number): Sending {
  return times === 0 ? before : repeated(step(before, judgement, offered).sending, judgement, offered, times - 1);
}

describe('after an answer', () => {
  test('of which something was taken, all that went wrong before is over', () => {
    const before: Sending = { ...fresh, attempt: 7, isFailing: true, refusedAlone: 2, accepted: 3 };
    const suspect = { caseId: many[0]?.caseId ?? aCaseId(), rev: 1, strikes: 1, since: 0, acceptedThen: 0 };
    const after = step({ ...before, suspects: [suspect] }, taken(many));
    expect(after).toMatchObject({ outcome: 'sent', waitMs: null });
    expect(after.fates).toHaveLength(50);
    expect(after.sending).toMatchObject({ attempt: 0, isFailing: false, refusedAlone: 0, accepted: 53, suspects: [] });
  });

  test('of which nothing was taken, what went wrong before goes on', () => {
    const none = { kind: 'answered', fates: [], created: 0, duplicate: 0, again: many } as const;
    const before: Sending = { ...fresh, attempt: 7, isFailing: true, passed: alone };
    expect(step(before, none).sending).toMatchObject({ attempt: 7, isFailing: true, passed: [...alone, ...many] });
  });
});

describe('a failure', () => {
  test.each([
    [{ kind: 'offline', detail }, 'offline', 5_000],
    [{ kind: 'timeout', detail }, 'offline', 5_000],
    [{ kind: 'reset', detail }, 'offline', 5_000],
    [{ kind: 'notOurServer', isProtocol: false, detail }, 'notOurServer', 5_000],
    [{ kind: 'notOurServer', isProtocol: true, detail }, 'notOurServer', 5_000],
    [failed, 'serverFailed', 5_000],
    [{ ...failed, retryAfter: 60 }, 'serverFailed', 75_000],
    [{ kind: 'serverBusy', retryAfter: null, detail }, 'serverBusy', 5_000],
    [{ kind: 'serverBusy', retryAfter: 60, detail }, 'serverBusy', 75_000],
    [{ kind: 'refused', detail }, 'refused', 5_000],
    [{ kind: 'outdated', detail }, 'outdated', 450_000],
    [{ kind: 'tooLarge', isProtocol: false, detail }, 'tooLarge', 5_000],
  ] satisfies [Judgement | NoAnswer, string, number][])(
    '%o changes no case, is called %s, and is waited for half of %i ms twice',
    (judgement, outcome, waitMs) => {
      expect(step(fresh, judgement)).toMatchObject({ outcome, waitMs, fates: [], sending: { attempt: 1 } });
      expect(step({ ...fresh, attempt: 2, isFailing: true }, judgement).sending.attempt).toBe(3);
    },
  );

  test.each([
    ['of the line', { kind: 'offline', detail }, 50],
    ['of somebody else', { kind: 'notOurServer', isProtocol: false, detail }, 50],
    ['that is a crowd', { kind: 'serverBusy', retryAfter: null, detail }, 50],
    ['without an answer in time', { kind: 'timeout', detail }, 25],
    ['in the middle', { kind: 'reset', detail }, 25],
    ['of a server that lies', { kind: 'notOurServer', isProtocol: true, detail }, 25],
    ['of the server', failed, 25],
  ] satisfies [string, Judgement | NoAnswer, number][])(
    '%s: how large a batch is after the third in a row',
    (_of, judgement, size) => {
      expect(sizeNow(repeated(fresh, judgement, many, 2).size)).toBe(50);
      expect(sizeNow(repeated(fresh, judgement, many, 3).size)).toBe(size);
    },
  );

  test('of the server begins to count anew after an outage, once, and each half is another question', () => {
    const outage: Sending = { ...fresh, attempt: 9 };
    const first = step(outage, failed).sending;
    expect(first).toMatchObject({ attempt: 1, isFailing: true });
    const third = repeated(first, failed, many, 2);
    expect(third.attempt).toBe(3);
    expect(repeated(third, failed, many.slice(0, 25), 1).attempt).toBe(3);
    expect(repeated(third, failed, alone, 1).attempt).toBe(4);
    expect(step({ ...first, attempt: 9 }, failed).sending.attempt).toBe(10);
  });
});

describe('a batch that is refused', () => {
  test('is halved at once where our server says so, and nobody waits', () => {
    const tooLarge = { kind: 'tooLarge', isProtocol: true, detail } as const;
    expect(step(fresh, tooLarge)).toMatchObject({ outcome: 'tooLarge', waitMs: null, fates: [] });
    expect(sizeNow(step(fresh, tooLarge).sending.size)).toBe(25);
    const rejected = { kind: 'rejected', detail } as const;
    expect(step(fresh, rejected)).toMatchObject({ outcome: 'serverFailed', waitMs: null, fates: [] });
    expect(sizeNow(step(fresh, rejected).sending.size)).toBe(25);
  });

  test.each([
    [{ kind: 'tooLarge', isProtocol: true, detail }, 'tooLarge'],
    [{ kind: 'rejected', detail }, 'rejected'],
  ] satisfies [Judgement, string][])(
    '%o alone waits for a person; after three in a row the server is to blame',
    (judgement, reason) => {
      const fates = alone.map((key) => ({ ...key, state: 'parked', reason, detail, verdict: null }));
      expect(step(fresh, judgement, alone)).toMatchObject({
        fates,
        waitMs: null,
        sending: { refusedAlone: 1, suspects: [] },
      });
      expect(step({ ...fresh, refusedAlone: 2 }, judgement, alone).fates).toHaveLength(1);
      const fourth = step({ ...fresh, refusedAlone: 3 }, judgement, alone);
      expect(fourth).toMatchObject({ fates: [], waitMs: 5_000, sending: { refusedAlone: 4, suspects: alone } });
    },
  );

  test('by a proxy says nothing of a case that is alone', () => {
    const proxy = { kind: 'tooLarge', isProtocol: false, detail } as const;
    expect(step(fresh, proxy, alone)).toMatchObject({ outcome: 'notOurServer', fates: [], waitMs: 5_000 });
  });

  test('because of its coding goes out plain at once; plain already, it waits', () => {
    const coding = { kind: 'codingRefused', detail } as const;
    expect(step(fresh, coding)).toMatchObject({ waitMs: null, sending: { plain: true, attempt: 0 } });
    expect(step({ ...fresh, plain: true }, coding)).toMatchObject({ outcome: 'serverFailed', waitMs: 5_000 });
  });
});

describe('a case on which the server fails alone', () => {
  const found = repeated(fresh, failed, alone, 3);

  test('is suspected the third time, and left out from then on', () => {
    expect(repeated(fresh, failed, alone, 2).suspects).toEqual([]);
    expect(found.suspects).toMatchObject(alone.map((key) => ({ ...key, strikes: 1, since: 0, acceptedThen: 0 })));
    expect(leftOut(found, null)).toMatchObject(alone);
    expect(leftOut(found, found.suspects[0] ?? null)).toEqual([]);
  });

  test('is struck again only when the server took others in between', () => {
    const again = step(found, failed, alone).sending;
    expect(again.suspects).toMatchObject([{ strikes: 1 }]);
    const between = step(again, taken(many)).sending;
    expect(step(between, failed, alone).sending.suspects).toMatchObject([{ strikes: 2, acceptedThen: 50 }]);
  });

  test('waits for a person after five strikes, the first of them an hour ago, and not before', () => {
    let sending = found;
    for (let strike = 2; strike <= 4; strike += 1)
      sending = step(step(sending, taken(many)).sending, failed, alone).sending;
    const others = step(sending, taken(many)).sending;
    expect(step(others, failed, alone, hour - 1).fates).toEqual([]);
    const fifth = step(others, failed, alone, hour);
    expect(fifth.fates).toEqual(
      alone.map((key) => ({
        ...key,
        state: 'parked',
        reason: 'serverFails',
        detail: 'failed alone 5 times',
        verdict: null,
      })),
    );
    expect(fifth.sending.suspects).toEqual([]);
  });
});

test('what was answered "retry" is waited for like a failure once nothing else is left', () => {
  expect(afterDrained(fresh, 0.5)).toEqual({ sending: fresh, waitMs: null });
  const passed = { ...fresh, attempt: 1, passed: alone };
  expect(afterDrained(passed, 0.5)).toEqual({ sending: { ...fresh, attempt: 2, passed: [] }, waitMs: 10_000 });
});
