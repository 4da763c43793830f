import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createStore } from '../../core/storage/store.ts';
import { createSyncStore } from '../../core/syncStore.ts';
import { createSession } from '../../core/session.ts';
import { CaseBody } from '../../shared/model/case.ts';
import type { OutgoingItem, RunEnd, RunResult } from '../../shared/model/outgoing.ts';
import { ok } from '../../shared/model/result.ts';
import { anItem, hashOf, someFormHash } from '../support/batchItems.ts';
import { someSettings } from '../support/builders.ts';
import { tempDatabase } from '../support/tempDatabase.ts';

const at = '2026-03-24T03:00:00.000Z';
const later = '2026-03-24T04:00:00.000Z';
const serverTime = '2026-03-24T03:00:07.000Z';
const batchId = randomUUID();
const epoch = '018f3a5c-0000-4000-8000-000000000001';
const word = { epoch, limits: { items: 500, bytes: 4_194_304 } };

/** The desk's own file with so many revisions that wait, in two incarnations. */
function openDesk(count: number) {
  const db = tempDatabase();
  const store = createStore(db, false);
  const settings = someSettings();
  const desk = {
    store,
    session: createSession(store, () => undefined),
    now: () => at,
    settings: { current: () => settings, set: () => undefined },
  };
  store.transaction(() => {
    store.forms.keep({ hash: someFormHash, formId: 'i', version: '1', title: 'I', xml: '<f/>', attachments: [] });
    return ok(null);
  });
  const items = Array.from({ length: count }, (_, i): OutgoingItem => {
    const isOld = i < count / 2;
    return { ...anItem({ seq: isOld ? i + 1 : i + 1 - count / 2 }), incarnation: isOld ? 1 : 2 };
  });
  store.transaction(() => {
    for (const { caseId, rev, incarnation, seq, capturedAt, sha256, body } of items) {
      store.caseRevs.insert(CaseBody.parse(JSON.parse(body)), { text: body, sha256, incarnation, seq });
      store.outbox.add(caseId, rev, { incarnation, seq }, capturedAt);
    }
    return ok(null);
  });
  const sync = createSyncStore(desk);
  const begin = (trigger: 'save' | 'reconcile' = 'save'): number =>
    sync.beginRun({ trigger, startedAt: at, offered: trigger === 'save' ? 1 : 0, bytesSent: 9, batchId }, null);
  const row = (item: OutgoingItem | undefined) =>
    db
      .prepare(`SELECT state, problem, problem_detail AS detail, attempts, sent_at AS sentAt, accepted_at AS acceptedAt,
        secured_at AS securedAt, receipt FROM outbox WHERE case_id = ? AND rev = ?`)
      .get(item?.caseId, item?.rev);
  const events = () =>
    store.events
      .page({ day: null, shiftId: null, agentId: null, kinds: [], after: 0, limit: 50 })
      .map(({ kind, data }) => [kind, data]);
  return { store, sync, items, begin, row, events };
}

const end: RunEnd = {
  endedAt: later,
  outcome: 'sent',
  created: 1,
  duplicate: 0,
  parked: 0,
  missing: 0,
  bytesReceived: 77,
  detail: 'HTTP 200',
};
const result = (changes: Partial<RunResult>): RunResult => ({
  end,
  fates: [],
  sent: null,
  reply: null,
  watermarks: [],
  word: null,
  next: null,
  ...changes,
});
const accepted = ({ caseId, rev }: OutgoingItem) => ({ caseId, rev, state: 'accepted', verdict: 'created' }) as const;

