import { existsSync } from 'node:fs';
import { writeBackup } from '../storage/backup/writeBackup.ts';
import type { DatabasePlace } from '../storage/openDatabase.ts';
import { UsageError } from './usageError.ts';

/** Beside running servers. What could not be checked is not kept, and no desk is told that anything is secured. */
export async function backup(place: DatabasePlace, out: string | undefined): Promise<void> {
  if (out === undefined) throw new UsageError('backup needs --out');
  if (existsSync(out)) throw new UsageError(`${out} exists already and is left as it is`);
  const done = await writeBackup(place, out);
  if (!done.ok) {
    process.stderr.write(
      `The copy failed its check and was removed: ${done.fault}. Nothing is called secured by it.\n`,
    );
    process.exitCode = 1;
    return;
  }
  const { case_rev: revisions = 0, dead_letter: letters = 0 } = done.counts;
  process.stdout.write(
    `${out}: ${revisions} revisions and ${letters} dead letters, opened again and checked; ` +
      `${done.raised} watermarks raised\n`,
  );
}
