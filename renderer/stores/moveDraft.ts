import type { OpenWork } from '../../shared/contract/ipc.ts';
import type { CaseId, Sha256 } from '../../shared/model/ids.ts';
import { problem, type Problem, type Result } from '../../shared/model/result.ts';
import type { Api } from '../api.ts';
import type { Forms } from './forms.ts';
import { planMove, type MovePlan } from './planMove.ts';
import { saveOf, type Work } from './work.ts';

/** The move that stands on the screen: being worked out, refused, or told and waiting for a word. */
export type Move =
  | { readonly state: 'planning'; readonly caseId: CaseId }
  | { readonly state: 'failed'; readonly caseId: CaseId; readonly problem: Problem }
  | { readonly state: 'planned'; readonly caseId: CaseId; readonly plan: MovePlan; readonly problem: Problem | null }
  | { readonly state: 'undoing'; readonly caseId: CaseId; readonly problem: Problem | null };

export type MoveActions = {
  /** Works out what the move would do, and does nothing. */
  readonly planMove: (toFormHash: Sha256) => Promise<void>;
  readonly confirmMove: () => Promise<void>;
  /** Asks whether the draft is to be as it was before its move. */
  readonly askUndo: () => void;
  readonly confirmUndo: () => Promise<void>;
  readonly leaveMove: () => void;
};

type Port = {
  readonly api: Api;
  readonly forms: Forms;
  readonly active: () => Work | null;
  readonly move: () => Move | null;
  readonly setMove: (move: Move | null) => void;
  readonly flush: (caseId: CaseId) => Promise<boolean>;
  /** The revision of the draft on disk. */
  readonly revision: (caseId: CaseId) => number;
  readonly take: (open: OpenWork) => Promise<void>;
  readonly setNote: (note: string) => void;
};

const unsaved = problem('storage_failed', 'the draft is not on disk yet');

/** A draft changes its form only by a person's word, with everything it had written before, and goes back the same way. */
export const createMoveActions = (port: Port): MoveActions => {
  const { api, forms } = port;
  /** Null while the same question is still on the screen. */
  const isStill = (caseId: CaseId): boolean => port.move()?.caseId === caseId;

  const flushed = async <T>(caseId: CaseId, then: () => Promise<Result<T>>): Promise<Result<T>> =>
    (await port.flush(caseId)) ? then() : unsaved;

  return {
    planMove: async (toFormHash) => {
      const work = port.active();
      if (work === null) return;
      const { caseId } = work.draft;
      port.setMove({ state: 'planning', caseId });
      const plan = await flushed(caseId, () => planMove(forms, port.active() ?? work, toFormHash));
      if (!isStill(caseId)) return;
      port.setMove(
        plan.ok
          ? { state: 'planned', caseId, plan: plan.value, problem: null }
          : { state: 'failed', caseId, problem: plan.problem },
      );
    },
    confirmMove: async () => {
      const work = port.active();
      const move = port.move();
      if (work === null || move?.state !== 'planned') return;
      const { caseId, plan } = move;
      const moved = await flushed(caseId, () => {
        const { snapshot, position, toFormHash } = plan;
        const save = { ...saveOf(port.active() ?? work, port.revision(caseId), []), ...snapshot, position };
        return api.call('draft.move', { save, toFormHash });
      });
      if (!moved.ok) return port.setMove({ ...move, problem: moved.problem });
      const note = port.active()?.note ?? '';
      port.setMove(null);
      await port.take(moved.value);
      // What was typed beside the form while the answer was on its way.
      if (note !== moved.value.draft.note) port.setNote(note);
    },
    askUndo: () => {
      const caseId = port.active()?.draft.caseId;
      if (caseId !== undefined) port.setMove({ state: 'undoing', caseId, problem: null });
    },
    confirmUndo: async () => {
      const move = port.move();
      if (move?.state !== 'undoing') return;
      const { caseId } = move;
      const undone = await flushed(caseId, () => api.call('draft.undoMove', { caseId }));
      if (!undone.ok) return port.setMove({ ...move, problem: undone.problem });
      port.setMove(null);
      await port.take(undone.value);
    },
    leaveMove: () => port.setMove(null),
  };
};
