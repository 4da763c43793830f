import type { Journal } from '../journal/openJournal.ts';
import type { Store } from '../storage/store.ts';

/** Days that a case stays in the journal after the server has secured it. */
const keptMs = 30 * 24 * 3_600_000;

/**
 * Removes the files of the journal whose cases have all been secured for a month. One that cannot be read whole stays, and so
 * does one with a case that the database does not have. A file a step.
 * @returns how many were removed.
 */
export function* pruneJournal(journal: Journal, { caseRevs }: Store, now: number): Generator<void, number> {
  let removed = 0;
  for (const name of journal.finishedFiles()) {
    const cases = journal.casesOf(name);
    const isOver = cases?.every(({ caseId, rev }) => {
      const securedAt = caseRevs.securedAt(caseId, rev);
      return securedAt !== null && now - Date.parse(securedAt) > keptMs;
    });
    if (isOver === true) {
      journal.remove(name);
      removed += 1;
    }
    yield;
  }
  return removed;
}
