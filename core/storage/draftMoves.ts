import { Draft } from '../../shared/model/draft.ts';
import type { CaseId } from '../../shared/model/ids.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { Db } from './database.ts';
import { jsonColumn } from './json.ts';

const Before = jsonColumn(Draft);

/** The newest move of a case. Exported for the test of its plan. */
export const lastMoveSql = 'SELECT before FROM draft_move WHERE case_id = ? ORDER BY id DESC LIMIT 1';

/** What a draft was before it moved to another form; gone with the draft, because it holds a caller's words. */
export function createDraftMoves(db: Db) {
  const insert = db.prepare('INSERT INTO draft_move (case_id, at, before) VALUES (?, ?, ?)');
  const last = db.prepare(lastMoveSql).pluck();
  const removeLast = db.prepare('DELETE FROM draft_move WHERE id = (SELECT max(id) FROM draft_move WHERE case_id = ?)');
  return {
    add: (before: Draft, at: Instant): void => {
      insert.run(before.caseId, at, JSON.stringify(before));
    },
    last: (caseId: CaseId): Draft | null => {
      const row = last.get(caseId);
      return row === undefined ? null : Before.parse(row);
    },
    has: (caseId: CaseId): boolean => last.get(caseId) !== undefined,
    removeLast: (caseId: CaseId): void => {
      removeLast.run(caseId);
    },
  };
}
