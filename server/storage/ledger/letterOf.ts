import { type ItemFault, type ReadItem, sha256Of } from '../../readItem.ts';
import type { NewLetter } from './ledger.ts';

/** What is kept of an item that did not become a revision: the bytes as they came, and why. */
export function letterOf(item: ReadItem, { reason, detail }: ItemFault): NewLetter {
  const raw = item.raw();
  const { caseId, rev } = item.name;
  return { caseId, rev, rawSha256: sha256Of(raw), seq: item.seq, reason, detail, raw: Buffer.from(raw, 'utf8') };
}

/** One order for every server, as for revisions. */
export const byLetter = (a: NewLetter, b: NewLetter): number => (letterKey(a) < letterKey(b) ? -1 : 1);

const letterKey = ({ caseId, rev, rawSha256 }: NewLetter): string => `${caseId}/${rev}/${rawSha256}`;
