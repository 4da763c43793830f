import type { FormCheck } from '../../core/forms/formCheck.ts';
import type { FormProblem } from '../../shared/model/formProblem.ts';
import type { DryRunReport } from './dryRunReport.ts';

/** A form with everything that was found. */
export type CheckedFile = {
  /** As it was named, or as it lies in the folder that was named. */
  readonly file: string;
  readonly problems: readonly FormProblem[];
  readonly problemCount: number;
  readonly effort: FormCheck['effort'];
  /** Null when the form has errors, or when nothing was to be run. */
  readonly dryRun: DryRunReport | null;
};

export const isOk = ({ problems }: CheckedFile): boolean => problems.every(({ severity }) => severity !== 'error');

/** One line of JSON: what other programs read. `message` is the English sentence. */
export const asJson = (files: readonly CheckedFile[]): string =>
  JSON.stringify(
    files.map((checked) => ({
      file: checked.file,
      ok: isOk(checked),
      problems: checked.problems.map(({ message, ...problem }) => ({
        ...problem,
        message: message.en,
        messages: message,
      })),
      problemCount: checked.problemCount,
      effort: checked.effort,
      dryRun: checked.dryRun,
    })),
  );
