import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkForm } from '../../core/forms/checkForm.ts';
import { Pack } from '../../shared/model/pack.ts';
import type { FormDefinition } from '../../shared/model/formFiles.ts';

const packs = join(import.meta.dirname, '../../packs');

/** The form of a pack as the engine gets it, compiled from its workbook. */
export async function packForm(folder = join(packs, 'covid-2020')): Promise<FormDefinition> {
  const { form } = Pack.parse(JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')));
  const bytes = readFileSync(join(folder, form));
  const check = await checkForm({ fileName: basename(form), bytes, media: new Map() });
  if (check.form === null) throw new Error(`${form} was refused: ${JSON.stringify(check.problems)}`);
  return check.form;
}
