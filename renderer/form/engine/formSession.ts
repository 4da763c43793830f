import type { Answers, AnswerValue } from '../../../shared/model/answers.ts';
import type { DraftChange } from '../../../shared/model/draft.ts';
import type { RegionHit } from '../../../shared/model/region.ts';
import type { Problem, Result } from '../../../shared/model/result.ts';
import type { Instant } from '../../../shared/model/time.ts';
import type { AskedNode, GroupNode, RepeatNode } from './formNode.ts';

/** What the console tells a form about the call; see packs/README.md, group `konteks`. Blank where it is not known. */
export type FormContext = {
  readonly nama_agen: string;
  readonly waktu_hari: 'pagi' | 'siang' | 'sore' | 'malam';
  readonly nomor_referensi: string;
  /** E.164 or blank. */
  readonly nomor_penelepon: string;
  readonly saluran: string;
  /** YYYY-MM-DD. */
  readonly tenggat: string;
  /** Days. */
  readonly masa_retensi: string;
  /** YYYY-MM-DD. */
  readonly tanggal: string;
};

export type FormSnapshot = {
  readonly instanceXml: string;
  readonly answers: Answers;
  readonly shadow: Answers;
  readonly invalid: string[];
};

/** A question with its place in the script, as the jump map and the list of gaps need it. */
export type QuestionPlace = {
  readonly node: AskedNode;
  readonly reference: string;
  readonly label: string;
  /** Reference and label of the step that it stands in. */
  readonly step: string;
  readonly stepLabel: string;
};

/**
 * A form being filled: the only door to the engine. Values that cross it are plain JSON. References are XPaths with repeat
 * positions; one that the form does not have is a mistake of the caller and throws.
 */
export type FormSession = {
  /** Every step in order, also those that are hidden at present (`state().hasContent`). */
  readonly steps: readonly GroupNode[];
  readonly languages: readonly string[];
  readonly language: () => string;
  /** Unknown languages show the form's own default. */
  readonly setLanguage: (language: string) => void;
  readonly setContext: (context: FormContext) => void;
  /**
   * Answers a question: text as typed for every typed question, a code for one choice, a list for several, null for blank.
   * Refused whole with `too_large` (details: limit, length) when the answer, or the case with it, would be over its limit.
   * A hidden question keeps the answer for its return. One that is read-only or calculated is a mistake of the caller and throws.
   */
  readonly set: (reference: string, value: AnswerValue) => Result<null>;
  /**
   * The same for text under the hand: heard when the hand rests, several keys at once, and before anything else is read or changed.
   * `onRefused` hears what `set` would have refused.
   */
  readonly type: (reference: string, text: string, onRefused: (problem: Problem) => void) => void;
  /** Makes what was typed heard now. */
  readonly settle: () => void;
  /** Fills or, with null, clears all parts of a region. */
  readonly setRegion: (reference: string, hit: RegionHit | null) => Result<null>;
  readonly addRepeat: (repeat: RepeatNode) => void;
  /** `row` counts from 0. Returns a function that puts the row back as it was, at its place. */
  readonly removeRepeat: (repeat: RepeatNode, row: number) => () => void;
  /**
   * Questions that can be seen now, in order; the same list until something in the session changes. For drawing: what was typed in
   * this very moment comes with the next change.
   */
  readonly questions: () => readonly QuestionPlace[];
  /** The step and the question that show a question, by its name or its reference; null when it is hidden or unknown. */
  readonly locate: (nameOrReference: string) => QuestionPlace | null;
  readonly answers: () => Answers;
  /**
   * What the instance document does not hold: answers of hidden branches, choices that a list does not offer at present,
   * and typed text that is no number or date. With the document it restores the session as it was.
   */
  readonly shadow: () => Answers;
  /** References of visible questions whose answer breaks a hard rule. */
  readonly invalid: () => string[];
  readonly xml: () => string;
  readonly snapshot: () => FormSnapshot;
  /** Called once after each change of an answer, of what is asked, or of its language. */
  readonly subscribe: (listener: () => void) => () => void;
  /** The agent has a question in sight for the first time. */
  readonly markShown: (reference: string) => void;
  /** What happened since the last call, each question at most once; `at` is the present moment. */
  readonly takeChanges: (at: Instant) => DraftChange[];
  readonly dispose: () => void;
};

export type RestoredForm = { readonly instanceXml: string; readonly shadow: Answers };

export type OpenFormHow = {
  readonly language: string;
  readonly context: FormContext;
  /** A draft as it was saved; null begins a new one. */
  readonly restore: RestoredForm | null;
};
