import { AnswerValue } from '../../shared/model/answers.ts';
import { DraftChange } from '../../shared/model/draft.ts';
import type { CaseId, Sha256 } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Db } from './database.ts';
import { jsonColumn } from './json.ts';

const Row = DraftChange.extend({ value: jsonColumn(AnswerValue) });

/** The newest that fit into one message. Exported for the test of its plan. */
export const changesOfCaseSql = `
  SELECT at, reference, kind, value FROM draft_event WHERE case_id = ? ORDER BY id DESC LIMIT ${limits.rowsPerMessage}`;

/** What a form cost: its newest finished cases, and what was asked and answered in one of them. */
export const costsOfFormSql = {
  cases: 'SELECT case_id FROM case_head WHERE form_hash = ? ORDER BY id DESC LIMIT 5000',
  steps: 'SELECT at, reference, kind FROM draft_event WHERE case_id = ? ORDER BY id',
} as const;

const Step = DraftChange.omit({ value: true });

/** A case's own history: what was asked, answered and changed. It outlives the draft. */
export function createDraftEvents(db: Db) {
  const insert = db.prepare('INSERT INTO draft_event (case_id, at, reference, kind, value) VALUES (?, ?, ?, ?, ?)');
  const ofCase = db.prepare(changesOfCaseSql);
  const casesOfForm = db.prepare<[string], string>(costsOfFormSql.cases).pluck();
  const steps = db.prepare(costsOfFormSql.steps);
  return {
    add: (caseId: CaseId, changes: readonly DraftChange[]): void => {
      for (const { at, reference, kind, value } of changes) {
        insert.run(caseId, at, reference, kind, JSON.stringify(value));
      }
    },
    /** Of the newest finished cases of a form, case by case; the events of a draft stay when its case is saved. */
    ofForm: function* (formHash: Sha256): Generator<readonly Omit<DraftChange, 'value'>[]> {
      for (const caseId of casesOfForm.all(formHash)) yield steps.all(caseId).map((row) => Step.parse(row));
    },
    /** In order, the newest 200. */
    ofCase: (caseId: CaseId): readonly DraftChange[] =>
      ofCase
        .all(caseId)
        .map((row) => Row.parse(row))
        .toReversed(),
  };
}
