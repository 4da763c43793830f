import { dayRange } from '../../shared/domain/localDay.ts';
import { searchQuery } from '../../shared/domain/searchQuery.ts';
import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import type { CaseFilter } from '../storage/caseHeads.ts';
import { rowOf } from './rowOf.ts';

/** Newest first, page by page. Agents see their own cases, supervisors all; a search is logged by its size, not its words. */
export function listCases(desk: Desk, input: InputOf<'case.list'>): Result<OutputOf<'case.list'>> {
  const { store, installed } = desk;
  const agent = desk.session.who();
  if (input.scope === 'all' && agent.role !== 'supervisor') {
    return problem('not_allowed', 'Agents see their own cases', { field: 'scope' });
  }
  const before = input.before === null ? null : readCursor(input.before);
  if (before === 'unreadable') return problem('invalid_input', 'Not a place in a list', { field: 'before' });
  const filter: CaseFilter = {
    agentId: input.scope === 'mine' ? agent.id : null,
    match: searchQuery(input.search),
    outbox: input.outbox,
    review: input.review,
    needsCompletion: input.needsCompletion ?? false,
    day: input.date === null ? null : dayRange(input.date, installed.pack.timeZone),
  };
  const page = store.caseHeads.page(filter, before, input.limit);
  const total = store.caseHeads.count(filter);
  if (filter.match !== null && before === null) {
    store.transaction(() => {
      record(desk, 'case.searched', { data: { characters: input.search.length, hits: total } });
      return ok(null);
    });
  }
  const last = page.at(-1);
  const next = last !== undefined && page.length === input.limit ? `${last.firstAt}|${last.id}` : null;
  return ok({ rows: page.map(rowOf), next, total });
}

function readCursor(cursor: string): { at: string; id: number } | 'unreadable' {
  const parts = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)\|(\d{1,15})$/.exec(cursor);
  return parts === null ? 'unreadable' : { at: String(parts[1]), id: Number(parts[2]) };
}
