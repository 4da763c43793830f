/** Milliseconds: the oldest of four backups is about a week old. */
const weekly = 10 * 24 * 3_600_000;
const newestKept = 3;

/** The three newest and one of about a week ago. @param times of all backups and now, in ms since 1970. */
export function backupsToKeep(times: readonly number[], now: number): readonly number[] {
  const newestFirst = times.toSorted((one, other) => other - one);
  const older = newestFirst.slice(newestKept);
  const ofTheWeek = older.findLast((time) => now - time <= weekly) ?? older[0];
  return [...newestFirst.slice(0, newestKept), ...(ofTheWeek === undefined ? [] : [ofTheWeek])];
}
