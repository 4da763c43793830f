import type { Watermark } from '../model/serverWord.ts';

/** `given`: the last number that this desk has given out in that incarnation; 0 for none. */
export type KnownWatermark = Omit<Watermark, 'incarnation'> & { readonly given: number };

export type WatermarkBelief =
  | { readonly kind: 'believed'; readonly watermark: Watermark }
  /** The server has less than it once said: it was set back, or it lies. Ask what it lacks. */
  | { readonly kind: 'fell' }
  /** It cannot be: nothing follows from it. */
  | { readonly kind: 'nonsense' };

/**
 * Whether to believe what a server says of its watermark. It only rises, never beyond what was ever given out, and
 * nothing is secured that has not arrived.
 */
export function believedWatermark(known: KnownWatermark, said: Watermark): WatermarkBelief {
  if (said.contiguousSeq > known.given || said.securedSeq > said.contiguousSeq) return { kind: 'nonsense' };
  if (said.contiguousSeq < known.contiguousSeq || said.securedSeq < known.securedSeq) return { kind: 'fell' };
  return { kind: 'believed', watermark: said };
}
