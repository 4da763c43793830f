import { dayRange } from '../../shared/domain/localDay.ts';
import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';

type Page = OutputOf<'shiftLog.page'>;

/** The log in order, filtered. Reading it is itself an entry, made once for each look and not for each page. */
export function pageShiftLog(desk: Desk, input: InputOf<'shiftLog.page'>): Result<Page> {
  const { store, installed } = desk;
  const day = input.date === null ? null : dayRange(input.date, installed.pack.timeZone);
  const { shiftId, agentId, kinds, after, limit } = input;
  const events = [...store.events.page({ day, shiftId, agentId, kinds, after, limit })];
  if (after === 0) {
    store.transaction(() => {
      record(desk, 'log.viewed', { data: { date: input.date, ofShift: shiftId, ofAgent: agentId } });
      return ok(null);
    });
  }
  return ok({ events, next: events.length === limit ? (events.at(-1)?.seq ?? null) : null });
}
