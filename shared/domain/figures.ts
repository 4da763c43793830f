import type { Pack } from '../model/pack.ts';
import type { LocalDate } from '../model/time.ts';
import { localDay } from './localDay.ts';

type Count = { readonly code: string; readonly count: number };

/** A day's sums as the database gives them, still in the codes of the form. */
export type DayRows = {
  readonly calls: number;
  readonly cases: number;
  readonly closedCalls: number;
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  readonly dispositions: readonly Count[];
  readonly provinces: readonly Count[];
  readonly channels: readonly Count[];
  /** Cases by their set of trouble codes: the same case must count once in each official category, not once a code. */
  readonly troubleSets: readonly { readonly codes: readonly string[]; readonly count: number }[];
  /** Calls by the minute (UTC, "2026-11-24T03:07") in which they began. */
  readonly minutes: readonly { readonly minute: string; readonly count: number }[];
  readonly corrections: number;
  readonly returned: number;
  readonly incidents: number;
};

/** Most first, equal ones by code, so that the same day always reads the same. */
const ranked = (counts: ReadonlyMap<string, number>): Count[] =>
  [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));

function add<K>(counts: Map<K, number>, key: K, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

/** Official categories of one case's codes; a code that the pack does not roll up counts under itself, so that nothing vanishes. */
const officialOf = (codes: readonly string[], official: Pack['official']): ReadonlySet<string> =>
  new Set(codes.map((code) => (Object.hasOwn(official.rollUp, code) ? (official.rollUp[code] ?? code) : code)));

/** Means over closed calls (AHT = talk + hold + wrap-up), roll-up to official categories, hours on the hotline's own clock. */
export function dayFigures(date: LocalDate, rows: DayRows, pack: Pick<Pack, 'official' | 'timeZone'>) {
  const trouble = new Map<string, number>();
  for (const { codes, count } of rows.troubleSets) {
    for (const category of officialOf(codes, pack.official)) add(trouble, category, count);
  }
  const hours = new Map<number, number>();
  for (const { minute, count } of rows.minutes) add(hours, localDay(`${minute}:00.000Z`, pack.timeZone).hour, count);
  const mean = (sum: number): number | null => (rows.closedCalls === 0 ? null : sum / rows.closedCalls);
  return {
    date,
    calls: rows.calls,
    cases: rows.cases,
    handlingMs: mean(rows.talkMs + rows.holdMs + rows.wrapUpMs),
    talkMs: mean(rows.talkMs),
    holdMs: mean(rows.holdMs),
    wrapUpMs: mean(rows.wrapUpMs),
    dispositions: [...rows.dispositions],
    trouble: ranked(trouble),
    provinces: [...rows.provinces],
    channels: [...rows.channels],
    hours: [...hours].map(([hour, count]) => ({ hour, count })).sort((a, b) => a.hour - b.hour),
    corrections: rows.corrections,
    returned: rows.returned,
    incidents: rows.incidents,
  };
}
