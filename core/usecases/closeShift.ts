import { openReferences } from '../../shared/domain/shiftRules.ts';
import type { InputOf } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Shift } from '../../shared/model/shift.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';

/** Ends the shift; refused while a caller's case is not saved. The queue to the server is flushed behind it. */
export function closeShift(desk: Desk, { note }: InputOf<'shift.close'>): Result<Shift> {
  const { store } = desk;
  const agent = desk.session.who();
  const shift = desk.session.shift();
  if (shift === null) return problem('no_shift', 'No shift is open');
  const references = openReferences(store.calls.openOf(agent.id), store.drafts.ofAgent(agent.id));
  if (references.length > 0) return problem('calls_still_open', 'Calls are still open', { references });
  const closedAt = desk.now();
  const closed = store.transaction(() => {
    store.shifts.close(shift.id, closedAt, note);
    record(desk, 'shift.closed', { shiftId: shift.id, data: { hasNote: note !== '' } });
    return ok({ ...shift, closedAt, note });
  });
  if (closed.ok) {
    desk.session.announce();
    desk.sync.shiftEnded();
  }
  return closed;
}
