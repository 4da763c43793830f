import { expect, it } from 'vitest';
import { isOpen } from '../../shared/domain/hotlineHours.ts';

const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '15:00' }));
const jakarta = {
  timeZone: 'Asia/Jakarta',
  hours: weekdays,
  holidays: [{ date: '2020-03-25', name: { id: 'Nyepi', en: 'Nyepi' } }],
};

it.each([
  ['the minute it opens on its first day', '2020-03-16T01:00:00.000Z', true],
  ['a second before', '2020-03-16T00:59:59.999Z', false],
  ['just before it closes', '2020-03-16T07:59:59.999Z', true],
  ['the minute it closes', '2020-03-16T08:00:00.000Z', false],
  ['a Saturday', '2020-03-21T03:00:00.000Z', false],
  ['a holiday', '2020-03-25T03:00:00.000Z', false],
  ['late on Sunday in UTC, Monday 06:00 in Jakarta', '2020-03-15T23:00:00.000Z', false],
])('%s', (_, at, expected) => {
  expect(isOpen(jakarta, at)).toBe(expected);
});

it('follows the clock on the wall where summer time is kept', () => {
  const berlin = { ...jakarta, timeZone: 'Europe/Berlin' };
  expect(isOpen(berlin, '2020-03-27T07:00:00.000Z')).toBe(true);
  expect(isOpen(berlin, '2020-03-30T06:00:00.000Z')).toBe(true);
  expect(isOpen(berlin, '2020-03-27T06:59:00.000Z')).toBe(false);
});

it('a day may have two spans', () => {
  const split = {
    ...jakarta,
    hours: [
      { weekday: 1, from: '08:00', to: '12:00' },
      { weekday: 1, from: '13:00', to: '15:00' },
    ],
  };
  expect(isOpen(split, '2020-03-16T05:30:00.000Z')).toBe(false);
  expect(isOpen(split, '2020-03-16T06:00:00.000Z')).toBe(true);
});
