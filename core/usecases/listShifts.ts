import { dayRange } from '../../shared/domain/localDay.ts';
import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';

/** Shifts that began on that day of the hotline's calendar, with what is still open in each. */
export function listShifts(
  { store, installed }: Desk,
  { date }: InputOf<'shiftLog.shifts'>,
): Result<OutputOf<'shiftLog.shifts'>> {
  const { from, to } = dayRange(date, installed.pack.timeZone);
  const shifts = store.shifts.ofDay(from, to);
  return ok({ shifts });
}
