import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';

/** Where each revision of a case is, and what the server said to it. */
export function syncJourney(
  { store, session }: Desk,
  input: InputOf<'sync.journey'>,
): Result<OutputOf<'sync.journey'>> {
  const agent = session.who();
  const head = store.caseHeads.one(input.caseId);
  if (head === null || (agent.role !== 'supervisor' && head.agentId !== agent.id)) {
    return problem('not_found', 'No such case');
  }
  return ok({
    caseId: head.caseId,
    reference: head.reference,
    revisions: [...store.journeys.ofCase(head.caseId)],
  });
}
