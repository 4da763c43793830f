/** What a run has shown so far. Everything but `acknowledged`, `committedUnacked` and the histogram should be nothing. */
export type Tally = {
  rounds: number;
  /** Revisions that were said to be saved. */
  acknowledged: number;
  /** Of these: not on the desk, not at the server, or there as another text; also saves of a draft that were answered and are gone. */
  lost: number;
  /** Revisions that the server, or its export, holds more than once. */
  duplicated: number;
  /** Revisions that nobody tried to save. */
  invented: number;
  /** Rounds after which the desk did not empty its outbox in time. */
  stalled: number;
  /** Saved, but the answer was lost: proof that the kills bite. */
  committedUnacked: number;
  /** Where the kills struck. */
  readonly histogram: Map<string, number>;
  /** Anything else that is not as it should be, in words. */
  readonly faults: string[];
};

/** How a long run says how far it has come. */
export type Told = (sentence: string) => void;

export const emptyTally = (): Tally => ({
  rounds: 0,
  acknowledged: 0,
  lost: 0,
  duplicated: 0,
  invented: 0,
  stalled: 0,
  committedUnacked: 0,
  histogram: new Map(),
  faults: [],
});

export const isClean = (tally: Tally): boolean =>
  tally.lost + tally.duplicated + tally.invented + tally.stalled + tally.faults.length === 0;

/** Adds `other` to `tally`. */
export function addTally(tally: Tally, other: Tally): void {
  for (const name of [
    'rounds',
    'acknowledged',
    'lost',
    'duplicated',
    'invented',
    'stalled',
    'committedUnacked',
  ] as const) {
    tally[name] += other[name];
  }
  for (const [strike, count] of other.histogram) countStrike(tally, strike, count);
  tally.faults.push(...other.faults);
}

export function countStrike(tally: Tally, strike: string, count = 1): void {
  tally.histogram.set(strike, (tally.histogram.get(strike) ?? 0) + count);
}

/** The last line of the command. @param what was counted: rounds, images or flips. */
export function tallyLine(what: string, tally: Tally, more: Readonly<Record<string, unknown>>): string {
  const { rounds, histogram, faults, ...counts } = tally;
  const sorted = [...histogram].toSorted(([, one], [, other]) => other - one);
  return JSON.stringify({
    [what]: rounds,
    ...counts,
    ...more,
    faults: faults.length,
    histogram: Object.fromEntries(sorted),
  });
}
