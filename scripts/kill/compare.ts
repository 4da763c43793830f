import { inspectDesk, type DeskOnDisk } from './inspectDesk.ts';
import { inspectServer } from './inspectServer.ts';
import type { KillDesk } from './openKillDesk.ts';
import type { Said } from './said.ts';
import type { Tally } from './tally.ts';

const caseOf = (key: string): string => key.split('/')[0] ?? '';

/** Compares what was said with what is there, and counts what does not fit. */
export function createComparison(desk: KillDesk, said: Said, tally: Tally) {
  /** Counted once, when it is first seen. */
  const known = new Set<string>();
  const missing = (there: ReadonlyMap<string, string>): number =>
    [...said.acknowledged].filter(([key, sha256]) => there.get(key) !== sha256).length;
  const tell = (round: number, faults: readonly string[]): void => {
    tally.faults.push(...faults.map((fault) => `round ${round}: ${fault}`));
  };
  return {
    /** Everything acknowledged is on the desk, nothing else is, and its files are sound. */
    withDesk: (round: number): DeskOnDisk => {
      const found = inspectDesk(desk.userData, desk.key);
      tell(round, found.faults);
      tally.lost += missing(found.revisions);
      for (const key of found.revisions.keys()) {
        if (known.has(key)) continue;
        known.add(key);
        if (!said.attempted.has(caseOf(key))) tally.invented += 1;
        if (!said.acknowledged.has(key)) tally.committedUnacked += 1;
      }
      return found;
    },
    /** After everything was sent: the server holds every revision of the desk once, and nothing else. */
    withServer: (round: number): void => {
      const found = inspectServer(desk.serverFolder);
      tell(round, found.faults);
      tally.duplicated += found.doubled;
      tally.lost += missing(found.revisions);
      tally.invented += [...found.revisions.keys()].filter((key) => !said.attempted.has(caseOf(key))).length;
    },
    /** The same of what the server gives out. */
    withExport: (times: ReadonlyMap<string, number>): void => {
      tally.duplicated += [...times.values()].filter((count) => count > 1).length;
      tally.lost += [...said.acknowledged.keys()].filter((key) => !times.has(key)).length;
    },
  };
}
