import { z } from 'zod';
import type { OutboxState } from '../../shared/model/case.ts';
import { CaseId, Sha256 } from '../../shared/model/ids.ts';
import type { Receipt } from '../../shared/model/journey.ts';
import type { ItemFate, OutgoingItem, ParkReason, QueuePlace, RevisionKey } from '../../shared/model/outgoing.ts';
import { Instant } from '../../shared/model/time.ts';
import type { Db } from './database.ts';
import type { Device } from './device.ts';

const Waiting = z.object({
  caseId: CaseId,
  rev: z.int(),
  baseRev: z.int(),
  incarnation: z.int(),
  seq: z.int(),
  formHash: Sha256,
  capturedAt: Instant,
  sha256: Sha256,
  body: z.string(),
});

const columns = `r.case_id AS caseId, r.rev, r.base_rev AS baseRev, r.incarnation, r.seq, r.form_hash AS formHash,
  r.captured_at AS capturedAt, r.sha256, r.body`;

/** The queue leads and is in order already, whatever the planner thinks of its length. Exported for the test of its plan. */
export const pendingSql = `SELECT ${columns} FROM outbox o INDEXED BY outbox_by_state
  CROSS JOIN case_rev r ON r.case_id = o.case_id AND r.rev = o.rev
  WHERE o.state = 'pending' AND (o.incarnation, o.seq) > (@incarnation, @seq) ORDER BY o.incarnation, o.seq`;

/** Incarnations and numbers begin at 1. */
const beforeAll: QueuePlace = { incarnation: 0, seq: 0 };

/** What becomes of a revision that waits, with the server's word on it. `sentAt`: null when it did not go out. */
type Settled = { readonly fate: ItemFate; readonly sentAt: Instant | null; readonly receipt: Receipt | null };

/** What the server does not have yet, what it has, and what needs a person. Written in the transaction of the revision. */
export function createOutbox(db: Db, device: Device) {
  const insert = db.prepare(`
    INSERT INTO outbox (case_id, rev, incarnation, seq, state, captured_at, changed_at)
    VALUES (@caseId, @rev, @incarnation, @seq, 'pending', @at, @at)`);
  const settle = db.prepare(`
    UPDATE outbox SET state = @state, problem = @reason, problem_detail = @detail, changed_at = @at,
      attempts = attempts + (@sentAt IS NOT NULL), sent_at = coalesce(@sentAt, sent_at),
      accepted_at = CASE @state WHEN 'accepted' THEN @at END, receipt = @receipt
    WHERE case_id = @caseId AND rev = @rev AND state = 'pending'`);
  const tried = db.prepare(`
    UPDATE outbox SET attempts = attempts + 1, sent_at = @sentAt
    WHERE case_id = @caseId AND rev = @rev AND state = 'pending'`);
  const secure = db.prepare(`
    UPDATE outbox SET state = 'secured', secured_at = @at, changed_at = @at
    WHERE state = 'accepted' AND incarnation = @incarnation AND seq <= @seq`);
  const again = `UPDATE outbox SET state = 'pending', problem = NULL, problem_detail = '', changed_at = @at,
    accepted_at = NULL, secured_at = NULL, receipt = NULL`;
  const stateOf = db
    .prepare<[string, number], OutboxState>('SELECT state FROM outbox WHERE case_id = ? AND rev = ?')
    .pluck();
  const reasonOf = db
    .prepare<[string, number], string | null>('SELECT problem FROM outbox WHERE case_id = ? AND rev = ?')
    .pluck();
  const one = db.prepare(`${again} WHERE case_id = @caseId AND rev = @rev`);
  const allOf = db.prepare(`${again} WHERE state = 'parked' AND problem IN (SELECT value FROM json_each(@reasons))`);
  const pending = db.prepare(pendingSql);
  const oldest = db
    .prepare<[], Instant>(`SELECT captured_at FROM outbox WHERE state = 'pending' ORDER BY incarnation, seq LIMIT 1`)
    .pluck();
  const moved = (from: OutboxState, to: OutboxState, count: number): void => {
    if (count === 0) return;
    device.add(from, -count);
    device.add(to, count);
  };
  return {
    add: (caseId: CaseId, rev: number, place: QueuePlace, at: Instant): void => {
      insert.run({ caseId, rev, ...place, at });
      device.add('pending', 1);
    },
    /** Each leaves `pending`, but for those that had left already: nothing changes for them. @returns those that left. */
    settle: (settled: readonly Settled[], at: Instant): readonly ItemFate[] => {
      const left = settled.flatMap(({ fate, sentAt, receipt }) => {
        const { caseId, rev, state } = fate;
        const reason = state === 'parked' ? fate.reason : null;
        const detail = state === 'parked' ? fate.detail : '';
        const word = receipt === null ? null : JSON.stringify(receipt);
        const { changes } = settle.run({ caseId, rev, state, reason, detail, at, sentAt, receipt: word });
        return changes === 0 ? [] : [fate];
      });
      // Counted once for all of them: a long backlog is settled by hundreds.
      const parked = left.filter(({ state }) => state === 'parked').length;
      moved('pending', 'parked', parked);
      moved('pending', 'accepted', left.length - parked);
      return left;
    },
    /** It went out and still waits. */
    tried: ({ caseId, rev }: RevisionKey, sentAt: Instant): void => {
      tried.run({ caseId, rev, sentAt });
    },
    /** What the server has accepted up to this place is in a backup of it that was checked. @returns how many. */
    secure: ({ incarnation, seq }: QueuePlace, at: Instant): number => {
      const { changes } = secure.run({ incarnation, seq, at });
      moved('accepted', 'secured', changes);
      return changes;
    },
    /** Waits again, from whatever it had become. False when it waits already, or is not here. */
    wait: ({ caseId, rev }: RevisionKey, from: readonly OutboxState[], at: Instant): boolean => {
      const state = stateOf.get(caseId, rev);
      if (state === undefined || state === 'pending' || !from.includes(state)) return false;
      one.run({ caseId, rev, at });
      moved(state, 'pending', 1);
      return true;
    },
    /** Why it is parked; null when it is not. */
    reasonOf: ({ caseId, rev }: RevisionKey): string | null => reasonOf.get(caseId, rev) ?? null,
    /** Everything that is parked for one of these reasons waits again. @returns how many. */
    waitAll: (reasons: readonly ParkReason[], at: Instant): number => {
      const { changes } = allOf.run({ reasons: JSON.stringify(reasons), at });
      moved('parked', 'pending', changes);
      return changes;
    },
    /** In the order in which they were saved, read one by one so that a long queue costs no memory. */
    pending: function* ({ incarnation, seq }: QueuePlace = beforeAll): Generator<OutgoingItem> {
      for (const row of pending.iterate({ incarnation, seq })) yield Waiting.parse(row);
    },
    /** Counted when they were written: the status is asked for at every save, and the outbox keeps everything. */
    counts: () => ({
      pending: device.count('pending'),
      accepted: device.count('accepted'),
      secured: device.count('secured'),
      parked: device.count('parked'),
      oldestPendingAt: oldest.get() ?? null,
    }),
  };
}
