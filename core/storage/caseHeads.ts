import { z } from 'zod';
import { OutboxState, ReviewState } from '../../shared/model/case.ts';
import { AgentId, CaseId, Reference, Sha256 } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import { PhoneNumber } from '../../shared/model/phone.ts';
import { Instant } from '../../shared/model/time.ts';
import { numberTerms } from '../../shared/domain/searchQuery.ts';
import type { Db } from './database.ts';
import { flagColumn } from './flag.ts';
import { jsonColumn } from './json.ts';
import { casePages, caseCounts, pageOf } from './caseListSql.ts';

const Head = z.object({
  caseId: CaseId,
  rev: z.int(),
  reference: Reference,
  agentId: AgentId,
  agentName: z.string(),
  firstAt: Instant,
  capturedAt: Instant,
  channel: z.string(),
  disposition: z.string(),
  callerNumber: PhoneNumber.nullable(),
  callerName: z.string(),
  business: z.string(),
  region: z.string(),
  province: z.string(),
  trouble: jsonColumn(z.array(z.string())),
  review: ReviewState,
  reviewComment: z.string(),
  needsCompletion: flagColumn,
  formHash: Sha256,
});
/** The newest revision of a case as lists need it, unmasked. */
export type CaseHead = z.infer<typeof Head>;

const Listed = Head.extend({ id: z.int(), outbox: OutboxState, problem: z.string().nullable() });
export type ListedCase = z.infer<typeof Listed>;

const columns = `h.id, h.case_id AS caseId, h.rev, h.reference, h.agent_id AS agentId, h.agent_name AS agentName,
  h.first_at AS firstAt, h.captured_at AS capturedAt, h.channel, h.disposition,
  h.caller_number AS callerNumber, h.caller_name AS callerName, h.business, h.region, h.province, h.trouble, h.review,
  h.review_comment AS reviewComment, h.needs_completion AS needsCompletion, h.form_hash AS formHash, o.state AS outbox, o.problem`;
const joined = `case_head h JOIN outbox o ON o.case_id = h.case_id AND o.rev = h.rev`;

/** Exported for the test of its plan. */
export const callerHistorySql = `SELECT ${columns} FROM ${joined}
  WHERE h.caller_number = ? ORDER BY h.captured_at DESC LIMIT ${limits.rowsPerMessage}`;
export const casesOnFormSql = 'SELECT count(*) FROM case_head WHERE form_hash = ?';
export const caseListSql = { pages: casePages(columns, joined), counts: caseCounts(joined) };

export type CaseFilter = {
  /** Null: everybody's. */
  readonly agentId: AgentId | null;
  /** An FTS5 query, null for no search. */
  readonly match: string | null;
  readonly outbox: OutboxState | null;
  readonly review: ReviewState | null;
  /** Only cases that wait for the rest of their questions. */
  readonly needsCompletion: boolean;
  readonly day: { readonly from: Instant; readonly to: Instant } | null;
};

/** Cases whose index entries may lie side by side before they are merged; searching them costs nothing noticeable. */
const mergeAfter = 16;

export function createCaseHeads(db: Db) {
  const upsert = db
    .prepare(`
    INSERT INTO case_head (case_id, rev, reference, agent_id, agent_name, first_at, captured_at, channel,
      disposition, caller_number, caller_name, business, region, province, trouble, review, review_comment,
      needs_completion, form_hash)
    VALUES (@caseId, @rev, @reference, @agentId, @agentName, @firstAt, @capturedAt, @channel, @disposition,
      @callerNumber, @callerName, @business, @region, @province, @trouble, @review, @reviewComment,
      @needsCompletion, @formHash)
    ON CONFLICT (case_id) DO UPDATE SET rev = @rev, captured_at = @capturedAt, channel = @channel,
      disposition = @disposition, caller_number = @callerNumber, caller_name = @callerName, business = @business,
      region = @region, province = @province, trouble = @trouble, review = @review, review_comment = @reviewComment,
      needs_completion = @needsCompletion, form_hash = @formHash
    RETURNING id`)
    .pluck();
  const unindex = db.prepare('DELETE FROM case_search WHERE rowid = ?');
  const index = db.prepare(`
    INSERT INTO case_search (rowid, reference, caller_number, caller_name, business, region) VALUES (?, ?, ?, ?, ?, ?)`);
  const merge = db.prepare(`INSERT INTO case_search (case_search, rank) VALUES ('merge', 16)`);
  let unmerged = 0;
  const one = db.prepare(`SELECT ${columns} FROM ${joined} WHERE h.case_id = ?`);
  const setReview = db.prepare('UPDATE case_head SET review = ?, review_comment = ? WHERE case_id = ?');
  const returned = db.prepare(`SELECT count(*) FROM case_head WHERE agent_id = ? AND review = 'returned'`).pluck();
  const onForm = db.prepare(casesOnFormSql).pluck();
  const history = db.prepare(callerHistorySql);
  const statements = (sql: Record<string, string>) =>
    new Map(Object.entries(sql).map(([name, text]) => [name, db.prepare(text)]));
  const pages = statements(caseListSql.pages);
  const counts = statements(caseListSql.counts);
  return {
    /** Written with each revision; the search index follows in the same transaction. */
    put: (head: CaseHead): void => {
      const id = upsert.get({
        ...head,
        trouble: JSON.stringify(head.trouble),
        needsCompletion: head.needsCompletion ? 1 : 0,
      });
      if (head.rev > 1) unindex.run(id);
      const number = head.callerNumber === null ? '' : numberTerms(head.callerNumber);
      unmerged += 1;
      index.run(id, head.reference, number, head.callerName, head.business, head.region);
    },
    /** One step of merging the search index, after every few cases. False when there was nothing to do. */
    merge: (): boolean => {
      if (unmerged < mergeAfter) return false;
      unmerged = 0;
      merge.run();
      return true;
    },
    one: (caseId: CaseId): ListedCase | null => {
      const row = one.get(caseId);
      return row === undefined ? null : Listed.parse(row);
    },
    /** Newest first. `before` is the last one of the page before. */
    page: (filter: CaseFilter, before: { at: string; id: number } | null, limit: number): readonly ListedCase[] =>
      pageOf(pages, filter)
        .all({ ...parameters(filter), beforeAt: before?.at ?? '~', beforeId: before?.id ?? 0, limit })
        .map((row) => Listed.parse(row)),
    count: (filter: CaseFilter): number => Number(pageOf(counts, filter).pluck().get(parameters(filter))),
    history: (number: PhoneNumber): readonly ListedCase[] => history.all(number).map((row) => Listed.parse(row)),
    setReview: (caseId: CaseId, review: ReviewState, comment: string): void => {
      setReview.run(review, comment, caseId);
    },
    countOnForm: (formHash: Sha256): number => Number(onForm.get(formHash)),
    returnedOf: (agentId: AgentId): number => Number(returned.get(agentId)),
  };
}

const parameters = ({ agentId, match, outbox, review, needsCompletion, day }: CaseFilter) => ({
  ...(agentId === null ? {} : { agentId }),
  ...(match === null ? {} : { match }),
  outbox,
  review,
  needsCompletion: needsCompletion ? 1 : 0,
  from: day?.from ?? '',
  to: day?.to ?? '~',
});
