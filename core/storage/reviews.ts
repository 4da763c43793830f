import type { CaseId } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import { Review } from '../../shared/model/review.ts';
import type { Db } from './database.ts';

/** Exported for the test of its plan. */
export const reviewsOfCaseSql = `
  SELECT case_id AS caseId, rev, verdict, comment, supervisor_id AS supervisorId, supervisor_name AS supervisorName, at
  FROM review WHERE case_id = ? ORDER BY id DESC LIMIT ${limits.rowsPerMessage}`;

/** Every judgement that was ever given, newest first. */
export function createReviews(db: Db) {
  const insert = db.prepare(`
    INSERT INTO review (case_id, rev, verdict, comment, supervisor_id, supervisor_name, at)
    VALUES (@caseId, @rev, @verdict, @comment, @supervisorId, @supervisorName, @at)`);
  const ofCase = db.prepare(reviewsOfCaseSql);
  return {
    insert: (review: Review): void => {
      insert.run(review);
    },
    ofCase: (caseId: CaseId): readonly Review[] => ofCase.all(caseId).map((row) => Review.parse(row)),
  };
}
