import type { FormChecker } from '../../core/forms/openFormChecker.ts';
import type { FormFile } from '../../core/forms/formCheck.ts';
import type { CheckedFile } from './checkedFile.ts';
import { dryRunProblems } from './dryRunProblems.ts';
import type { DryRuns } from './openDryRuns.ts';

/** Checks one form and, when it has no error and there is something to run it in, fills it once. */
export async function checkOneForm(
  path: string,
  file: FormFile,
  checker: FormChecker,
  dryRuns: DryRuns | null,
): Promise<CheckedFile> {
  const { form, problems, problemCount, places, effort } = await checker.check(file);
  const found = { file: path, problems, problemCount, effort };
  if (form === null || dryRuns === null) return { ...found, dryRun: null };
  const dryRun = await dryRuns.run(form);
  const more = dryRunProblems(dryRun, places);
  return { ...found, problems: [...problems, ...more], problemCount: problemCount + more.length, dryRun };
}
