import { letterWords, theLetter } from '../operator/theLetter.ts';
import { resolveLetter } from '../storage/openLetters.ts';
import { type Open, openThen } from './openThen.ts';
import { UsageError } from './usageError.ts';

type Closing = {
  readonly letter: string | undefined;
  readonly by: string | undefined;
  readonly comment: string | undefined;
};

/** A person has looked at a letter and nothing is to be stored of it. Its bytes stay, and its desk hears that it is settled. */
export async function closeLetter(open: Open, { letter: id, by, comment }: Closing): Promise<void> {
  if (by === undefined || comment === undefined)
    throw new UsageError('close needs --letter ID, --by NAME and --comment WORDS');
  await openThen(open, async (db) => {
    const letter = await theLetter(db, id);
    await resolveLetter(db, letter, `closed by ${by}: ${comment}`, new Date().toISOString());
    process.stdout.write(`${letterWords(letter)}: closed\n`);
  });
}
