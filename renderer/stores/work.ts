import type { DraftSave, OpenWork } from '../../shared/contract/ipc.ts';
import type { Call } from '../../shared/model/call.ts';
import type { Draft, DraftChange, DraftPosition } from '../../shared/model/draft.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Problem } from '../../shared/model/result.ts';
import type { FormSession } from '../form/engine/formSession.ts';
import type { LoadedForm } from '../form/engine/loadedForm.ts';
import type { Durability } from './autosave.ts';

/** One draft's form, opened, and what it asks in words. */
export type OpenedForm = {
  readonly session: FormSession;
  readonly describe: LoadedForm['describe'];
  /** The version's own name, as its author wrote it. */
  readonly version: string;
};

export type FormState =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly form: OpenedForm }
  | { readonly state: 'failed'; readonly problem: Problem };

/** A call or a correction on this desk, as the screen has it: always at least as new as the disk. */
export type Work = {
  readonly call: Call | null;
  /** As it was read or last saved; what is newer stands beside it or in the form. */
  readonly draft: Draft;
  readonly recovered: boolean;
  /** May be closed with the few questions of a surge. */
  readonly surge: boolean;
  /** Shows those few only; the agent may look at the whole form all the same. */
  readonly isShort: boolean;
  /** Was moved to another form and can be moved back. */
  readonly moved: boolean;
  readonly form: FormState;
  readonly durability: Durability;
  readonly position: DraftPosition;
  readonly language: string;
  readonly note: string;
  readonly disposition: string | null;
  readonly dispositionNote: string;
  readonly isClosing: boolean;
  /** Whether anybody answered anything: a form fills some questions itself. */
  readonly isTouched: boolean;
};

/** The step of a position while only the few questions of a surge are shown: no reference of any form. */
export const shortStep = '#short';

export const workOf = ({ call, draft, recovered, surge, moved }: OpenWork): Work => ({
  call,
  draft,
  recovered,
  surge,
  // A call that was taken in full before the surge began goes on in full; what a surge left out is asked in the correction.
  isShort: surge && call !== null && (draft.instanceXml === '' || draft.position.step === shortStep),
  moved,
  form: { state: 'opening' },
  durability: { state: 'saved', at: draft.savedAt },
  position: draft.position,
  language: draft.language,
  note: draft.note,
  disposition: draft.disposition,
  dispositionNote: draft.dispositionNote,
  isClosing: false,
  isTouched: draft.instanceXml !== '',
});

const snapshot = ({ form, draft }: Work): Pick<DraftSave, 'instanceXml' | 'answers' | 'shadow' | 'invalid'> => {
  if (form.state === 'open') return form.form.session.snapshot();
  const { instanceXml, answers, shadow, invalid } = draft;
  return { instanceXml, answers, shadow, invalid };
};

/** Whether a text beside the form is longer than the disk takes; then its last stored words are kept and the screen says so. */
export const isOverLimit = (work: Work): boolean =>
  work.note.length > limits.noteCharacters || work.dispositionNote.length > limits.commentCharacters;

/** Everything of a work that goes to disk, as it is at this moment. */
export const saveOf = (work: Work, revision: number, changes: readonly DraftChange[]): DraftSave => ({
  caseId: work.draft.caseId,
  revision,
  language: work.language,
  position: work.position,
  ...snapshot(work),
  note: work.note.length > limits.noteCharacters ? work.draft.note : work.note,
  disposition: work.disposition,
  dispositionNote:
    work.dispositionNote.length > limits.commentCharacters ? work.draft.dispositionNote : work.dispositionNote,
  changes: [...changes],
});
