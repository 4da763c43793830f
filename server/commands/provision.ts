import { enrolDevice } from '../enrol.ts';
import { asUsage } from './asUsage.ts';
import { intoNewFile } from './intoNewFile.ts';
import { type Open, openThen } from './openThen.ts';
import { readAccounts } from './readAccounts.ts';
import { readRecoveryKey } from './readRecoveryKey.ts';
import { UsageError } from './usageError.ts';

type ProvisionOptions = {
  readonly workstation: string | undefined;
  readonly server: string | undefined;
  readonly out: string | undefined;
  readonly accounts: readonly string[];
  readonly recoveryKey: string | undefined;
};

/** Makes a device and writes what its desk needs; the file holds the code that makes one desk this device. */
export async function provision(open: Open, options: ProvisionOptions): Promise<void> {
  const { workstation, server: serverUrl, out } = options;
  if (workstation === undefined || serverUrl === undefined || out === undefined || options.accounts.length === 0) {
    throw new UsageError('provision needs --workstation, --server, --out and at least one --account');
  }
  const recoveryKey = readRecoveryKey(options.recoveryKey);
  const { deviceId } = await intoNewFile(out, async () => {
    const accounts = await readAccounts(options.accounts, process.env);
    return openThen(open, (db) => enrolDevice(db, { workstation, serverUrl, accounts, recoveryKey })).catch(asUsage);
  });
  process.stdout.write(
    `${out}: device ${deviceId}, workstation ${workstation}, ${options.accounts.length} account(s); ` +
      `its code is good once, for seven days\n`,
  );
}
