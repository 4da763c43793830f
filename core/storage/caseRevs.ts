import { z } from 'zod';
import { CaseBody, OutboxState } from '../../shared/model/case.ts';
import { CaseId, Sha256 } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import { Instant } from '../../shared/model/time.ts';
import type { Db } from './database.ts';
import { jsonColumn } from './json.ts';

const Revision = z.object({ sha256: Sha256, body: jsonColumn(CaseBody) });
export type Revision = z.infer<typeof Revision>;

const Line = z.object({
  rev: z.int(),
  capturedAt: Instant,
  agentName: z.string(),
  outbox: OutboxState,
  sha256: Sha256,
});

/** Exported for the test of its plan. */
export const revisionsOfCaseSql = `
  SELECT r.rev, r.captured_at AS capturedAt, r.agent_name AS agentName, o.state AS outbox, r.sha256
  FROM case_rev r JOIN outbox o ON o.case_id = r.case_id AND o.rev = r.rev
  WHERE r.case_id = ? ORDER BY r.rev DESC LIMIT ${limits.rowsPerMessage}`;

const Unsecured = z.object({
  id: z.int(),
  caseId: CaseId,
  rev: z.int(),
  sha256: Sha256,
  body: z.string(),
  incarnation: z.int(),
  seq: z.int(),
});

/** In the order in which they were saved. Exported for the test of its plan. */
export const unsecuredSql = `
  SELECT r.rowid AS id, r.case_id AS caseId, r.rev, r.sha256, r.body, r.incarnation, r.seq
  FROM case_rev r CROSS JOIN outbox o ON o.case_id = r.case_id AND o.rev = r.rev
  WHERE r.rowid > ? AND o.state <> 'secured' ORDER BY r.rowid LIMIT ?`;

/** Immutable revisions. The stored text is the exact text that was hashed and that is sent. */
export function createCaseRevs(db: Db) {
  const insert = db.prepare(`
    INSERT INTO case_rev (case_id, rev, base_rev, incarnation, seq, form_hash, agent_name, captured_at, sha256, body)
    VALUES (@caseId, @rev, @baseRev, @incarnation, @seq, @formHash, @agentName, @capturedAt, @sha256, @text)`);
  const latest = db.prepare('SELECT sha256, body FROM case_rev WHERE case_id = ? ORDER BY rev DESC LIMIT 1');
  const one = db.prepare('SELECT sha256, body FROM case_rev WHERE case_id = ? AND rev = ?');
  const hash = db
    .prepare<[string, number], string>('SELECT sha256 FROM case_rev WHERE case_id = ? AND rev = ?')
    .pluck();
  const ofCase = db.prepare(revisionsOfCaseSql);
  const securedAt = db
    .prepare<[string, number], Instant | null>('SELECT secured_at FROM outbox WHERE case_id = ? AND rev = ?')
    .pluck();
  const unsecured = db.prepare(unsecuredSql);
  const count = db.prepare('SELECT count(*) FROM case_rev').pluck();
  const holes = db
    .prepare(`SELECT coalesce(sum(missing), 0) FROM
      (SELECT max(seq) - count(*) AS missing FROM case_rev GROUP BY incarnation)`)
    .pluck();
  const has = db.prepare('SELECT 1 FROM case_rev WHERE case_id = ? AND rev = ?');
  const hasPlace = db.prepare('SELECT 1 FROM case_rev WHERE incarnation = ? AND seq = ?');
  const parsed = (row: unknown): Revision | null => (row === undefined ? null : Revision.parse(row));
  return {
    insert: (body: CaseBody, stored: { text: string; sha256: Sha256; incarnation: number; seq: number }): void => {
      const { caseId, rev, baseRev, formHash, agentName, capturedAt } = body;
      insert.run({ caseId, rev, baseRev, formHash, agentName, capturedAt, ...stored });
    },
    latest: (caseId: CaseId): Revision | null => parsed(latest.get(caseId)),
    one: (caseId: CaseId, rev: number): Revision | null => parsed(one.get(caseId, rev)),
    /** Null for a revision that is not here. */
    hashOf: (caseId: string, rev: number): string | null => hash.get(caseId, rev) ?? null,
    has: (caseId: CaseId, rev: number): boolean => has.get(caseId, rev) !== undefined,
    /** Whether a number was given to a revision. */
    hasPlace: ({ incarnation, seq }: { readonly incarnation: number; readonly seq: number }): boolean =>
      hasPlace.get(incarnation, seq) !== undefined,
    /** Since when the server has it in a backup; null for not yet. */
    securedAt: (caseId: CaseId, rev: number): Instant | null => securedAt.get(caseId, rev) ?? null,
    /** A page of what the server does not have in a backup, behind the row `after`; 0 for the first. */
    unsecuredAfter: (after: number, limit: number) => unsecured.all(after, limit).map((row) => Unsecured.parse(row)),
    count: (): number => Number(count.get()),
    /** Numbers that were given and whose revision is not here: what a recovery could not find anywhere. */
    holes: (): number => Number(holes.get()),
    /** Newest first. */
    ofCase: (caseId: CaseId) => ofCase.all(caseId).map((row) => Line.parse(row)),
  };
}
