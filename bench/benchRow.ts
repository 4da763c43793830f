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

/** A row whose goal is a smallest ratio to its baseline. */
export function atLeastRow(metric: string, unit: string, value: number, baseline: number, least: number): BenchRow {
  const ratio = value / baseline;
  return { metric, value, unit, baseline, ratio, goal: `>= ${least}x`, ok: ratio >= least };
}

/** A row that is told beside the others and judged by nobody. */
export const toldRow = (metric: string, unit: string, value: number, baseline: number | null = null): BenchRow => ({
  metric,
  value,
  unit,
  baseline,
  ratio: baseline === null ? null : value / baseline,
  goal: 'told',
  ok: true,
});

/** A row whose goal is a largest value. */
export const atMostRow = (metric: string, unit: string, value: number, most: number): BenchRow => ({
  metric,
  value,
  unit,
  baseline: null,
  ratio: null,
  goal: `<= ${most} ${unit}`,
  ok: value <= most,
});
