import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';

type Done = OutputOf<'case.discardCorrection'>;

/** Gives up a correction; the case stays as it was saved. The draft of a call cannot be given up, only closed. */
export function discardCorrection(
  { store, session }: Desk,
  { caseId }: InputOf<'case.discardCorrection'>,
): Result<Done> {
  return store.transaction((): Result<Done> => {
    const draft = store.drafts.byCase(caseId);
    if (draft === null || draft.agentId !== session.who().id) return problem('not_found', 'No such draft');
    if (draft.callId !== null) return problem('conflict', 'The draft of a call is closed with a disposition');
    store.drafts.remove(caseId);
    return ok({});
  });
}
