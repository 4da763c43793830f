/** One measured figure beside its baseline of the same run; `ratio` is what is judged, because machines are shared and noisy. */
export type BenchRow = {
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is compared with; null where the figure stands for itself. */
  readonly baseline: number | null;
  readonly ratio: number | null;
  readonly goal: string;
  readonly ok: boolean;
};

export type BenchResult = { readonly name: string; readonly rows: readonly BenchRow[] };

/** The value at a share of the sorted figures (0.5 is the median). Empty input throws. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (value === undefined) throw new Error('no figures');
  return value;
}

/** A row whose goal is a largest ratio to its baseline. */
export function ratioRow(metric: string, unit: string, value: number, baseline: number, most: number): BenchRow {
  const ratio = value / baseline;
  return { metric, value, unit, baseline, ratio, goal: `<= ${most}x`, ok: ratio <= most };
}
