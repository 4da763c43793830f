import { Role } from '../../shared/model/agent.ts';
import type { NewAccount } from '../enrol.ts';
import { readSecrets } from './readSecrets.ts';
import { UsageError } from './usageError.ts';

/** Reads `USER:NAME:ROLE` and finds each password: in the environment, else a line of standard input each. */
export async function readAccounts(
  specs: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<NewAccount[]> {
  const accounts = specs.map(parseAccount);
  const waiting = accounts.filter(({ username }) => env[variableOf(username)] === undefined);
  const typed = waiting.length === 0 ? [] : await readSecrets(waiting.map(({ username }) => `password of ${username}`));
  return accounts.map((account) => {
    const password = env[variableOf(account.username)] ?? typed[waiting.indexOf(account)] ?? '';
    if (password.length < 8) throw new UsageError(`The password of ${account.username} has fewer than 8 characters`);
    return { ...account, password };
  });
}

const variableOf = (username: string): string =>
  `TANGGAP_PASSWORD_${username.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;

function parseAccount(spec: string): Omit<NewAccount, 'password'> {
  const [username, name, role, ...more] = spec.split(':');
  const known = Role.safeParse(role);
  if (!username || !name || !known.success || more.length > 0) {
    throw new UsageError(`--account ${username ?? ''}:… must be USER:NAME:agent or USER:NAME:supervisor`);
  }
  return { username, name, role: known.data };
}
