import { z } from 'zod';
import { Answers } from '../../shared/model/answers.ts';
import { Draft, DraftPosition } from '../../shared/model/draft.ts';
import type { AgentId, CaseId, Sha256 } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Db } from './database.ts';
import { flagColumn } from './flag.ts';
import { jsonColumn } from './json.ts';

const Stored = Draft.extend({
  position: jsonColumn(DraftPosition),
  answers: jsonColumn(Answers),
  shadow: jsonColumn(Answers),
  invalid: jsonColumn(Draft.shape.invalid),
  run: z.string(),
  saveHash: z.string(),
  surge: flagColumn,
});
export type StoredDraft = z.infer<typeof Stored>;

const columns = `case_id AS caseId, call_id AS callId, reference, agent_id AS agentId, base_rev AS baseRev, revision,
  form_hash AS formHash, pack_hash AS packHash, language, position, instance_xml AS instanceXml, answers, shadow,
  invalid, note, disposition, disposition_note AS dispositionNote, created_at AS createdAt, saved_at AS savedAt, run,
  save_hash AS saveHash, surge`;

/** Walks the table, which holds a handful: no index is worth a page in every save. */
const draftsOfAgentSql = `
  SELECT ${columns} FROM draft WHERE agent_id = ? ORDER BY created_at LIMIT ${limits.rowsPerMessage}`;

/** The same. */
const draftsOnFormSql = 'SELECT count(*) FROM draft WHERE form_hash = ?';

const flat = (draft: StoredDraft) => ({
  ...draft,
  position: JSON.stringify(draft.position),
  answers: JSON.stringify(draft.answers),
  shadow: JSON.stringify(draft.shadow),
  invalid: JSON.stringify(draft.invalid),
  surge: draft.surge ? 1 : 0,
});

export function createDrafts(db: Db) {
  const insert = db.prepare(`
    INSERT INTO draft (case_id, call_id, reference, agent_id, base_rev, revision, form_hash, pack_hash, language,
      position, instance_xml, answers, shadow, invalid, note, disposition, disposition_note, created_at, saved_at, run,
      save_hash, surge)
    VALUES (@caseId, @callId, @reference, @agentId, @baseRev, @revision, @formHash, @packHash, @language, @position,
      @instanceXml, @answers, @shadow, @invalid, @note, @disposition, @dispositionNote, @createdAt, @savedAt, @run,
      @saveHash, @surge)`);
  const update = db.prepare(`
    UPDATE draft SET revision = @revision, language = @language, position = @position, instance_xml = @instanceXml,
      answers = @answers, shadow = @shadow, invalid = @invalid, note = @note, disposition = @disposition,
      disposition_note = @dispositionNote, saved_at = @savedAt, save_hash = @saveHash
    WHERE case_id = @caseId AND revision = @revision - 1`);
  const setForm = db.prepare('UPDATE draft SET form_hash = @formHash, pack_hash = @packHash WHERE case_id = @caseId');
  const setSurge = db.prepare('UPDATE draft SET surge = 1 WHERE base_rev = 0');
  const onForm = db.prepare(draftsOnFormSql).pluck();
  const setRun = db.prepare('UPDATE draft SET run = ? WHERE case_id = ?');
  const byCase = db.prepare(`SELECT ${columns} FROM draft WHERE case_id = ?`);
  const ofAgent = db.prepare(draftsOfAgentSql);
  const remove = db.prepare('DELETE FROM draft WHERE case_id = ?');
  return {
    insert: (draft: StoredDraft): void => {
      insert.run(flat(draft));
    },
    /** False when the stored one is no longer the revision before. */
    update: (draft: StoredDraft): boolean => update.run(flat(draft)).changes === 1,
    byCase: (caseId: CaseId): StoredDraft | null => {
      const row = byCase.get(caseId);
      return row === undefined ? null : Stored.parse(row);
    },
    ofAgent: (agentId: AgentId): readonly StoredDraft[] => ofAgent.all(agentId).map((row) => Stored.parse(row)),
    /** Inside the transaction of an update: what was written belongs to this form from now on. */
    setForm: ({ caseId, formHash, packHash }: Pick<StoredDraft, 'caseId' | 'formHash' | 'packHash'>): void => {
      setForm.run({ caseId, formHash, packHash });
    },
    /** The surge is on: every call that is open may be closed with its few questions, also when it ends before. */
    markSurge: (): void => {
      setSurge.run();
    },
    countOnForm: (formHash: Sha256): number => Number(onForm.get(formHash)),
    setRun: (caseId: CaseId, run: string): void => {
      setRun.run(run, caseId);
    },
    remove: (caseId: CaseId): void => {
      remove.run(caseId);
    },
  };
}
