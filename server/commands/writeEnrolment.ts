import { enrolAgain } from '../enrol.ts';
import { asUsage } from './asUsage.ts';
import { intoNewFile } from './intoNewFile.ts';
import { type Open, openThen } from './openThen.ts';
import { readAccounts } from './readAccounts.ts';
import { readRecoveryKey } from './readRecoveryKey.ts';
import { UsageError } from './usageError.ts';

type EnrolOptions = {
  readonly device: string | undefined;
  readonly server: string | undefined;
  readonly out: string | undefined;
  readonly accounts: readonly string[];
  readonly recoveryKey: string | undefined;
};

/** Writes a file with a fresh code for a device that is known already. */
export async function writeEnrolment(open: Open, options: EnrolOptions): Promise<void> {
  const { device: deviceId, out } = options;
  if (deviceId === undefined || out === undefined) throw new UsageError('enrol needs --device and --out');
  const recoveryKey = readRecoveryKey(options.recoveryKey);
  const { workstation } = await intoNewFile(out, async () => {
    const accounts = await readAccounts(options.accounts, process.env);
    const renewal = { deviceId, serverUrl: options.server ?? null, accounts, recoveryKey };
    const file = await openThen(open, (db) => enrolAgain(db, renewal)).catch(asUsage);
    if (file === null) throw new UsageError(`There is no device ${deviceId}`);
    if (file === 'noServerUrl') throw new UsageError('This device needs --server: it was made by an older server');
    return file;
  });
  const people = options.accounts.length === 0 ? 'its desk keeps the people that it has' : 'with these accounts';
  process.stdout.write(`${out}: device ${deviceId}, workstation ${workstation}, ${people}\n`);
}
