/** Digests of what a server is believed to have (docs/PROTOCOL.md, reconcile). */

/** One revision as both sides know it. */
type Held = {
  readonly seq: number;
  readonly caseId: string;
  readonly rev: number;
  readonly sha256: string;
};

/** Numbers of one incarnation that share a digest: 1-256, 257-512, … */
const heldRangeSize = 256;

export type HeldRange = { readonly from: number; readonly to: number };

export function heldRangeOf(seq: number): HeldRange {
  const from = seq - ((seq - 1) % heldRangeSize);
  return { from, to: from + heldRangeSize - 1 };
}

/** The text whose SHA-256 is the digest. @param held in the order of seq. */
export const heldText = (held: readonly Held[]): string =>
  held.map(({ seq, caseId, rev, sha256 }) => `${seq} ${caseId} ${rev} ${sha256}\n`).join('');
