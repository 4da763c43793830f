import type { OutputOf } from '../../shared/contract/ipc.ts';
import type { FormVersion, QuestionCost } from '../../shared/model/formVersion.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import type { Problem } from '../../shared/model/result.ts';
import type { Surge } from '../../shared/model/surge.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { PickedFile } from './pickForm.ts';

export type Checked = OutputOf<'forms.check'> & { readonly name: string };

export type Check =
  | { readonly state: 'none' }
  | { readonly state: 'checking'; readonly name: string }
  | { readonly state: 'failed'; readonly name: string; readonly problem: Problem }
  | { readonly state: 'checked'; readonly checked: Checked };

export type CheckPart = 'problems' | 'preview' | 'difference' | 'publish';

/** What the last action did, told in a sentence until the next one. */
export type Done = {
  readonly kind: 'published' | 'scheduled' | 'cancelled';
  readonly version: string;
  readonly at: Instant;
};

export type StudioState = {
  readonly load: 'idle' | 'loading' | 'ready' | Problem;
  readonly versions: readonly FormVersion[];
  readonly surge: Surge;
  readonly cursor: number;
  readonly check: Check;
  readonly part: CheckPart;
  /** Which problem the mark in the sheet stands on. */
  readonly problemAt: number;
  /** What a person is asked to confirm. */
  readonly asking: 'rollBack' | 'cancel' | 'surge' | null;
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  readonly done: Done | null;
  readonly costs: Readonly<Record<string, 'loading' | Problem | readonly QuestionCost[]>>;
};

export type StudioActions = {
  readonly load: () => Promise<void>;
  readonly moveTo: (cursor: number) => void;
  readonly check: (files: readonly PickedFile[]) => Promise<void>;
  readonly leaveCheck: () => void;
  readonly showPart: (part: CheckPart) => void;
  readonly showProblem: (at: number) => void;
  /** Publishes the checked form; `startsAt` null is now. */
  readonly publish: (startsAt: Instant | null) => Promise<boolean>;
  readonly ask: (asking: StudioState['asking']) => void;
  readonly rollBack: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly setSurge: (on: boolean) => Promise<void>;
  readonly onSurge: (surge: Surge) => void;
  readonly showCosts: (formHash: Sha256) => Promise<void>;
  readonly clear: () => void;
};

export const noStudio: StudioState = {
  load: 'idle',
  versions: [],
  surge: { on: false, since: null, by: '' },
  cursor: 0,
  check: { state: 'none' },
  part: 'problems',
  problemAt: 0,
  asking: null,
  isBusy: false,
  problem: null,
  done: null,
  costs: {},
};

/** The version under the cursor; null in an empty list. */
export const selectedVersion = ({ versions, cursor }: StudioState): FormVersion | null => versions[cursor] ?? null;

/** The form that new calls begin with. */
export const runningVersion = ({ versions }: Pick<StudioState, 'versions'>): FormVersion | null =>
  versions.find(({ state }) => state === 'running') ?? null;
