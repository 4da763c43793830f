import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { addWorkingDays } from '../../shared/domain/deadline.ts';
import { isWorkingDay } from '../../shared/domain/hotlineHours.ts';

const calendar = {
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '15:00' })),
  holidays: [{ date: '2020-03-25', name: { id: 'Nyepi', en: 'Nyepi' } }],
};

it('skips the weekend and a holiday', () => {
  expect(addWorkingDays(calendar, '2020-03-24', 3)).toBe('2020-03-30');
});

it('with no days waits at most for the next working day', () => {
  expect(addWorkingDays(calendar, '2020-03-24', 0)).toBe('2020-03-24');
  expect(addWorkingDays(calendar, '2020-03-25', 0)).toBe('2020-03-26');
});

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

it('always promises a working day, with exactly so many working days up to it', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 30 }), (from, days) => {
      const due = addWorkingDays(calendar, from, days);
      let counted = 0;
      for (let at = Date.parse(from) + 86_400_000; at <= Date.parse(due); at += 86_400_000) {
        if (isWorkingDay(calendar, new Date(at).toISOString().slice(0, 10))) counted += 1;
      }
      expect(isWorkingDay(calendar, due)).toBe(true);
      expect(counted).toBe(days);
    }),
  );
});

it('a calendar without any working day is a bug, not an endless search', () => {
  const holidays = Array.from({ length: 500 }, (_, index) => ({
    date: new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10),
    name: { id: 'x', en: 'x' },
  }));
  expect(() => addWorkingDays({ ...calendar, holidays }, '2020-01-01', 1)).toThrow(RangeError);
});
