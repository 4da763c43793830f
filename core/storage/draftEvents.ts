import { AnswerValue } from '../../shared/model/answers.ts';
import { DraftChange } from '../../shared/model/draft.ts';
import type { CaseId } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Db } from './database.ts';
import { jsonColumn } from './json.ts';

const Row = DraftChange.extend({ value: jsonColumn(AnswerValue) });

/** The newest that fit into one message. Exported for the test of its plan. */
export const changesOfCaseSql = `
  SELECT at, reference, kind, value FROM draft_event WHERE case_id = ? ORDER BY id DESC LIMIT ${limits.rowsPerMessage}`;

/** A case's own history: what was asked, answered and changed. It outlives the draft. */
export function createDraftEvents(db: Db) {
  const insert = db.prepare('INSERT INTO draft_event (case_id, at, reference, kind, value) VALUES (?, ?, ?, ?, ?)');
  const ofCase = db.prepare(changesOfCaseSql);
  return {
    add: (caseId: CaseId, changes: readonly DraftChange[]): void => {
      for (const { at, reference, kind, value } of changes) {
        insert.run(caseId, at, reference, kind, JSON.stringify(value));
      }
    },
    /** In order, the newest 200. */
    ofCase: (caseId: CaseId): readonly DraftChange[] =>
      ofCase
        .all(caseId)
        .map((row) => Row.parse(row))
        .toReversed(),
  };
}
