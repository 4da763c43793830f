import type { InputOf, OpenWork } from '../../shared/contract/ipc.ts';
import { Draft } from '../../shared/model/draft.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import { sha256 } from '../sha256.ts';
import { workOf } from './listWork.ts';

/**
 * A call's draft on the form that runs now, as the screen worked it out. What it was before is kept beside it until its
 * case is saved. A saved case keeps its version for ever, so that a correction does not move.
 */
export function moveDraft(desk: Desk, { save, toFormHash }: InputOf<'draft.move'>): Result<OpenWork> {
  const { store, installed } = desk;
  const saveHash = sha256(JSON.stringify({ save, toFormHash }));
  return store.transaction((): Result<OpenWork> => {
    const before = store.drafts.byCase(save.caseId);
    if (before === null || before.agentId !== desk.session.who().id) return problem('not_found', 'No such draft');
    if (before.saveHash === saveHash) return ok(workOf(desk, before));
    if (before.callId === null) return problem('conflict', 'A saved case keeps its form', { reason: 'correction' });
    if (before.revision !== save.revision) {
      return problem('conflict', 'Another save got there first', { revision: before.revision });
    }
    if (toFormHash !== installed.formHash) return problem('conflict', 'Another form runs now', { reason: 'form' });
    if (before.formHash === toFormHash) return problem('conflict', 'It is on this form already', { reason: 'form' });
    const { changes, ...written } = save;
    const packHash = installed.hash;
    const moved = {
      ...before,
      ...written,
      revision: before.revision + 1,
      savedAt: desk.now(),
      saveHash,
      formHash: toFormHash,
      packHash,
    };
    // Only what a draft is; which run of the program worked on it is of this moment.
    store.draftMoves.add(Draft.parse(before), moved.savedAt);
    store.drafts.update(moved);
    store.drafts.setForm(moved);
    store.draftEvents.add(save.caseId, changes);
    record(desk, 'draft.moved', {
      callId: before.callId,
      caseId: save.caseId,
      data: { reference: before.reference, from: before.formHash, to: toFormHash, invalid: save.invalid.length },
    });
    return ok(workOf(desk, moved));
  });
}
