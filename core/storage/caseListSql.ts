import type { Statement } from 'better-sqlite3';

/** The list of cases in its four shapes, so that each runs on the index that fits it. */
const conditions = {
  all: '',
  mine: 'h.agent_id = @agentId AND ',
  allFound: 'h.id IN (SELECT rowid FROM case_search WHERE case_search MATCH @match) AND ',
  mineFound: 'h.agent_id = @agentId AND h.id IN (SELECT rowid FROM case_search WHERE case_search MATCH @match) AND ',
} as const;

const filters = `h.first_at >= @from AND h.first_at < @to
  AND (@outbox IS NULL OR o.state = @outbox) AND (@review IS NULL OR h.review = @review)
  AND (@needsCompletion = 0 OR h.needs_completion = 1)`;

const each = (make: (condition: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(conditions).map(([name, condition]) => [name, make(condition)]));

/** Newest call first (a correction does not move its case), from behind the row (@beforeAt, @beforeId). */
export const casePages = (columns: string, joined: string) =>
  each(
    (condition) => `SELECT ${columns} FROM ${joined}
      WHERE ${condition}${filters} AND (h.first_at, h.id) < (@beforeAt, @beforeId)
      ORDER BY h.first_at DESC, h.id DESC LIMIT @limit`,
  );

export const caseCounts = (joined: string) =>
  each((condition) => `SELECT count(*) FROM ${joined} WHERE ${condition}${filters}`);

/** The statement that fits a filter. */
export function pageOf(
  statements: ReadonlyMap<string, Statement>,
  filter: { readonly agentId: string | null; readonly match: string | null },
): Statement {
  const name = `${filter.agentId === null ? 'all' : 'mine'}${filter.match === null ? '' : 'Found'}`;
  const statement = statements.get(name);
  if (!statement) throw new Error(`No list named ${name}`);
  return statement;
}
