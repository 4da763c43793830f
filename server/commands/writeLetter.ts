import { existsSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { parsed } from '../operator/parsed.ts';
import { letterWords, theLetter } from '../operator/theLetter.ts';
import { type Open, openThen } from './openThen.ts';
import { UsageError } from './usageError.ts';

/** Writes one letter into a file that only its owner can read, ready to be edited. */
export async function writeLetter(open: Open, id: string | undefined, out: string | undefined): Promise<void> {
  if (out === undefined) throw new UsageError('dead-letters --letter ID needs --out FILE');
  if (existsSync(out)) throw new UsageError(`${out} exists already and is left as it is`);
  await openThen(open, async (db) => {
    const letter = await theLetter(db, id);
    const item = z.looseObject({ body: z.string() }).safeParse(parsed(letter.raw.toString('utf8')));
    const { sha256: _hash, ...rest } = item.success ? item.data : { sha256: '', body: letter.raw.toString('utf8') };
    const body = parsed(rest.body) ?? rest.body;
    writeFileSync(out, `${JSON.stringify({ ...rest, body }, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    process.stdout.write(
      `${out}: ${letterWords(letter)}, ${letter.reason}. It holds what a caller said: remove it when it is repaired.\n`,
    );
  });
}
