import { z } from 'zod';
import { heldRangeOf } from '../../shared/domain/heldRange.ts';
import { CaseId, Sha256 } from '../../shared/model/ids.ts';
import type { Db } from './database.ts';

const Row = z.object({ seq: z.int(), caseId: CaseId, rev: z.int(), sha256: Sha256 });
type HeldRow = z.infer<typeof Row>;

const held = `r.incarnation = @incarnation AND (SELECT o.state FROM outbox o WHERE o.case_id = r.case_id AND o.rev = r.rev)
  IN ('accepted', 'secured')`;

/** Exported for the test of their plans. */
export const heldSql = {
  first: `SELECT min(seq) FROM (
    SELECT min(seq) AS seq FROM outbox WHERE state = 'accepted' AND incarnation = @incarnation AND seq > @after
    UNION ALL
    SELECT min(seq) AS seq FROM outbox WHERE state = 'secured' AND incarnation = @incarnation AND seq > @after)`,
  range: `SELECT r.seq, r.case_id AS caseId, r.rev, r.sha256 FROM case_rev r
    WHERE ${held} AND r.seq BETWEEN @from AND @to ORDER BY r.seq`,
  nextIncarnation: 'SELECT min(incarnation) FROM case_rev WHERE incarnation > ?',
  last: 'SELECT max(seq) FROM case_rev WHERE incarnation = ?',
} as const;

/** What this desk believes that the server has: accepted or secured, in the ranges of a comparison. */
export function createHeldRevisions(db: Db) {
  const first = db.prepare<[object], number | null>(heldSql.first).pluck();
  const range = db.prepare(heldSql.range);
  const nextIncarnation = db.prepare<[number], number | null>(heldSql.nextIncarnation).pluck();
  const last = db.prepare<[number], number | null>(heldSql.last).pluck();
  return {
    /** Every incarnation that this desk has saved in, in order. */
    incarnations: (): readonly number[] => {
      const all: number[] = [];
      for (let next = nextIncarnation.get(0); typeof next === 'number'; next = nextIncarnation.get(next))
        all.push(next);
      return all;
    },
    /** The last number given out in an incarnation; 0 for none. */
    lastSeq: (incarnation: number): number => last.get(incarnation) ?? 0,
    /** The next range behind `after` that holds anything, in the order of seq; null when there is none. */
    next: (incarnation: number, after: number) => {
      const seq = first.get({ incarnation, after });
      if (seq === undefined || seq === null) return null;
      const bounds = heldRangeOf(seq);
      return { ...bounds, held: range.all({ incarnation, ...bounds }).map((row): HeldRow => Row.parse(row)) };
    },
  };
}
