import type { Pack } from '../model/pack.ts';
import type { Instant, LocalDate, LocalTime } from '../model/time.ts';

export type Calendar = Pick<Pack, 'hours' | 'holidays' | 'timeZone'>;

/** 1 Monday to 7 Sunday (ISO 8601). */
const weekday = (date: LocalDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** A day on which the hotline is open at some time: a weekday with hours, and no holiday. */
export const isWorkingDay = ({ hours, holidays }: Pick<Pack, 'hours' | 'holidays'>, date: LocalDate): boolean =>
  hours.some((span) => span.weekday === weekday(date)) && !holidays.some((holiday) => holiday.date === date);

/** Whether the hotline takes calls at a moment: from the minute it opens until just before the minute it closes. */
export function isOpen(calendar: Calendar, at: Instant): boolean {
  const { date, time } = wallClock(at, calendar.timeZone);
  return (
    isWorkingDay(calendar, date) &&
    calendar.hours.some((span) => span.weekday === weekday(date) && span.from <= time && time < span.to)
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallClock(at: Instant, timeZone: string): { readonly date: LocalDate; readonly time: LocalTime } {
  // A formatter is slow to make and every open call asks again and again.
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  formats.set(timeZone, format);
  const [date = '', time = ''] = format.format(new Date(at)).split(' ');
  return { date, time };
}
