import type { InputOf } from '../../shared/contract/ipc.ts';
import type { Call } from '../../shared/model/call.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { moveOwnCall } from './moveOwnCall.ts';

/** Back on the line with a held caller; who was talking is held. Answers with every call that changed, the resumed one last. */
export function resumeCall(desk: Desk, { callId }: InputOf<'call.resume'>): Result<Call[]> {
  const { store } = desk;
  return store.transaction((): Result<Call[]> => {
    const talking = store.calls
      .openOf(desk.session.who().id)
      .find(({ state, id }) => state === 'talking' && id !== callId);
    const held = talking === undefined ? null : moveOwnCall(desk, talking.id, 'held', 'call.held');
    if (held !== null && !held.ok) return held;
    const resumed = moveOwnCall(desk, callId, 'talking', 'call.resumed');
    if (!resumed.ok) return resumed;
    return ok(held === null ? [resumed.value] : [held.value, resumed.value]);
  });
}
