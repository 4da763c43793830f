import { UsageError } from '../commands/usageError.ts';
import type { ServerDatabase } from '../storage/openDatabase.ts';
import { type Letter, openLetters } from '../storage/openLetters.ts';

/** How people see a letter: the first signs of its hash are its name. */
export const letterWords = ({ rawSha256, caseId, rev }: Letter): string =>
  `${rawSha256.slice(0, 12)} (case ${caseId || '?'}/${rev})`;

/** The one open letter that `id` can mean. */
export async function theLetter(db: ServerDatabase, id: string | undefined): Promise<Letter> {
  if (id === undefined || !/^[0-9a-f]{6,64}$/.test(id)) {
    throw new UsageError('--letter is the first six or more signs of a letter, as dead-letters prints it');
  }
  const [letter, other] = await openLetters(db, id);
  if (letter === undefined) throw new UsageError(`There is no open letter ${id}`);
  if (other !== undefined) throw new UsageError(`There is more than one open letter ${id}: give more signs`);
  return letter;
}
