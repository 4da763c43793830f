import { z } from 'zod';
import type { CaseId } from '../../shared/model/ids.ts';
import { Receipt, RevisionJourney } from '../../shared/model/journey.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Db } from './database.ts';
import { jsonColumn } from './json.ts';

const Row = RevisionJourney.extend({
  receipt: z
    .string()
    .nullable()
    .pipe(z.union([z.null(), jsonColumn(Receipt)])),
});

/** Exported for the test of its plan. A correction was first said with the first answer behind the revision that it corrects. */
export const journeyOfCaseSql = `
  SELECT r.rev, o.state, r.agent_name AS agentName, r.sha256, octet_length(r.body) AS bytes, r.incarnation, r.seq,
    coalesce(
      CASE r.rev WHEN 1 THEN r.body ->> '$.callOpenedAt' END,
      (SELECT min(e.at) FROM draft_event e WHERE e.case_id = r.case_id AND e.at <= r.captured_at
        AND e.at > (SELECT b.captured_at FROM case_rev b WHERE b.case_id = r.case_id AND b.rev = r.base_rev)),
      r.captured_at) AS saidAt,
    r.captured_at AS savedAt, o.sent_at AS sentAt, o.accepted_at AS acceptedAt, o.secured_at AS securedAt, o.attempts,
    o.problem AS reason, o.problem_detail AS detail, o.receipt
  FROM case_rev r JOIN outbox o ON o.case_id = r.case_id AND o.rev = r.rev
  WHERE r.case_id = ? ORDER BY r.rev DESC LIMIT ${limits.rowsPerMessage}`;

/** How far each revision of a case has come. */
export function createJourneys(db: Db) {
  const ofCase = db.prepare(journeyOfCaseSql);
  return {
    /** Newest first. */
    ofCase: (caseId: CaseId): readonly RevisionJourney[] => ofCase.all(caseId).map((row) => Row.parse(row)),
  };
}
