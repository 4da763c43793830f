import { maskName } from '../../shared/domain/masking.ts';
import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';

type History = OutputOf<'caller.history'>;

/** What a number called about before, whoever took the call: newest first, names shortened. The look is logged, the number is not. */
export function callerHistory(desk: Desk, { callerNumber }: InputOf<'caller.history'>): Result<History> {
  const visits = desk.store.caseHeads.history(callerNumber).map((head) => ({
    caseId: head.caseId,
    reference: head.reference,
    at: head.capturedAt,
    channel: head.channel,
    disposition: head.disposition,
    agentName: head.agentName,
    callerName: maskName(head.callerName),
    business: head.business,
    region: head.region,
  }));
  return desk.store.transaction(() => {
    record(desk, 'caller.viewed', { data: { visits: visits.length } });
    return ok({ visits });
  });
}
