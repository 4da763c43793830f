import { compileXlsForm } from '../../shared/xlsform/compileXlsForm.ts';
import type { FormProblem } from '../../shared/model/formProblem.ts';
import { workbookOf, type Value } from './workbookOf.ts';

export type Sheets = Readonly<Record<string, readonly (readonly Value[])[]>>;

/** Compiles sheets of values. */
export const compile = (sheets: Sheets, files: Readonly<Record<string, string>> = {}) =>
  compileXlsForm(workbookOf(sheets), { fileName: 'uji.xlsx', files: new Map(Object.entries(files)) });

/** The XForm of sheets that are right; throws with what is said of them otherwise. */
export function xformOf(sheets: Sheets, files: Readonly<Record<string, string>> = {}): string {
  const { form, problems } = compile(sheets, files);
  if (form === null) throw new Error(problems.map(said).join('\n'));
  return form.xml;
}

/** "error reference_unknown survey!C2". */
export const said = ({ severity, code, sheet, cell }: FormProblem): string => `${severity} ${code} ${sheet}!${cell}`;

/** What is said of sheets, without the sentences. */
export const faultsOf = (sheets: Sheets, files: Readonly<Record<string, string>> = {}): readonly string[] =>
  compile(sheets, files).problems.map(said);

/** The inside of `<bind nodeset="path" …>`. */
export const bind = (xml: string, path: string): string =>
  new RegExp(`<bind nodeset="${path}"([^>]*)/>`).exec(xml)?.[1] ?? '';
