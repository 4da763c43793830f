import type { DraftSave, OutputOf } from '../../shared/contract/ipc.ts';
import type { CaseId } from '../../shared/model/ids.ts';
import type { DraftChange } from '../../shared/model/draft.ts';
import { limits } from '../../shared/model/limits.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Api } from '../api.ts';
import { createAutosave, type Autosave, type Durability, type Sent } from './autosave.ts';
import type { Clock } from './clock.ts';
import { isOverLimit, saveOf, type Work } from './work.ts';

/** One draft on its way to disk: which revision it builds on, which changes are still to be told. */
export type DraftSaver = Autosave & { readonly revision: () => number };

type Saved = OutputOf<'draft.save'>;

/** The newest revision on disk, or null when the draft is gone. A reply may have been lost after its commit. */
const storedRevision = async (api: Api, caseId: CaseId): Promise<number | null> => {
  const list = await api.call('work.list', {});
  return list.ok ? (list.value.find(({ draft }) => draft.caseId === caseId)?.draft.revision ?? null) : null;
};

export const createDraftSaver = (port: {
  readonly api: Api;
  readonly clock: Clock;
  readonly caseId: CaseId;
  readonly firstRevision: number;
  readonly work: () => Work | null;
  readonly report: (durability: Durability) => void;
  readonly onSaved: (save: DraftSave, saved: Saved) => void;
}): DraftSaver => {
  let revision = port.firstRevision;
  let changes: readonly DraftChange[] = [];

  const sendOnce = async (work: Work): Promise<Result<Saved>> => {
    if (work.form.state === 'open') {
      changes = [...changes, ...work.form.form.session.takeChanges(new Date(port.clock.now()).toISOString())];
    }
    const told = changes.slice(0, limits.changesPerSave);
    const save = saveOf(work, revision, told);
    const reply = await port.api.call('draft.save', save);
    if (reply.ok) {
      revision = reply.value.revision;
      changes = changes.slice(told.length);
      port.onSaved(save, reply.value);
    }
    return reply;
  };

  const send = async (): Promise<Result<Sent>> => {
    const work = port.work();
    if (work === null) return problem('not_found', 'the draft is no longer open');
    let reply = await sendOnce(work);
    if (!reply.ok && reply.problem.code === 'conflict') {
      // This desk is the only writer, so the words on the screen are the newest: they go on top of what is stored.
      const stored = await storedRevision(port.api, port.caseId);
      if (stored === null || stored === revision) return reply;
      revision = stored;
      reply = await sendOnce(port.work() ?? work);
    }
    if (!reply.ok) return reply;
    return ok({
      savedAt: reply.value.savedAt,
      complete: changes.length === 0,
      withheld: isOverLimit(work) ? 'too_large' : null,
    });
  };

  return {
    ...createAutosave({ clock: port.clock, send, report: port.report }),
    revision: () => revision,
  };
};
