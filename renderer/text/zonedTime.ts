import { dayRange } from '../../shared/domain/localDay.ts';
import type { Instant, LocalDate, LocalTime } from '../../shared/model/time.ts';

/** "9.5", "9:05" and "0905" are how people write it; null when it is no time of day. */
export const readTime = (text: string): LocalTime | null => {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(text.trim()) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
};

/** The moment at which the clocks of a time zone show this day and time; on a day on which they change, counted from its midnight. */
export const instantOf = (date: LocalDate, time: LocalTime, timeZone: string): Instant => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const { from } = dayRange(date, timeZone);
  return new Date(Date.parse(from) + (hours * 60 + minutes) * 60_000).toISOString();
};
