import type { InputOf, OpenWork } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import { workOf } from './listWork.ts';

/** Exactly as before the last move; only the count of saves goes on, so that a save from in between is refused. */
export function undoMove(desk: Desk, { caseId }: InputOf<'draft.undoMove'>): Result<OpenWork> {
  const { store } = desk;
  return store.transaction((): Result<OpenWork> => {
    const now = store.drafts.byCase(caseId);
    if (now === null || now.agentId !== desk.session.who().id) return problem('not_found', 'No such draft');
    const before = store.draftMoves.last(caseId);
    if (before === null) return problem('not_found', 'This draft was not moved');
    const { run, surge } = now;
    const restored = { ...before, run, surge, revision: now.revision + 1, savedAt: desk.now(), saveHash: '' };
    store.drafts.update(restored);
    store.drafts.setForm(restored);
    store.draftMoves.removeLast(caseId);
    record(desk, 'draft.moveUndone', {
      callId: now.callId,
      caseId,
      data: { reference: now.reference, from: now.formHash, to: before.formHash },
    });
    return ok(workOf(desk, restored));
  });
}
