import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { isatty } from 'node:tty';
import { Role } from '../../shared/model/agent.ts';
import type { NewAccount } from '../enrol.ts';
import { UsageError } from './usageError.ts';

/** Reads `USER:NAME:ROLE` and finds each password: in the environment, else a line of standard input each. */
export async function readAccounts(
  specs: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<NewAccount[]> {
  const accounts = specs.map(parseAccount);
  const waiting = accounts.filter(({ username }) => env[variableOf(username)] === undefined);
  const typed = waiting.length === 0 ? [] : await readLines(waiting.map(({ username }) => username));
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

/** One line for each name; on a terminal each is asked for, and what is typed is not shown. */
async function readLines(names: readonly string[]): Promise<string[]> {
  const isTerminal = isatty(process.stdin.fd);
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nothing, terminal: isTerminal });
  const lines = reader[Symbol.asyncIterator]();
  const typed: string[] = [];
  for (const name of names) {
    if (isTerminal) process.stderr.write(`Password of ${name}: `);
    const line = await lines.next();
    if (isTerminal) process.stderr.write('\n');
    if (line.done === true) throw new UsageError(`Standard input holds no password for ${name}`);
    typed.push(line.value);
  }
  reader.close();
  return typed;
}
