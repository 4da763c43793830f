import { isOwnLine } from '../../shared/domain/caseBody.ts';
import type { InputOf } from '../../shared/contract/ipc.ts';
import type { Call } from '../../shared/model/call.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';

/** The caller's number, typed or pasted later than the call began. */
export function setCallerNumber(desk: Desk, input: InputOf<'call.setNumber'>): Result<Call> {
  const { store, installed } = desk;
  const lines = installed.pack.channels.map(({ line }) => line);
  if (input.callerNumber !== null && isOwnLine(input.callerNumber, lines)) {
    return problem('invalid_input', "That is the hotline's own number", { field: 'callerNumber', reason: 'ownLine' });
  }
  return store.transaction(() => {
    const call = store.calls.own(input.callId, desk.session.who().id);
    if (call === null) return problem('not_found', 'No such call');
    if (call.state === 'closed') return problem('conflict', 'The call is closed');
    if (call.callerNumber === input.callerNumber) return ok(call);
    const changed = { ...call, callerNumber: input.callerNumber };
    store.calls.update(changed);
    record(desk, 'call.numberChanged', {
      callId: call.id,
      caseId: call.caseId,
      data: { hasNumber: input.callerNumber !== null },
    });
    return ok(changed);
  });
}