test('a revision keeps when it went out, how often, when it was accepted, and the word of the server', () => {
  const { sync, items, begin, row, store } = openDesk(4);
  const [first, second, third] = items;
  if (first === undefined || second === undefined || third === undefined) throw new Error('no items');
  sync.endRun(begin(), result({ sent: { at, keys: items }, end: { ...end, outcome: 'offline' } }));
  expect(row(first)).toMatchObject({ state: 'pending', attempts: 1, sentAt: at, receipt: null });
  const run = begin();
  const parked = { state: 'parked', reason: 'quarantined', detail: 'unknown-form', verdict: 'quarantined' } as const;
  sync.endRun(
    run,
    result({
      sent: { at: later, keys: [first, second] },
      fates: [accepted(first), { caseId: second.caseId, rev: 1, ...parked }],
      reply: { batchId, serverTime },
      word,
    }),
  );
  expect(row(first)).toEqual({
    state: 'accepted',
    problem: null,
    detail: '',
    attempts: 2,
    sentAt: later,
    acceptedAt: later,
    securedAt: null,
    receipt: JSON.stringify({ runId: run, batchId, serverTime, verdict: 'created' }),
  });
  expect(row(second)).toMatchObject({
    state: 'parked',
    problem: 'quarantined',
    detail: 'unknown-form',
    acceptedAt: null,
  });
  expect(store.journeys.ofCase(second.caseId)[0]?.receipt).toMatchObject({ verdict: 'quarantined' });
  expect(row(third)).toMatchObject({ attempts: 1 });
  expect(sync.counts()).toMatchObject({ pending: 2, accepted: 1, parked: 1, secured: 0 });
  expect(store.syncRuns.page(null, 1)).toMatchObject([{ batchId, bytesReceived: 77, secured: 0 }]);
  expect([sync.word(), sync.compared()]).toEqual([word, { epoch, at: later }]);
});

test('a revision that was settled is not settled again by a late word', () => {
  const { sync, items, begin, row } = openDesk(2);
  const [first] = items;
  if (first === undefined) throw new Error('no items');
  sync.endRun(begin(), result({ fates: [accepted(first)] }));
  const fate = { state: 'parked', reason: 'conflict', detail: '', verdict: 'conflict' } as const;
  sync.endRun(begin(), result({ fates: [{ caseId: first.caseId, rev: 1, ...fate }], reply: { batchId, serverTime } }));
  expect(row(first)).toMatchObject({ state: 'accepted', receipt: null });
  expect(sync.counts()).toMatchObject({ accepted: 1, parked: 0, pending: 1 });
});

test('a text that was damaged on this desk never went out', () => {
  const { sync, items, begin, row } = openDesk(2);
  const [first, second] = items;
  if (first === undefined || second === undefined) throw new Error('no items');
  const fate = { state: 'parked', reason: 'damaged', detail: '', verdict: null } as const;
  const fates = [{ caseId: first.caseId, rev: 1, ...fate }];
  sync.endRun(begin(), result({ sent: { at, keys: [second] }, fates }));
  expect(row(first)).toMatchObject({ state: 'parked', attempts: 0, sentAt: null, receipt: null });
  expect(sync.resend({ caseId: first.caseId, rev: 1 }, later)).toBe(0);
  expect(sync.resend(null, later)).toBe(0);
});

test('a watermark secures what was accepted up to it in its own incarnation, once', () => {
  const { sync, items, begin, row, store } = openDesk(8);
  sync.endRun(begin(), result({ fates: items.slice(0, 7).map(accepted) }));
  const run = begin();
  sync.endRun(run, result({ watermarks: [{ incarnation: 1, contiguousSeq: 4, securedSeq: 3 }] }));
  expect(items.map((item) => Reflect.get(Object(row(item)), 'state'))).toEqual(
    'secured secured secured accepted accepted accepted accepted pending'.split(' '),
  );
  expect(row(items[0])).toMatchObject({ acceptedAt: later, securedAt: later });
  expect(sync.counts()).toMatchObject({ secured: 3, accepted: 4, pending: 1 });
  expect(store.syncRuns.page(null, 1)).toMatchObject([{ id: run, secured: 3 }]);
  expect(sync.watermark(1)).toEqual({ contiguousSeq: 4, securedSeq: 3, given: 4 });
  expect(sync.watermark(2)).toEqual({ contiguousSeq: 0, securedSeq: 0, given: 4 });
  expect(sync.watermark(3)).toEqual({ contiguousSeq: 0, securedSeq: 0, given: 0 });
});

