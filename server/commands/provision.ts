import { existsSync, writeFileSync } from 'node:fs';
import { ZodError } from 'zod';
import { enrolDevice } from '../enrol.ts';
import { type Open, openThen } from './openThen.ts';
import { readAccounts } from './readAccounts.ts';
import { UsageError } from './usageError.ts';

type ProvisionOptions = {
  readonly workstation: string | undefined;
  readonly server: string | undefined;
  readonly out: string | undefined;
  readonly accounts: readonly string[];
};

/** Makes a device and writes what its desk needs, readable by its owner alone: the file holds the token. */
export async function provision(open: Open, options: ProvisionOptions): Promise<void> {
  const { workstation, server, out } = options;
  if (workstation === undefined || server === undefined || out === undefined || options.accounts.length === 0) {
    throw new UsageError('provision needs --workstation, --server, --out and at least one --account');
  }
  if (existsSync(out)) throw new UsageError(`${out} exists already and is left as it is`);
  const accounts = await readAccounts(options.accounts, process.env);
  const file = await openThen(open, (db) => enrolDevice(db, { workstation, serverUrl: server, accounts })).catch(
    (error: unknown) => {
      const place = error instanceof ZodError ? error.issues[0] : undefined;
      if (place === undefined) throw error;
      throw new UsageError(`${place.path.join('.')}: ${place.message}`);
    },
  );
  writeFileSync(out, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  process.stdout.write(`${out}: device ${file.deviceId}, workstation ${workstation}, ${accounts.length} account(s)\n`);
}
