import type { Agent } from '../shared/model/agent.ts';
import type { CallId, CaseId, ShiftId } from '../shared/model/ids.ts';
import type { ShiftEvent, ShiftEventKind } from '../shared/model/shiftEvent.ts';
import type { Desk } from './desk.ts';

type About = {
  readonly agent?: Agent | null;
  readonly shiftId?: ShiftId | null;
  readonly callId?: CallId | null;
  readonly caseId?: CaseId | null;
  readonly data?: ShiftEvent['data'];
};

/**
 * Adds one entry to the shift log, inside the transaction of what it records. Ids, codes and counts only: never a
 * caller's words. Without `agent` it is the one who is signed in.
 */
export function record(desk: Pick<Desk, 'store' | 'session' | 'now'>, kind: ShiftEventKind, about: About = {}): void {
  const session = desk.session.current();
  const agent = about.agent === undefined ? (session.state === 'signedOut' ? null : session.agent) : about.agent;
  const shift = agent === null ? null : desk.store.shifts.openOf(agent.id);
  desk.store.events.append({
    at: desk.now(),
    kind,
    agentId: agent?.id ?? null,
    agentName: agent?.name ?? null,
    shiftId: about.shiftId === undefined ? (shift?.id ?? null) : about.shiftId,
    callId: about.callId ?? null,
    caseId: about.caseId ?? null,
    data: about.data ?? {},
  });
}
