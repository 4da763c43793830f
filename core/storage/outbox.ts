import { z } from 'zod';
import type { OutboxState } from '../../shared/model/case.ts';
import { CaseId, Sha256 } from '../../shared/model/ids.ts';
import type { OutgoingItem } from '../../shared/model/outgoing.ts';
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
  WHERE o.state = 'pending' ORDER BY o.incarnation, o.seq`;

/** Where a revision stands in what this desk has saved: gapless within an incarnation. */
type Place = { readonly incarnation: number; readonly seq: number };

/** What the server does not have yet, what it has, and what needs a person. Written in the transaction of the revision. */
export function createOutbox(db: Db, device: Device) {
  const insert = db.prepare(`
    INSERT INTO outbox (case_id, rev, incarnation, seq, state, captured_at, changed_at)
    VALUES (@caseId, @rev, @incarnation, @seq, 'pending', @at, @at)`);
  const move = db.prepare(`
    UPDATE outbox SET state = @to, problem = @problem, changed_at = @at,
      accepted_at = CASE @to WHEN 'accepted' THEN @at END
    WHERE case_id = @caseId AND rev = @rev AND state = 'pending'`);
  const pending = db.prepare(pendingSql);
  const oldest = db
    .prepare<[], Instant>(`SELECT captured_at FROM outbox WHERE state = 'pending' ORDER BY incarnation, seq LIMIT 1`)
    .pluck();
  return {
    add: (caseId: CaseId, rev: number, place: Place, at: Instant): void => {
      insert.run({ caseId, rev, ...place, at });
      device.add('pending', 1);
    },
    /** Leaves `pending`; false when it had left already, and nothing changes. */
    move: (
      caseId: string,
      rev: number,
      to: Extract<OutboxState, 'accepted' | 'parked'>,
      problem: string | null,
      at: Instant,
    ): boolean => {
      if (move.run({ caseId, rev, to, problem, at }).changes === 0) return false;
      device.add('pending', -1);
      device.add(to, 1);
      return true;
    },
    /** In the order in which they were saved, read one by one so that a long queue costs no memory. */
    pending: function* (): Generator<OutgoingItem> {
      for (const row of pending.iterate()) yield Waiting.parse(row);
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
