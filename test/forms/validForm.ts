import type { AnswerValue } from '../../shared/model/answers.ts';
import type { FormFile } from './checkFile.ts';
import type { WorkbookData } from './workbookData.ts';

/**
 * Something that an agent does, and then what must be so. References are written without "/data/"; those that begin with a
 * slash are taken as they are. A list of references is one text with spaces. Everything left out is not looked at.
 */
export type Step = {
  // Done in this order.
  readonly set?: Readonly<Record<string, AnswerValue>>;
  /** Adds a row to a repeat. */
  readonly add?: string;
  /** Removes a row of a repeat, counted from 1. */
  readonly remove?: readonly [repeat: string, row: number];
  readonly language?: string;
  /** Saves the draft and opens it again. */
  readonly reopen?: boolean;

  // What must be so.
  /** Questions and notes that can be seen, all of them and in this order. */
  readonly sees?: string;
  /** Some of them, groups and repeats too. */
  readonly shows?: string;
  readonly hides?: string;
  /** Answers that break a rule, all of them. */
  readonly invalid?: string;
  /** The sentence beside an answer that breaks a rule; null when it has none. */
  readonly messages?: Readonly<Record<string, Text | null>>;
  /** Questions that are marked as required, all that can be seen. */
  readonly required?: string;
  /** Questions that cannot be answered, all that can be seen. */
  readonly readonly?: string;
  /** Answers given and worked out; null is blank, also of a hidden question. */
  readonly values?: Readonly<Record<string, AnswerValue | RegExp>>;
  /** Codes of the choices that are offered. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly choiceLabels?: Readonly<Record<string, readonly string[]>>;
  readonly labels?: Readonly<Record<string, Text | null>>;
  readonly hints?: Readonly<Record<string, Text | null>>;
  readonly kinds?: Readonly<Record<string, string>>;
  /** Rows of repeats. */
  readonly rows?: Readonly<Record<string, number>>;
  readonly languages?: readonly string[];
  /** Parts of the instance document. */
  readonly xml?: readonly (string | RegExp)[];
  readonly withoutXml?: readonly string[];
};

type Text = string | RegExp;

/** A form that must be accepted, and how it must behave. */
export type ValidForm = {
  readonly name: string;
  readonly form: FormFile;
  readonly fileName?: string;
  /** Media beside the form. */
  readonly files?: Readonly<Record<string, string>>;
  readonly formId?: string;
  readonly title?: string;
  readonly version?: string;
  /** Parts of the compiled XForm: only what other programs rely on. */
  readonly compiled?: readonly RegExp[];
  /** Codes of the warnings it must come with, and no others; left out where the standard asks for none and allows some. */
  readonly warnings?: readonly string[];
  readonly play: readonly Step[];
};

/** A workbook with these sheets. */
export const book = (survey: WorkbookData[string], others: WorkbookData = {}): { readonly book: WorkbookData } => ({
  book: { survey, ...others },
});
