import { z } from 'zod';

/** From and to, both included. */
export const SeqRanges = z.array(z.tuple([z.int().positive(), z.int().positive()]).readonly()).readonly();
export type SeqRanges = z.infer<typeof SeqRanges>;

/** Which numbers of one incarnation of a device have arrived: all up to `contiguousSeq`, and `ranges` beyond a first hole, rising. */
export type ArrivedSeqs = { readonly contiguousSeq: number; readonly ranges: SeqRanges };

/**
 * Ranges that are remembered. A device that leaves more holes than this has the highest ones forgotten, which is the safe
 * side: a number that is not known to have arrived is never called secured.
 */
export const mostRanges = 1_000;

export const noSeqs: ArrivedSeqs = { contiguousSeq: 0, ranges: [] };

/** With `seqs` (positive, in any order, any number of times) added; the very same object when nothing is new. */
export function withSeqs(arrived: ArrivedSeqs, seqs: readonly number[]): ArrivedSeqs {
  const fresh = seqs.filter((seq) => !hasSeq(arrived, seq));
  return fresh.length === 0
    ? arrived
    : withRanges(
        arrived,
        fresh.map((seq) => [seq, seq] as const),
      );
}

/** With whole ranges added. */
export function withRanges(arrived: ArrivedSeqs, ranges: SeqRanges): ArrivedSeqs {
  const sorted = [...arrived.ranges, ...ranges].toSorted(([a], [b]) => a - b);
  let contiguousSeq = arrived.contiguousSeq;
  const beyond: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = beyond.at(-1);
    if (last === undefined && from <= contiguousSeq + 1) contiguousSeq = Math.max(contiguousSeq, to);
    else if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else beyond.push([from, to]);
  }
  return { contiguousSeq, ranges: beyond.slice(0, mostRanges) };
}

export const hasSeq = ({ contiguousSeq, ranges }: ArrivedSeqs, seq: number): boolean =>
  seq <= contiguousSeq || ranges.some(([from, to]) => seq >= from && seq <= to);

/** The holes: numbers that were given out, because later ones have arrived, and never came. */
export const missingSeqs = ({ contiguousSeq, ranges }: ArrivedSeqs): SeqRanges =>
  ranges.map(([from], i) => [(ranges[i - 1]?.[1] ?? contiguousSeq) + 1, from - 1] as const);
