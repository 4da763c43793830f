import type { FormProblemCode } from '../../shared/model/formProblem.ts';
import type { FormFile } from './checkFile.ts';
import type { Line, WorkbookData } from './workbookData.ts';
import { xform, type XFormParts } from './xform.ts';

/**
 * A form with one fault. The place is marked in it with "»": in front of the text of the wrong cell (of either cell, where
 * two places are equally right), or on the wrong line of an XForm.
 */
export type FaultyForm = {
  readonly name: string;
  readonly form: FormFile;
  /** The code, or those that say it equally well. */
  readonly codes: readonly FormProblemCode[];
  /** An error refuses the form, a warning does not; "either" where the standard leaves it to the program, which must say it. */
  readonly severity: 'error' | 'warning' | 'either';
  /** For a fault of a whole sheet, or (null) of the whole file: no place is marked. */
  readonly sheet: string | null | undefined;
  /** What the sentence must name in both languages: the wrong word, or what would be right. */
  readonly says: readonly string[];
  readonly files: Readonly<Record<string, string>>;
};

type Facts = Partial<Pick<FaultyForm, 'severity' | 'sheet' | 'says' | 'files'>>;
type Codes = FormProblemCode | readonly FormProblemCode[];

/** Any file with a fault. */
export const faultyFile = (name: string, codes: Codes, form: FormFile, facts: Facts): FaultyForm => ({
  name,
  form,
  codes: typeof codes === 'string' ? [codes] : codes,
  severity: 'error',
  sheet: undefined,
  says: [],
  files: {},
  ...facts,
});

/** A workbook with a fault; other sheets than the survey's stand among the facts. */
export const faultyBook = (
  name: string,
  codes: Codes,
  survey: readonly Line[],
  { book = {}, ...facts }: Facts & { readonly book?: WorkbookData } = {},
): FaultyForm => faultyFile(name, codes, { book: { survey, ...book } }, facts);

/** An XForm with a fault. */
export const faultyXForm = (name: string, codes: Codes, form: string | XFormParts, facts: Facts = {}): FaultyForm =>
  faultyFile(`XForm: ${name}`, codes, { xform: typeof form === 'string' ? form : xform(form) }, facts);

export const yesNo: readonly Line[] = ['list_name | name | label', 'yt | ya | Ya', 'yt | tidak | Tidak'];
