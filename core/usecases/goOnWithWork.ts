import type { InputOf, OpenWork } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import { workOf } from './listWork.ts';

/** Takes up a draft again. One that was found on disk counts as recovered once, in the log and on the screen. */
export function goOnWithWork(desk: Desk, { caseId }: InputOf<'work.goOn'>): Result<OpenWork> {
  const { store, run } = desk;
  return store.transaction(() => {
    const draft = store.drafts.byCase(caseId);
    if (draft === null || draft.agentId !== desk.session.who().id) return problem('not_found', 'No such draft');
    if (draft.run !== run) {
      store.drafts.setRun(caseId, run);
      record(desk, 'draft.recovered', {
        callId: draft.callId,
        caseId,
        data: { reference: draft.reference, revision: draft.revision, savedAt: draft.savedAt },
      });
    }
    return ok(workOf(desk, { ...draft, run }));
  });
}
