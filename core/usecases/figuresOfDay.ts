import { dayFigures } from '../../shared/domain/figures.ts';
import { dayRange } from '../../shared/domain/localDay.ts';
import type { DayFigures, InputOf } from '../../shared/contract/ipc.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';

/** A day's figures from the rows of that day in the hotline's time zone; trouble in official categories. */
export const figuresOfDay = ({ store, installed }: Desk, { date }: InputOf<'shiftLog.figures'>): Result<DayFigures> =>
  ok(dayFigures(date, store.dayRows(dayRange(date, installed.pack.timeZone)), installed.pack));
