import type { ReactNode } from 'react';
import { LocalDate } from '../../shared/model/time.ts';
import { useText } from '../text/useText.tsx';
import input from './Input.module.css';
import { useNow } from './useNow.ts';

type DaySelectProps = {
  readonly label: string;
  readonly value: LocalDate | null;
  /** How many days back are offered. */
  readonly days: number;
  /** Words for "no day in particular"; without them one day is always chosen. */
  readonly anyLabel?: string;
  readonly onPick: (date: LocalDate | null) => void;
};

const dayMs = 86_400_000;

const before = (date: LocalDate, days: number): LocalDate =>
  LocalDate.parse(new Date(Date.parse(`${date}T00:00:00.000Z`) - days * dayMs).toISOString().slice(0, 10));

/** A day of the last weeks by its name, in the language of the screen: the browser's own date field speaks the system's. */
export const DaySelect = ({ label, value, days, anyLabel, onPick }: DaySelectProps): ReactNode => {
  const { say, format } = useText();
  const today = format.dateOf(new Date(useNow()).toISOString());
  const recent = Array.from({ length: days }, (_, ago) => before(today, ago));
  const offered = value === null || recent.includes(value) ? recent : [...recent, value];
  const nameOf = (date: LocalDate): string => {
    if (date === today) return say('day.today');
    return date === before(today, 1) ? say('day.yesterday') : format.weekday(date);
  };
  return (
    <select
      className={input['input']}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onPick(LocalDate.safeParse(event.target.value).data ?? null)}
    >
      {anyLabel === undefined ? null : <option value="">{anyLabel}</option>}
      {offered.map((date) => (
        <option key={date} value={date}>
          {nameOf(date)}
        </option>
      ))}
    </select>
  );
};
