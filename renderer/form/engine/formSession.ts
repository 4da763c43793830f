import type { ReactNode } from 'react';
import type { Answers, AnswerValue } from '../../../shared/model/answers.ts';
import type { DraftChange } from '../../../shared/model/draft.ts';

/** What the console tells a form about the call; see packs/README.md, group `konteks`. */
export type FormContext = {
  readonly nama_agen: string;
  readonly waktu_hari: 'pagi' | 'siang' | 'sore' | 'malam';
  readonly nomor_referensi: string;
  readonly nomor_penelepon: string;
  readonly saluran: string;
  readonly tenggat: string;
  readonly masa_retensi: string;
  readonly tanggal: string;
};

export type NoteKind = 'say' | 'instruct' | 'probe' | 'warn' | 'plain';

/** A text of the form in the present language: allow-listed elements only, piped answers as plain text. */
export type FormText = { readonly rich: ReactNode; readonly plain: string };

export type FormChoice = { readonly value: string; readonly label: FormText };

/** How a question is asked; decided once from control, data type and appearance. */
export type QuestionKind =
  | 'text'
  | 'multiline'
  | 'phone'
  | 'nik'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'time'
  | 'selectOne'
  | 'selectMany';

/** What is read of a node on the screen. One object a change: `useNode` compares identities. */
type NodeState = {
  readonly relevant: boolean;
  readonly readonly: boolean;
  readonly label: FormText | null;
  readonly hint: FormText | null;
};

export type NoteState = NodeState;
export type QuestionState = NodeState & {
  readonly required: boolean;
  readonly value: AnswerValue;
  /** The text as it was typed where the type refused it ("abc" in a number); null while the value fits. */
  readonly rawText: string | null;
  readonly choices: readonly FormChoice[];
  /** A whole sentence from the form (constraint message), or null when the answer breaks no hard rule. */
  readonly violation: FormText | 'wrongType' | null;
};
export type GroupState = NodeState & { readonly children: readonly FormNode[] };

/** `reference` is the XPath of the node with repeat positions; `name` its last segment. Both never change. */
type NodeBase<Kind extends string, State> = {
  readonly kind: Kind;
  readonly reference: string;
  readonly name: string;
  readonly state: () => State;
  readonly subscribe: (listener: () => void) => () => void;
};
export type NoteNode = NodeBase<'note', NoteState> & { readonly note: NoteKind };
export type QuestionNode = NodeBase<'question', QuestionState> & {
  readonly question: QuestionKind;
  /** Choice question `<name>_na` shown as chips beside this one. */
  readonly nonAnswer: QuestionNode | null;
};
export type GroupNode = NodeBase<'group', GroupState> & { readonly isStep: boolean };
/** One box that fills seven text questions (packs/README.md, `id-region`). */
export type RegionNode = NodeBase<'region', GroupState> & { readonly parts: Readonly<Record<RegionPart, string>> };
export type RegionPart = 'kode' | 'desa' | 'kecamatan' | 'kabupaten' | 'provinsi' | 'zona' | 'label';
export type RepeatNode = NodeBase<'repeat', GroupState & { readonly canAdd: boolean; readonly canRemove: boolean }>;
export type FormNode = NoteNode | QuestionNode | GroupNode | RegionNode | RepeatNode;

/** A form being filled: the only door to the engine. Values that cross it are plain JSON. */
export type FormSession = {
  readonly steps: readonly GroupNode[];
  readonly languages: readonly string[];
  readonly language: () => string;
  readonly setLanguage: (language: string) => void;
  readonly setContext: (context: FormContext) => void;
  /** Raw text for typed questions, a list for selectMany, a code for selectOne, null for blank. Unknown references throw. */
  readonly set: (reference: string, value: AnswerValue) => void;
  readonly addRepeat: (reference: string) => void;
  readonly removeRepeat: (reference: string, index: number) => void;
  readonly node: (reference: string) => FormNode | null;
  readonly answers: () => Answers;
  /** Answers of hidden branches, kept so that they come back with their branch. */
  readonly shadow: () => Answers;
  /** References of relevant questions that break a hard rule. */
  readonly invalid: () => readonly string[];
  readonly xml: () => string;
  /** Called after any answer changed. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Changes since the last call, at most once each; `now` is the present moment (ISO, ms). */
  readonly takeChanges: (now: string) => readonly DraftChange[];
  readonly dispose: () => void;
};

export type RestoredForm = { readonly instanceXml: string; readonly shadow: Answers };

export type OpenForm = {
  readonly language: string;
  readonly context: FormContext;
  readonly restore: RestoredForm | null;
};

/** One question of a form for readers: labels by code, in the asked language, in the form's order. */
export type QuestionDescription = {
  readonly name: string;
  /** Reference without repeat positions. */
  readonly path: string;
  readonly step: string;
  readonly label: string;
  readonly kind: QuestionKind | 'region';
  readonly choices: Readonly<Record<string, string>>;
  readonly nonAnswerOf: string | null;
};

export type LoadedForm = {
  readonly open: (how: OpenForm) => Promise<FormSession>;
  readonly describe: (language: string) => readonly QuestionDescription[];
};
