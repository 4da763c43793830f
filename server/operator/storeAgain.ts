import { readItem } from '../readItem.ts';
import { applyBatch } from '../storage/applyBatch.ts';
import type { ServerDatabase } from '../storage/openDatabase.ts';
import type { Letter } from '../storage/openLetters.ts';
import { parsed } from './parsed.ts';

/** An item of a letter through the door of a batch. Null when it is still no case: the letter stays as it is. */
export async function storeAgain(
  db: ServerDatabase,
  letter: Letter,
  text: string,
): Promise<'created' | 'duplicate' | null> {
  const item = readItem(parsed(text), () => text);
  if (!item.readable) return null;
  const { deviceId, incarnation } = letter;
  const { results } = await applyBatch(db, { deviceId, incarnation, at: new Date().toISOString(), items: [item] });
  const verdict = results[0]?.verdict;
  return verdict === 'created' || verdict === 'duplicate' ? verdict : null;
}
