import type { FormProblem } from '../../shared/model/formProblem.ts';
import { isOk, type CheckedFile } from './checkedFile.ts';

/** A form's result as people read it: what was found, each in both languages, and what a run of it costs. */
export function asText(checked: CheckedFile): string {
  const { file, problems, problemCount } = checked;
  const rest = problemCount - problems.length;
  return [
    `${isOk(checked) ? '✓' : '✗'} ${file}${summary(problems)}`,
    ...problems.map(problemText),
    ...(rest > 0 ? [`  … ${rest} more problems`] : []),
    ...costs(checked).map((line) => `  ${line}`),
  ].join('\n');
}

function summary(problems: readonly FormProblem[]): string {
  const count = (severity: FormProblem['severity'], word: string): string[] => {
    const { length } = problems.filter((problem) => problem.severity === severity);
    return length === 0 ? [] : [`${length} ${word}${length === 1 ? '' : 's'}`];
  };
  const counts = [...count('error', 'error'), ...count('warning', 'warning')];
  return counts.length === 0 ? '' : `: ${counts.join(', ')}`;
}

function problemText({ severity, code, sheet, cell, line, element, message }: FormProblem): string {
  const sheetPlace = sheet === null ? [] : [cell === null ? sheet : `${sheet}!${cell}`];
  const place = [...sheetPlace, ...(line === null ? [] : [`line ${line}`]), ...(element === null ? [] : [element])];
  const head = [...place, `${severity} ${code}`].join(' · ');
  return `  ${head}\n    ${message.en}\n    ${message.id}`;
}

function costs({ effort, dryRun }: CheckedFile): string[] {
  const check = effort === null ? [] : [`check: ${Math.round(effort.ms)} ms, ${Math.round(effort.megabytes)} MB`];
  if (dryRun?.run.kind !== 'ran') return check;
  const { loadMs, openMs, questions, unreached, sets, worst, isWhole } = dryRun.run;
  const few = unreached.slice(0, 5).join(' ');
  const more = unreached.length > 5 ? ` and ${unreached.length - 5} more` : '';
  return [
    ...check,
    `dry run: ${questions} question${questions === 1 ? '' : 's'}, load ${Math.round(loadMs)} ms, open ${Math.round(openMs)} ms, ` +
      `${sets} answers, worst ${(worst?.ms ?? 0).toFixed(1)} ms${worst === null ? '' : ` (${worst.reference})`}, ` +
      `${(dryRun.megabytes ?? 0).toFixed(1)} MB`,
    ...(unreached.length === 0 || !isWhole ? [] : [`never shown by any answer that was tried: ${few}${more}`]),
    ...(isWhole ? [] : ['not every choice was tried in the time there was']),
  ];
}
