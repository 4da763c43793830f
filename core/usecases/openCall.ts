import { isOwnLine } from '../../shared/domain/caseBody.ts';
import { moveCall } from '../../shared/domain/callClock.ts';
import type { InputOf, OpenWork } from '../../shared/contract/ipc.ts';
import type { Call } from '../../shared/model/call.ts';
import { CallId, CaseId } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import { draftOfCall } from './draftOfCall.ts';
import { nextReference } from './nextReference.ts';

/** A new call with its case id, reference number and draft on disk before the first word; who was talking is held. */
export function openCall(desk: Desk, input: InputOf<'call.open'>): Result<OpenWork> {
  const { store, installed } = desk;
  const agent = desk.session.who();
  const shift = desk.session.shift();
  if (shift === null) return problem('no_shift', 'A call needs an open shift');
  const channels = installed.pack.channels;
  if (!channels.some(({ code }) => code === input.channel)) {
    return problem('invalid_input', 'Unknown channel', { field: 'channel' });
  }
  const lines = channels.map(({ line }) => line);
  if (input.callerNumber !== null && isOwnLine(input.callerNumber, lines)) {
    return problem('invalid_input', "That is the hotline's own number", { field: 'callerNumber', reason: 'ownLine' });
  }
  const open = store.calls.openOf(agent.id);
  if (open.length >= limits.openCalls) {
    return problem('too_many_open_calls', 'Too many open calls', { limit: limits.openCalls });
  }
  const now = desk.now();
  return store.transaction(() => {
    const talking = open.find(({ state }) => state === 'talking');
    if (talking) {
      store.calls.update(moveCall(talking, 'held', now));
      record(desk, 'call.held', { callId: talking.id, caseId: talking.caseId, data: { reason: 'newCall' } });
    }
    const call: Call = {
      id: CallId.parse(desk.random.uuid()),
      caseId: CaseId.parse(desk.random.uuid()),
      reference: nextReference(desk),
      shiftId: shift.id,
      channel: input.channel,
      callerNumber: input.callerNumber,
      state: 'talking',
      openedAt: now,
      stateSince: now,
      endedAt: null,
      closedAt: null,
      talkMs: 0,
      holdMs: 0,
      wrapUpMs: 0,
    };
    const draft = draftOfCall(desk, call);
    store.calls.insert(call, agent.id);
    store.drafts.insert(draft);
    record(desk, 'call.opened', {
      callId: call.id,
      caseId: call.caseId,
      data: { channel: call.channel, reference: call.reference, hasNumber: call.callerNumber !== null },
    });
    return ok({ call, draft, recovered: false, surge: draft.surge, moved: false });
  });
}
