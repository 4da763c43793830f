import type { FormProblem } from '../../shared/model/formProblem.ts';
import type { Fault } from './fault.ts';

/** What the check of a form found, as faults of the pack: a cell as "survey!C12", a line as "line 12, <bind /data/umur>". */
export const problemFaults = (problems: readonly FormProblem[], file: string): Fault[] =>
  problems.map((problem) => ({ file, place: placeOfProblem(problem), reason: problem.message.en }));

function placeOfProblem({ sheet, cell, line, element }: FormProblem): string {
  if (sheet !== null) return cell === null ? sheet : `${sheet}!${cell}`;
  if (line !== null) return element === null ? `line ${line}` : `line ${line}, <${element}>`;
  return 'form';
}
