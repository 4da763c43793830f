import { Sha256 } from '../model/ids.ts';
import type { ChainVerdict, ShiftEvent } from '../model/shiftEvent.ts';
import { canonicalJson } from './canonicalJson.ts';

/** SHA-256 over the parts one after the other, texts as UTF-8. Handed in: this folder knows no crypto library. */
export type HashOf = (...parts: readonly (Uint8Array | string)[]) => Sha256;

/** What is hashed of an entry: everything but the two hashes. */
export type ShiftEventFacts = Omit<ShiftEvent, 'previousHash' | 'hash'>;

/** Where the chain ended when it was last written, kept apart from the chain so that a cut tail shows. */
export type ChainAnchor = { readonly seq: number; readonly hash: Sha256 };

/** The hash before the first entry. */
export const genesisHash = Sha256.parse('0'.repeat(64));

const leafPrefix = Uint8Array.of(0);

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));

/** SHA-256(0x00 ‖ 32 bytes of the previous hash ‖ canonical JSON of the facts). */
export const linkHash = (previousHash: Sha256, facts: ShiftEventFacts, hashOf: HashOf): Sha256 =>
  hashOf(leafPrefix, bytesOf(previousHash), canonicalJson(facts));

/** Walks the entries in order and names the first that does not fit. An entry that cannot even be read is passed as its seq. */
export function checkChain(
  entries: Iterable<ShiftEvent | { readonly seq: number; readonly unreadable: true }>,
  anchor: ChainAnchor,
  hashOf: HashOf,
): ChainVerdict {
  let seq = 0;
  let head = genesisHash;
  for (const entry of entries) {
    seq += 1;
    if (entry.seq !== seq) return broken(seq, 'missing');
    if ('unreadable' in entry) return broken(seq, 'changed');
    const { previousHash, hash, ...facts } = entry;
    if (previousHash !== head) return broken(seq, 'unlinked');
    if (linkHash(previousHash, facts, hashOf) !== hash) return broken(seq, 'changed');
    head = hash;
  }
  if (seq < anchor.seq) return broken(seq + 1, 'truncated');
  // Entries behind the anchor were not written by this program; another head means that the tail was replaced.
  if (seq > anchor.seq) return broken(anchor.seq + 1, 'unlinked');
  return head === anchor.hash ? { intact: true, entries: seq, head } : broken(Math.max(seq, 1), 'changed');
}

const broken = (
  seq: number,
  reason: Extract<ChainVerdict, { intact: false }>['reason'],
): Extract<ChainVerdict, { intact: false }> => ({ intact: false, seq, reason });
