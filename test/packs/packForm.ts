import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FormDefinition } from '../../shared/model/formFiles.ts';
import { compileXlsForm } from '../../shared/xlsform/compileXlsForm.ts';
import { readWorkbook } from '../../shared/xlsform/workbook/readWorkbook.ts';

/** The form of a pack as the engine gets it, compiled from its workbook. */
export async function packForm(folder: string, form = 'forms/intake.xlsx'): Promise<FormDefinition> {
  const fileName = basename(form);
  const reading = await readWorkbook(readFileSync(join(folder, form)), fileName);
  if (!reading.ok) throw new Error(`${form} was not read: ${JSON.stringify(reading.problems)}`);
  const compiled = compileXlsForm(reading.workbook, { fileName, files: new Map() });
  if (compiled.form === null) throw new Error(`${form} was refused: ${JSON.stringify(compiled.problems)}`);
  return compiled.form;
}
