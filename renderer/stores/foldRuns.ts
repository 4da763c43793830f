import type { SyncOutcome, SyncRun } from '../../shared/model/sync.ts';

/** One line of the ledger: a run, or several in a row that failed in the same way and changed nothing. Newest first. */
export type LedgerLine = { readonly runs: readonly [SyncRun, ...(readonly SyncRun[])] };

/** A desk that is offline for a week tries hundreds of times; so many alike stand in one line. */
const foldFrom = 3;

const changesNothing: ReadonlySet<SyncOutcome> = new Set<SyncOutcome>([
  'offline',
  'notOurServer',
  'serverBusy',
  'serverFailed',
  'refused',
  'outdated',
]);

const isAlike = (one: SyncRun, other: SyncRun): boolean =>
  one.outcome !== null &&
  one.outcome === other.outcome &&
  changesNothing.has(one.outcome) &&
  one.parked === 0 &&
  other.parked === 0;

const alone = (run: SyncRun): LedgerLine => ({ runs: [run] });

/** @param unfolded ids of runs whose line a person has opened: they stand one by one. */
export const foldRuns = (runs: readonly SyncRun[], unfolded: ReadonlySet<number>): readonly LedgerLine[] => {
  const groups: [SyncRun, ...SyncRun[]][] = [];
  for (const run of runs) {
    const group = groups.at(-1);
    if (group !== undefined && isAlike(group[0], run)) group.push(run);
    else groups.push([run]);
  }
  return groups.flatMap((group) =>
    group.length < foldFrom || group.some(({ id }) => unfolded.has(id)) ? group.map(alone) : [{ runs: group }],
  );
};
