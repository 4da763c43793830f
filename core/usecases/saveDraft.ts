import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { sha256 } from '../sha256.ts';

/**
 * What was typed, on disk when this returns. A save that names an older revision than the stored one is refused; the
 * same save once more (its answer was lost) is answered as the first was.
 */
export function saveDraft(desk: Desk, input: InputOf<'draft.save'>): Result<OutputOf<'draft.save'>> {
  const { store } = desk;
  const saveHash = sha256(JSON.stringify(input));
  return store.transaction(() => {
    const stored = store.drafts.byCase(input.caseId);
    if (stored === null || stored.agentId !== desk.session.who().id) return problem('not_found', 'No such draft');
    if (stored.saveHash === saveHash) return ok({ revision: stored.revision, savedAt: stored.savedAt });
    if (stored.revision !== input.revision) {
      return problem('conflict', 'Another save got there first', { revision: stored.revision });
    }
    const { changes, ...written } = input;
    const savedAt = desk.now();
    const revision = stored.revision + 1;
    store.drafts.update({ ...stored, ...written, revision, savedAt, saveHash });
    store.draftEvents.add(input.caseId, changes);
    return ok({ revision, savedAt });
  });
}
