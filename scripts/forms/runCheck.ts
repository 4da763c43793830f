import { openFormChecker } from '../../core/forms/openFormChecker.ts';
import { chromium, havePrograms } from '../systemPrograms.ts';
import { asText } from './asText.ts';
import { asJson, isOk, type CheckedFile } from './checkedFile.ts';
import { checkOneForm } from './checkOneForm.ts';
import { findForms } from './findForms.ts';
import type { FormsCommand } from './readArguments.ts';
import { readForm } from './readForm.ts';
import { couldNot } from './couldNot.ts';

/** `check`: every form that is named or lies in a folder that is; the exit code. */
export async function runCheck({
  paths,
  json,
  run,
}: Extract<FormsCommand, { readonly command: 'check' }>): Promise<number> {
  const found = findForms(paths);
  if (!found.ok) return couldNot(found.sentence);
  if (run && !(await havePrograms([chromium], console.error))) {
    return couldNot('Without Chromium a form cannot be run; --no-run checks it without.');
  }
  const checker = openFormChecker();
  // Only for a run: its tools take longer to load than most forms to be checked.
  const dryRuns = run ? (await import('./openDryRuns.ts')).openDryRuns() : null;
  const checked: CheckedFile[] = [];
  try {
    for (const path of found.files) {
      const form = readForm(path);
      if (!form.ok) return couldNot(form.sentence);
      const result = await checkOneForm(path, form.file, checker, dryRuns);
      checked.push(result);
      if (!json) console.log(asText(result));
    }
  } finally {
    checker.close();
    await dryRuns?.close();
  }
  if (json) console.log(asJson(checked));
  return checked.every(isOk) ? 0 : 1;
}
