import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { isatty } from 'node:tty';
import { UsageError } from './usageError.ts';

/** One line of standard input for each name; on a terminal each is asked for, and what is typed is not shown. */
export async function readSecrets(names: readonly string[]): Promise<string[]> {
  const isTerminal = isatty(process.stdin.fd);
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nothing, terminal: isTerminal });
  const lines = reader[Symbol.asyncIterator]();
  const typed: string[] = [];
  for (const name of names) {
    if (isTerminal) process.stderr.write(`The ${name}: `);
    const line = await lines.next();
    if (isTerminal) process.stderr.write('\n');
    if (line.done === true) throw new UsageError(`Standard input holds no ${name}`);
    typed.push(line.value);
  }
  reader.close();
  return typed;
}
