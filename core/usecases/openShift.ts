import { ShiftId } from '../../shared/model/ids.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import type { Shift } from '../../shared/model/shift.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';

/** Begins a shift; the one that is already open is given back unchanged. */
export function openShift(desk: Desk): Result<Shift> {
  const agent = desk.session.who();
  const open = desk.session.shift();
  if (open !== null) return ok(open);
  const shift: Shift = {
    id: ShiftId.parse(desk.random.uuid()),
    agentId: agent.id,
    agentName: agent.name,
    openedAt: desk.now(),
    closedAt: null,
    note: '',
  };
  const opened = desk.store.transaction(() => {
    desk.store.shifts.insert(shift);
    record(desk, 'shift.opened', { shiftId: shift.id });
    return ok(shift);
  });
  if (opened.ok) desk.session.announce();
  return opened;
}
