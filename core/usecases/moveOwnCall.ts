import { mayBecome, moveCall } from '../../shared/domain/callClock.ts';
import type { Call, CallState } from '../../shared/model/call.ts';
import type { CallId } from '../../shared/model/ids.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { ShiftEventKind } from '../../shared/model/shiftEvent.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';

/** Inside a transaction: one of the agent's own calls in its next state. Asking for the state it has changes nothing. */
export function moveOwnCall(desk: Desk, callId: CallId, to: CallState, kind: ShiftEventKind): Result<Call> {
  const call = desk.store.calls.own(callId, desk.session.who().id);
  if (call === null) return problem('not_found', 'No such call');
  if (call.state === to) return ok(call);
  if (!mayBecome(call.state, to)) return problem('conflict', `A call that is ${call.state} cannot become ${to}`);
  const moved = moveCall(call, to, desk.now());
  desk.store.calls.update(moved);
  record(desk, kind, {
    callId,
    caseId: call.caseId,
    data: { from: call.state, talkMs: moved.talkMs, holdMs: moved.holdMs },
  });
  return ok(moved);
}
