import { z } from 'zod';
import type { OutboxState } from '../../shared/model/case.ts';
import { CaseId, Sha256 } from '../../shared/model/ids.ts';
import type { OutgoingItem } from '../../shared/model/outgoing.ts';
import { Instant } from '../../shared/model/time.ts';
import type { Db } from './database.ts';

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

const Counts = z.object({
  pending: z.int(),
  accepted: z.int(),
  parked: z.int(),
  oldestPendingAt: Instant.nullable(),
});

const columns = `r.case_id AS caseId, r.rev, r.base_rev AS baseRev, r.incarnation, r.seq, r.form_hash AS formHash,
  r.captured_at AS capturedAt, r.sha256, r.body`;

/** The queue leads and is in order already, whatever the planner thinks of its length. Exported for the test of its plan. */
export const pendingSql = `SELECT ${columns} FROM outbox o INDEXED BY outbox_pending
  CROSS JOIN case_rev r ON r.case_id = o.case_id AND r.rev = o.rev
  WHERE o.state = 'pending' ORDER BY o.seq`;

/** What the server does not have yet, what it has, and what needs a person. Written in the transaction of the revision. */
export function createOutbox(db: Db) {
  const insert = db.prepare(`
    INSERT INTO outbox (case_id, rev, seq, state, problem, captured_at, changed_at)
    VALUES (@caseId, @rev, @seq, 'pending', NULL, @at, @at)`);
  const move = db.prepare(`
    UPDATE outbox SET state = @to, problem = @problem, changed_at = @at
    WHERE case_id = @caseId AND rev = @rev AND state = 'pending'`);
  const pending = db.prepare(pendingSql);
  const counts = db.prepare(`SELECT
    (SELECT count(*) FROM outbox WHERE state = 'pending') AS pending,
    (SELECT count(*) FROM outbox WHERE state IN ('accepted', 'secured')) AS accepted,
    (SELECT count(*) FROM outbox WHERE state = 'parked') AS parked,
    (SELECT min(captured_at) FROM outbox WHERE state = 'pending') AS oldestPendingAt`);
  return {
    add: (caseId: CaseId, rev: number, seq: number, at: Instant): void => {
      insert.run({ caseId, rev, seq, at });
    },
    /** Leaves `pending`; false when it had left already, and nothing changes. */
    move: (
      caseId: string,
      rev: number,
      to: Extract<OutboxState, 'accepted' | 'parked'>,
      problem: string | null,
      at: Instant,
    ): boolean => move.run({ caseId, rev, to, problem, at }).changes === 1,
    /** In the order in which they were saved, read one by one so that a long queue costs no memory. */
    pending: function* (): Generator<OutgoingItem> {
      for (const row of pending.iterate()) yield Waiting.parse(row);
    },
    counts: () => Counts.parse(counts.get()),
  };
}
