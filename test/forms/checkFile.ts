import { checkForm } from '../../core/forms/checkForm.ts';
import type { FormDefinition } from '../../shared/model/formFiles.ts';
import type { FormProblem } from '../../shared/model/formProblem.ts';
import { readData, type WorkbookData } from './workbookData.ts';
import { writeByLibrary } from './writeByLibrary.ts';
import { writeWorkbook, type Hand } from './writeWorkbook.ts';

export type FormFile =
  | { readonly book: WorkbookData; readonly hand?: Hand; readonly byLibrary?: boolean }
  | { readonly xform: string };

const bytesOf = async (form: FormFile): Promise<Uint8Array> => {
  if ('xform' in form) return new TextEncoder().encode(form.xform.replaceAll('»', ''));
  const { sheets } = readData(form.book);
  return form.byLibrary === true ? writeByLibrary(sheets) : writeWorkbook(sheets, form.hand);
};

/** What a check gives, as far as the corpus looks at it. */
export type FormCheck = { readonly form: FormDefinition | null; readonly problems: readonly FormProblem[] };

/** What the product says of a form in a file with media beside it. */
export async function checkFile(
  form: FormFile,
  files: Readonly<Record<string, string>> = {},
  fileName = 'xform' in form ? 'uji.xml' : 'uji.xlsx',
): Promise<FormCheck> {
  const media = new Map(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)]));
  return checkForm({ fileName, bytes: await bytesOf(form), media });
}

/** A problem in a line, for messages. */
export const told = ({ severity, code, sheet, cell, line, element, message }: FormProblem): string =>
  `${severity} ${code} at ${sheet ?? ''}!${cell ?? ''} ${line === null ? '' : `line ${line} `}${element ?? ''}: ${message.en} / ${message.id}`;
