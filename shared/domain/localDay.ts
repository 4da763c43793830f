import type { Instant, LocalDate } from '../model/time.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

function wallClock(at: number, timeZone: string): { readonly date: LocalDate; readonly hour: number; asUtc: number } {
  const parts = new Map<string, string>(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value] as const),
  );
  const part = (type: string): string => parts.get(type) ?? '00';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  const asUtc = Date.parse(`${date}T${part('hour')}:${part('minute')}:${part('second')}Z`);
  return { date, hour: Number(part('hour')), asUtc };
}

/** The calendar day and the hour (0-23) of a moment, as the clock on the wall of that time zone shows them. */
export function localDay(at: Instant, timeZone: string): { readonly date: LocalDate; readonly hour: number } {
  const { date, hour } = wallClock(Date.parse(at), timeZone);
  return { date, hour };
}

/** First moment of a calendar day in that time zone, and the first moment of the next: a half-open range. */
export function dayRange(date: LocalDate, timeZone: string): { readonly from: Instant; readonly to: Instant } {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  return { from: startOf(midnight, timeZone), to: startOf(midnight + 86_400_000, timeZone) };
}

function startOf(midnight: number, timeZone: string): Instant {
  // Two rounds settle the offset also on a day on which the clocks change.
  const offsetAt = (at: number): number => wallClock(at, timeZone).asUtc - Math.floor(at / 1000) * 1000;
  const guess = midnight - offsetAt(midnight);
  return new Date(midnight - offsetAt(guess)).toISOString();
}