test('what is held is found range by range, in both incarnations, and what is lost waits again with a line and an entry', () => {
  const { sync, items, begin, row, store, events } = openDesk(600);
  const held = items.filter((_, i) => i !== 2 && i !== 299);
  sync.endRun(begin(), result({ fates: held.map(accepted) }));
  sync.endRun(begin(), result({ watermarks: [{ incarnation: 1, contiguousSeq: 300, securedSeq: 10 }] }));
  expect(sync.incarnations()).toEqual([1, 2]);
  const first = sync.nextHeld(1, 0);
  expect(first).toMatchObject({ from: 1, to: 256 });
  expect(first?.held.map(({ seq }) => seq)).toEqual([1, 2, ...Array.from({ length: 253 }, (_, i) => i + 4)]);
  const second = sync.nextHeld(1, 256);
  expect([second?.from, second?.held.length, sync.nextHeld(1, 512)]).toEqual([257, 43, null]);
  const run = begin('reconcile');
  const keys = [...(first?.held.slice(0, 2) ?? []), ...items.slice(2, 3)];
  expect(sync.lose(run, 1, keys, later)).toBe(2);
  expect(sync.lose(run, 1, keys, later)).toBe(0);
  expect(row(items[0])).toMatchObject({ state: 'pending', acceptedAt: null, securedAt: null, receipt: null });
  const compared = { epoch, at: later };
  sync.endComparing(run, result({ watermarks: [{ incarnation: 1, contiguousSeq: 0, securedSeq: 0 }] }), compared);
  expect(sync.compared()).toEqual(compared);
  expect(sync.watermark(1)).toMatchObject({ contiguousSeq: 0 });
  expect(store.syncRuns.page(null, 1)).toMatchObject([{ trigger: 'reconcile', missing: 2 }]);
  expect(events()).toContainEqual(['sync.reconciled', { run, incarnation: 1, missing: 2 }]);
  expect(sync.counts()).toMatchObject({ pending: 4, accepted: 589, secured: 7 });
  expect(sync.nextBatch(10, 1_000_000, [], null).map(({ seq }) => seq)).toEqual([1, 2, 3, 300]);
});

test('parked revisions wait again for a person, and for the reasons that may have gone', () => {
  const { sync, items, begin, events } = openDesk(4);
  const reasons = ['conflict', 'rejected', 'serverFails', 'quarantined'] as const;
  const fates = items.map(({ caseId }, i) => ({
    caseId,
    rev: 1,
    state: 'parked' as const,
    reason: reasons[i] ?? 'rejected',
    detail: '',
    verdict: null,
  }));
  sync.endRun(begin(), result({ fates }));
  expect(sync.resent()).toBeNull();
  const resent = { client: 'tanggap 1', server: epoch, at: later };
  expect(sync.resendByItself(resent, ['serverFails', 'rejected', 'tooLarge'])).toBe(2);
  expect([sync.resent(), sync.counts().parked]).toEqual([resent, 2]);
  expect(sync.resendByItself(resent, [])).toBe(0);
  const [first] = items;
  expect(first === undefined ? 0 : sync.resend(first, later)).toBe(1);
  expect(first === undefined ? 1 : sync.resend(first, later)).toBe(0);
  expect(sync.resend(null, later)).toBe(1);
  expect(sync.counts()).toMatchObject({ pending: 4, parked: 0 });
  expect(events().filter(([kind]) => kind === 'case.requeued')).toHaveLength(3);
});

test('what tells whether the server lets this desk in outlasts what does not', () => {
  const { sync, begin } = openDesk(2);
  expect(sync.counts().lastTold).toBeNull();
  sync.endRun(begin(), result({ end: { ...end, outcome: 'refused' } }));
  sync.endRun(begin(), result({ end: { ...end, outcome: 'offline' } }));
  expect(sync.counts()).toMatchObject({ lastTold: 'refused', lastOutcome: 'offline', lastSuccessAt: null });
  sync.endRun(begin(), result({}));
  expect(sync.counts()).toMatchObject({ lastTold: 'sent', lastSuccessAt: later });
});

test('a digest is of lines of number, name and hash, in the order of numbers', async () => {
  const { heldRangeOf, heldText } = await import('../../shared/domain/heldRange.ts');
  const { items } = openDesk(2);
  const [one] = items;
  expect(one === undefined ? '' : heldText([one, { ...one, seq: 2 }])).toBe(
    `1 ${one?.caseId} 1 ${one?.sha256}\n2 ${one?.caseId} 1 ${one?.sha256}\n`,
  );
  expect([1, 256, 257, 700].map(heldRangeOf)).toEqual([
    { from: 1, to: 256 },
    { from: 1, to: 256 },
    { from: 257, to: 512 },
    { from: 513, to: 768 },
  ]);
  expect(hashOf(heldText([]))).toBe(hashOf(''));
});
