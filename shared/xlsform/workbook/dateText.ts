import type { NumberFormat } from './numberFormat.ts';

const dayMs = 86_400_000;
/** The last day that Excel has: 9999-12-31. */
const lastDay = 2_958_465;

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A serial number as ISO 8601: "2020-03-16", "07:30:00", "2020-03-16T07:30:00"; a duration as hours, minutes and seconds. Null
 * when it is no day of Excel's calendar.
 * @param startsIn1904 whether day 0 is 1904-01-01, as old Macintosh files have it.
 */
export function dateText(
  serial: number,
  format: Exclude<NumberFormat, 'number'>,
  startsIn1904: boolean,
): string | null {
  if (!(serial >= 0 && serial <= lastDay)) return null;
  // The fraction of a day is never exact; Excel itself goes no finer than milliseconds.
  const ms = Math.round(serial * dayMs);
  if (format === 'duration') return timeText(ms);
  const day = Math.floor(ms / dayMs);
  const time = timeText(ms - day * dayMs);
  if (format === 'time' || (day === 0 && !startsIn1904)) return time;
  const date = dayText(day, startsIn1904);
  return format === 'date' ? date : `${date}T${time}`;
}

function timeText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const fraction = ms % 1000;
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return fraction === 0 ? text : `${text}.${String(fraction).padStart(3, '0')}`;
}

/** Excel counts a 29 February 1900 that never was: up to there its days lie one later than they should. */
function dayText(day: number, startsIn1904: boolean): string {
  if (!startsIn1904 && day === 60) return '1900-02-29';
  const epoch = startsIn1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return new Date(epoch + day * dayMs).toISOString().slice(0, 10);
}
