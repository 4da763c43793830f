import type { AnswerValue } from '../../../shared/model/answers.ts';
import type { FormText } from './formText.ts';
import type { TypeProblem } from './typedText.ts';

/** Script text by its appearance (packs/README.md); `plain` is a note without one. */
export type NoteKind = 'say' | 'instruct' | 'probe' | 'warn' | 'plain';

/** How a question is asked; decided once from its control, data type and appearance. */
export type QuestionKind =
  | 'text'
  | 'multiline'
  | 'phone'
  | 'nik'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'time'
  | 'dateTime'
  | 'selectOne'
  | 'selectMany'
  | 'tick'
  /** A kind that this console cannot ask (photo, map, rank): shown with its label, never filled. */
  | 'unsupported';

export type FormChoice = { readonly value: string; readonly label: FormText };

export type QuestionProblem =
  /** The form's own hard rule; its sentence, if it has one. */
  | { readonly kind: 'rule'; readonly message: FormText | null }
  /** What was typed is no number, date or time. The text is kept. */
  | { readonly kind: 'type'; readonly problem: TypeProblem };

type Shown = {
  /** XPath with repeat positions; moves when an earlier row of a repeat goes. */
  readonly reference: string;
  /** False while the form hides it. */
  readonly relevant: boolean;
  readonly label: FormText | null;
  readonly hint: FormText | null;
};

export type NoteState = Shown & {
  /** What a read-only question holds, in the form's own notation; null when that is nothing. */
  readonly value: string | null;
};
export type GroupState = Shown & {
  /** Whether anything in it can be seen now. */
  readonly hasContent: boolean;
};
export type RepeatState = GroupState & {
  readonly rows: readonly RowNode[];
  /** False where the form itself counts the rows. */
  readonly canChange: boolean;
};
type Asked = Shown & { readonly readonly: boolean; readonly required: boolean };
export type QuestionState = Asked & {
  readonly value: AnswerValue;
  /** The answer as text, exactly as it was typed where it was typed here. */
  readonly text: string;
  readonly choices: readonly FormChoice[];
  readonly problem: QuestionProblem | null;
};

export const regionParts = ['kode', 'desa', 'kecamatan', 'kabupaten', 'provinsi', 'zona', 'label'] as const;
export type RegionPart = (typeof regionParts)[number];
export type RegionValue = Readonly<Record<RegionPart, string>>;
export type RegionState = Asked & { readonly region: RegionValue | null };

/** `state` gives the same object until something of it changes, so that it can be compared by identity. */
type NodeOf<Kind extends string, State> = {
  readonly kind: Kind;
  /** Stays the same for the life of the session, also in another language and another place. */
  readonly id: string;
  /** Last segment of the reference. */
  readonly name: string;
  readonly state: () => State;
  readonly subscribe: (listener: () => void) => () => void;
};

export type NoteNode = NodeOf<'note', NoteState> & { readonly note: NoteKind };

type Companions = {
  /** The question `<name>_na` that says why there is no answer. */
  readonly nonAnswer: QuestionNode | null;
  readonly probes: readonly NoteNode[];
  readonly warnings: readonly NoteNode[];
};
export type QuestionNode = NodeOf<'question', QuestionState> & Companions & { readonly question: QuestionKind };
/** One box for seven text questions (packs/README.md, `id-region`). */
export type RegionNode = NodeOf<'region', RegionState> &
  Companions & { readonly parts: Readonly<Record<RegionPart, QuestionNode>> };
export type GroupNode = NodeOf<'group', GroupState> & { readonly children: readonly FormNode[] };
export type RowNode = NodeOf<'row', GroupState> & { readonly children: readonly FormNode[] };
export type RepeatNode = NodeOf<'repeat', RepeatState>;

export type AskedNode = QuestionNode | RegionNode;
export type FormNode = NoteNode | AskedNode | GroupNode | RepeatNode;
