import { storeAgain } from '../operator/storeAgain.ts';
import { letterWords } from '../operator/theLetter.ts';
import { openLetters, resolveLetter } from '../storage/openLetters.ts';
import { type Open, openThen } from './openThen.ts';

/** Reads every open letter again with what this version understands, for example after an update of the server. */
export async function replayLetters(open: Open, id: string | undefined): Promise<void> {
  await openThen(open, async (db) => {
    let stored = 0;
    const letters = await openLetters(db, id ?? '');
    for (const letter of letters) {
      const again = await storeAgain(db, letter, letter.raw.toString('utf8'));
      if ('fault' in again) continue;
      stored += 1;
      await resolveLetter(db, letter, `replayed: ${again.stored}`, new Date().toISOString());
      process.stdout.write(`${letterWords(letter)}: ${again.stored}\n`);
    }
    process.stdout.write(`${stored} of ${letters.length} letter(s) are stored as cases now\n`);
  });
}
