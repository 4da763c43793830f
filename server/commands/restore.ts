import { existsSync } from 'node:fs';
import { restoreBackup } from '../storage/backup/restoreBackup.ts';
import type { DatabasePlace } from '../storage/openDatabase.ts';
import { UsageError } from './usageError.ts';

/** Into a database that is empty or not there yet, of either kind. */
export async function restore(place: DatabasePlace, from: string | undefined): Promise<void> {
  if (from === undefined) throw new UsageError('restore needs --from');
  if (!existsSync(from)) throw new UsageError(`There is no file ${from}`);
  const done = await restoreBackup(from, place);
  if (!done.ok) {
    process.stderr.write(`Nothing was restored: ${done.fault}.\n`);
    process.exitCode = 1;
    return;
  }
  const { case_rev: revisions = 0, device: devices = 0 } = done.counts;
  process.stdout.write(
    `${revisions} revisions of ${devices} devices are back. The epoch is new: each desk asks what is missing and sends it.\n`,
  );
}
