import { readText } from '../readItem.ts';
import { nameKey, type RevisionName } from './ledger/ledger.ts';
import type { ServerDatabase } from './openDatabase.ts';

/** A name and the hash of the text that came under it. */
export type NamedText = RevisionName & { readonly sha256: string };

export const textKey = (text: NamedText): string => `${nameKey(text)}/${text.sha256}`;

/**
 * Which of these texts lie in letters that a person has dealt with, by key. What came is kept, and nothing is left to be done about
 * it: to a desk it is as good as stored.
 */
export async function dealtWith(db: ServerDatabase, texts: readonly NamedText[]): Promise<ReadonlySet<string>> {
  if (texts.length === 0) return new Set();
  const rows = await db
    .selectFrom('dead_letter')
    .select('raw')
    .where(
      'case_id',
      'in',
      texts.map(({ caseId }) => caseId),
    )
    .where('resolved_at', 'is not', null)
    .execute();
  return new Set(rows.map(({ raw }) => textKey(readText(Buffer.from(raw).toString('utf8')).name)));
}
