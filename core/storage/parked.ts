import { z } from 'zod';
import { AgentId } from '../../shared/model/ids.ts';
import { ParkedRevision } from '../../shared/model/journey.ts';
import type { Db } from './database.ts';

const Row = ParkedRevision.omit({ mayResend: true, mayOpen: true }).extend({
  agentId: AgentId,
  incarnation: z.int(),
  seq: z.int(),
});
export type ParkedRow = z.infer<typeof Row>;

/** Exported for the test of its plan. */
export const parkedSql = `
  SELECT o.case_id AS caseId, o.rev, h.reference, h.agent_id AS agentId, r.agent_name AS agentName,
    o.captured_at AS savedAt, o.changed_at AS since, o.problem AS reason, o.problem_detail AS detail, o.attempts,
    o.incarnation, o.seq
  FROM outbox o INDEXED BY outbox_by_state
  CROSS JOIN case_rev r ON r.case_id = o.case_id AND r.rev = o.rev
  CROSS JOIN case_head h ON h.case_id = o.case_id
  WHERE o.state = 'parked' AND (o.incarnation, o.seq) > (?, ?) ORDER BY o.incarnation, o.seq LIMIT ?`;

/** Revisions that wait for a person, in the order in which they were saved. */
export function createParked(db: Db) {
  const page = db.prepare(parkedSql);
  return {
    /** Behind `after`, or from the first; at most `limit`. */
    page: (after: Pick<ParkedRow, 'incarnation' | 'seq'> | null, limit: number): readonly ParkedRow[] =>
      page.all(after?.incarnation ?? 0, after?.seq ?? 0, limit).map((row) => Row.parse(row)),
  };
}
