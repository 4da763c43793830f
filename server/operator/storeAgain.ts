import { readText } from '../readItem.ts';
import { applyBatch } from '../storage/applyBatch.ts';
import type { ServerDatabase } from '../storage/openDatabase.ts';
import type { Letter } from '../storage/openLetters.ts';

/** `stored`: it is a case now · `fault`: why it still is none, and the letter stays as it is. */
type StoredAgain = { readonly stored: 'created' | 'duplicate' } | { readonly fault: string };

/** An item of a letter through the door of a batch. @param text the item as JSON. */
export async function storeAgain(db: ServerDatabase, letter: Letter, text: string): Promise<StoredAgain> {
  const { deviceId, incarnation } = letter;
  const item = readText(text);
  if (!item.readable) return { fault: `${item.fault.reason}, ${item.fault.detail}` };
  const { results } = await applyBatch(db, { deviceId, incarnation, at: new Date().toISOString(), items: [item] });
  const [result] = results;
  if (result?.verdict === 'created' || result?.verdict === 'duplicate') return { stored: result.verdict };
  return { fault: `${result?.verdict ?? 'nothing'}, ${result?.problem?.detail ?? ''}` };
}
