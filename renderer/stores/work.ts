import type { OpenWork, DraftSave } from '../../shared/contract/ipc.ts';
import type { Call } from '../../shared/model/call.ts';
import type { Draft, DraftChange, DraftPosition } from '../../shared/model/draft.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Problem, Result } from '../../shared/model/result.ts';
import type { FormSession } from '../form/engine/session.ts';
import type { Durability } from './autosave.ts';

/** What a save takes out of an open form. */
export type FormSnapshot = Pick<DraftSave, 'instanceXml' | 'answers' | 'shadow' | 'invalid'>;

/** One draft's form, opened by the engine, with only what the stores need of it. */
export type OpenForm = {
  readonly session: FormSession;
  readonly snapshot: () => FormSnapshot;
  /** Calls `listener` after every change of an answer; returns its own unsubscribe. */
  readonly onChange: (listener: (changes: readonly DraftChange[]) => void) => () => void;
  readonly setLanguage: (language: string) => void;
  readonly dispose: () => void;
};

/** Opens the form of a draft from its definition: the real one is the form engine, behind renderer/form. */
export type OpenFormOf = (formXml: string, draft: Draft) => Promise<Result<OpenForm>>;

export type FormState =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly form: OpenForm }
  | { readonly state: 'failed'; readonly problem: Problem };

/** A call or a correction on this desk, as the screen has it: always at least as new as the disk. */
export type Work = {
  readonly call: Call | null;
  /** As it was read or last saved; what is newer stands beside it. */
  readonly draft: Draft;
  readonly recovered: boolean;
  readonly form: FormState;
  readonly durability: Durability;
  readonly position: DraftPosition;
  readonly language: string;
  readonly note: string;
  readonly disposition: string | null;
  readonly dispositionNote: string;
  readonly isClosing: boolean;
};

export const workOf = ({ call, draft, recovered }: OpenWork): Work => ({
  call,
  draft,
  recovered,
  form: { state: 'opening' },
  durability: { state: 'saved', at: draft.savedAt },
  position: draft.position,
  language: draft.language,
  note: draft.note,
  disposition: draft.disposition,
  dispositionNote: draft.dispositionNote,
  isClosing: false,
});

const storedForm = ({ draft }: Work): FormSnapshot => ({
  instanceXml: draft.instanceXml,
  answers: draft.answers,
  shadow: draft.shadow,
  invalid: draft.invalid,
});

/** Whether a text beside the form is longer than the disk takes; then its last stored words are kept and the screen says so. */
export const isOverLimit = (work: Work): boolean =>
  work.note.length > limits.noteCharacters || work.dispositionNote.length > limits.commentCharacters;

/** Everything of a work that goes to disk, as it is at this moment. */
export const saveOf = (work: Work, revision: number, changes: readonly DraftChange[]): DraftSave => ({
  caseId: work.draft.caseId,
  revision,
  language: work.language,
  position: work.position,
  ...(work.form.state === 'open' ? work.form.form.snapshot() : storedForm(work)),
  note: work.note.length > limits.noteCharacters ? work.draft.note : work.note,
  disposition: work.disposition,
  dispositionNote:
    work.dispositionNote.length > limits.commentCharacters ? work.draft.dispositionNote : work.dispositionNote,
  changes: [...changes],
});
