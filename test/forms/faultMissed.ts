import type { FormCheck } from './checkFile.ts';
import { told } from './checkFile.ts';
import type { FormProblem } from '../../shared/model/formProblem.ts';
import type { FaultyForm } from './faultyForm.ts';
import { placesOf } from './placesOf.ts';

const isThere = (problem: FormProblem, { form, sheet }: FaultyForm): boolean => {
  if (sheet !== undefined) return problem.sheet === sheet;
  return placesOf(form).some((place) =>
    'line' in place ? problem.line === place.line : problem.sheet === place.sheet && problem.cell === place.cell,
  );
};

const whereOf = ({ form, sheet }: FaultyForm): string =>
  sheet === undefined
    ? placesOf(form)
        .map((place) => JSON.stringify(place))
        .join(' or ')
    : `the sheet ${sheet}`;

/** What a check says wrongly of a form with a fault, told with all that it says; null when it says what it should. */
export function faultMissed(faulty: FaultyForm, { form, problems }: FormCheck): string | null {
  const { severity, codes, says } = faulty;
  const isFault = (one: FormProblem): boolean => codes.includes(one.code) && isThere(one, faulty);
  const found = problems.find((one) => isFault(one) && (severity === 'either' || one.severity === severity));
  const others = problems.filter((one) => one.severity === 'error' && !isFault(one));
  const unsaid = says.filter((word) => found?.message.id.includes(word) !== true || !found.message.en.includes(word));

  const wrong = [
    ...(found === undefined ? ['the fault is not found'] : []),
    ...(others.length > 0 ? ['there are other errors'] : []),
    ...(found !== undefined && unsaid.length > 0 ? [`it does not say ${unsaid.join(', ')}`] : []),
    ...(found !== undefined && found.message.id === found.message.en ? ['it speaks one language only'] : []),
    ...(found !== undefined && (form === null) !== (found.severity === 'error')
      ? ['an error must refuse the form, a warning must not']
      : []),
  ];
  if (wrong.length === 0) return null;
  const seen = problems.map(told);
  return [
    wrong.join('; '),
    `expected: ${severity} ${codes.join(' or ')} at ${whereOf(faulty)}`,
    ...(seen.length === 0 ? ['seen: nothing'] : seen.map((line) => `seen: ${line}`)),
  ].join('\n');
}
