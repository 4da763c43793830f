import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import type { DraftPosition } from '../../shared/model/draft.ts';
import type { CaseId } from '../../shared/model/ids.ts';
import type { PhoneNumber } from '../../shared/model/phone.ts';
import type { Problem } from '../../shared/model/result.ts';
import type { QuestionDescription } from '../form/engine/loadedForm.ts';
import type { Move, MoveActions } from './moveDraft.ts';
import type { Work } from './work.ts';

export type SavedCase = OutputOf<'case.submit'> & { readonly isCorrection: boolean };

export type DeskView =
  | { readonly kind: 'work' }
  | { readonly kind: 'newCall' }
  | { readonly kind: 'saved'; readonly saved: SavedCase };

export type CallsState = {
  readonly load: 'idle' | 'loading' | 'ready' | Problem;
  readonly works: readonly Work[];
  readonly active: CaseId | null;
  readonly view: DeskView;
  /** The last action that failed, until the next one. */
  readonly problem: Problem | null;
  readonly isSubmitting: boolean;
  /** What stands in place of the side panel, or over the caller's number. */
  readonly panel: 'none' | 'map' | 'number' | 'endShift';
  /** A draft on its way to another form, as far as the agent has let it go. */
  readonly move: Move | null;
};

export type CallsActions = MoveActions & {
  /** Reads what is open on this desk, also what a crash left behind. */
  readonly start: () => Promise<void>;
  /** Lets go of every draft: somebody signed out. */
  readonly clear: () => void;
  readonly showNewCall: () => void;
  readonly showWork: () => void;
  readonly showPanel: (panel: CallsState['panel']) => void;
  readonly open: (input: InputOf<'call.open'>) => Promise<boolean>;
  readonly goOn: (caseId: CaseId) => Promise<void>;
  readonly correct: (caseId: CaseId) => Promise<boolean>;
  readonly discardCorrection: () => Promise<void>;
  readonly activate: (caseId: CaseId) => Promise<void>;
  readonly step: (direction: 1 | -1) => Promise<void>;
  readonly holdOrResume: () => Promise<void>;
  readonly end: () => Promise<void>;
  readonly setNumber: (callerNumber: PhoneNumber | null) => Promise<boolean>;
  readonly setPosition: (position: DraftPosition) => void;
  readonly setLanguage: (language: string) => void;
  readonly setNote: (note: string) => void;
  readonly setDisposition: (disposition: string | null) => void;
  readonly setDispositionNote: (note: string) => void;
  /** Between the few questions of a surge and the whole form. */
  readonly setShort: (isShort: boolean) => void;
  /** A surge began: calls that are open may be closed in its short way. What they show stays as it is. */
  readonly onSurge: (on: boolean) => void;
  readonly setClosing: (isClosing: boolean) => void;
  readonly submit: () => Promise<void>;
  /** What a draft's form asks, without opening the draft; empty when the form cannot be read. */
  readonly describe: (caseId: CaseId) => Promise<readonly QuestionDescription[]>;
  /** Puts every draft on disk now; false when one could not be. */
  readonly flush: () => Promise<boolean>;
};

/** The work that is on the screen, if any. */
export const activeWork = ({ works, active }: CallsState): Work | null =>
  works.find(({ draft }) => draft.caseId === active) ?? null;

/** A desk with nothing open, before anything was read. */
export const noCalls: CallsState = {
  load: 'idle',
  works: [],
  active: null,
  view: { kind: 'work' },
  problem: null,
  isSubmitting: false,
  panel: 'none',
  move: null,
};
