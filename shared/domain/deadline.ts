import type { Pack } from '../model/pack.ts';
import { LocalDate } from '../model/time.ts';
import { isWorkingDay } from './hotlineHours.ts';

const dayMs = 86_400_000;
/** Longer runs of holidays than this are a mistake in the pack. */
const longestGapDays = 400;

/**
 * The day that lies `days` working days after a date; the date itself is not counted. With 0 the date itself, or the next
 * working day when it is none. Throws a RangeError when the calendar has no working day within `longestGapDays`.
 */
export function addWorkingDays(calendar: Pick<Pack, 'hours' | 'holidays'>, from: LocalDate, days: number): LocalDate {
  const after = (date: LocalDate): LocalDate =>
    LocalDate.parse(new Date(Date.parse(`${date}T00:00:00Z`) + dayMs).toISOString().slice(0, 10));
  const nextWorkingDay = (date: LocalDate): LocalDate => {
    let day = date;
    for (let tried = 0; tried < longestGapDays; tried += 1) {
      if (isWorkingDay(calendar, day)) return day;
      day = after(day);
    }
    throw new RangeError(`No working day within ${longestGapDays} days after ${date}`);
  };
  let day = days === 0 ? nextWorkingDay(from) : from;
  for (let left = days; left > 0; left -= 1) day = nextWorkingDay(after(day));
  return day;
}
