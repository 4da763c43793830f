import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { BatchItem } from '../../shared/contract/http.ts';
import { limits } from '../../shared/model/limits.ts';
import { parsed } from '../operator/parsed.ts';
import { storeAgain } from '../operator/storeAgain.ts';
import { letterWords, theLetter } from '../operator/theLetter.ts';
import { sha256Of } from '../readItem.ts';
import { resolveLetter } from '../storage/openLetters.ts';
import { type Open, openThen } from './openThen.ts';
import { UsageError } from './usageError.ts';

/** An item as a person edits it: the body is JSON inside JSON no longer, and its hash is computed when it comes back. */
const Editable = BatchItem.omit({ sha256: true }).extend({ body: z.unknown() });
const mostBytes = 4 * limits.caseBytes;

/** Stores what a person made of a letter under the letter's own name; the bytes that came stay beside it for ever. */
export async function repairLetter(open: Open, id: string | undefined, from: string | undefined): Promise<void> {
  if (from === undefined || !existsSync(from)) throw new UsageError('repair needs --letter ID and --from FILE');
  const text = readFileSync(from, 'utf8');
  const edited = text.length > mostBytes ? null : Editable.safeParse(parsed(text));
  if (edited === null || !edited.success) {
    const issue = edited?.error.issues[0];
    throw new UsageError(`${from}: ${issue === undefined ? 'too large' : `${issue.path.join('.')}: ${issue.message}`}`);
  }
  const body = JSON.stringify(edited.data.body);
  const item = { ...edited.data, body, sha256: sha256Of(body) };
  await openThen(open, async (db) => {
    const letter = await theLetter(db, id);
    if (letter.caseId !== '' && (letter.caseId !== item.caseId || letter.rev !== item.rev)) {
      throw new UsageError(`${from} is case ${item.caseId}/${item.rev}, the letter is ${letter.caseId}/${letter.rev}`);
    }
    const again = await storeAgain(db, letter, JSON.stringify(item));
    if ('fault' in again) {
      process.stderr.write(`${from} cannot be stored: ${again.fault}. The letter stays as it is.\n`);
      process.exitCode = 1;
      return;
    }
    await resolveLetter(db, letter, `repaired: ${again.stored}`, new Date().toISOString());
    process.stdout.write(`${letterWords(letter)}: ${again.stored}\n`);
  });
}
