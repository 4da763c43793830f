import type { Sentence } from '../sentence.ts';
import { madeCell } from '../sheet/madeCell.ts';
import type { TableRow } from '../sheet/table.ts';
import type { SurveyContext } from './context.ts';
import { tell } from './typeParameters.ts';
import type { Attribute } from './tree.ts';

type Range = {
  readonly dataType: 'int' | 'decimal';
  readonly attributes: readonly Attribute[];
  /** List whose labels stand at the ticks. */
  readonly labels: string | null;
};

const isNumber = (text: string): boolean => /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text);
/** Steps such as 0.1 do not divide exactly as binary numbers. */
const isMultiple = (value: number, step: number): boolean => Math.abs(value / step - Math.round(value / step)) < 1e-9;

/** The bounds of a range, 1 to 10 by 1 unless the author says otherwise. What cannot be is told. */
export function rangeOf(row: TableRow, given: ReadonlyMap<string, string>, context: SurveyContext): Range {
  const place = row.cell('parameters')?.place ?? row.cell('type')?.place ?? row.place;
  const error = (message: Sentence): void => context.problems.error('parameter_invalid', place, message);
  const values = new Map([['start', '1'], ['end', '10'], ['step', '1'], ...given]);
  for (const key of ['start', 'end', 'step', 'tick_interval', 'placeholder']) {
    const value = values.get(key);
    if (value !== undefined && !isNumber(value)) {
      tell(key, value, '0, 10, 0.5, …', place, context);
      values.delete(key);
    }
  }
  const number = (key: string): number | null => (values.has(key) ? Number(values.get(key)) : null);
  const start = number('start') ?? 1;
  const end = number('end') ?? 10;
  const step = number('step') ?? 1;
  const width = Math.abs(end - start);
  for (const key of ['step', 'tick_interval']) {
    const value = number(key);
    if (value === 0) tell(key, '0', '1, 2, 0.5, …', place, context);
    else if (value !== null && value > width) {
      error({
        id: `${key}=${value} lebih besar dari rentang ${start} sampai ${end}.`,
        en: `${key}=${value} is larger than the range from ${start} to ${end}.`,
      });
    }
  }
  const tick = number('tick_interval');
  if (tick !== null && step !== 0 && !isMultiple(tick, step)) {
    error({
      id: `tick_interval=${tick} harus kelipatan step=${step}.`,
      en: `tick_interval=${tick} must be a multiple of step=${step}.`,
    });
  }
  const shown = number('placeholder');
  if (shown !== null && step !== 0) {
    const inside = shown >= Math.min(start, end) && shown <= Math.max(start, end);
    if (!inside || !isMultiple(shown - start, step)) {
      error({
        id: `placeholder=${shown} harus salah satu nilai dari ${start} sampai ${end} dengan langkah ${step}.`,
        en: `placeholder=${shown} must be one of the values from ${start} to ${end} in steps of ${step}.`,
      });
    }
  }
  const labels = values.get('tick_labelset') ?? null;
  if (labels !== null && context.choices?.get(labels) === undefined) {
    context.problems.error('list_unknown', place, {
      id: `Daftar pilihan "${labels}" (tick_labelset) tidak ada di sheet choices.`,
      en: `The choice list "${labels}" (tick_labelset) is not on the choices sheet.`,
    });
  }
  const shownAs = row.cell('appearance')?.text ?? '';
  const ticked = ['tick_interval', 'placeholder', 'tick_labelset'].filter((key) => values.has(key));
  if (shownAs !== '' && !/vertical|no-ticks/.test(shownAs) && ticked.length > 0) {
    error({
      id: `${ticked.join(', ')} hanya untuk appearance vertical, no-ticks, atau tanpa appearance.`,
      en: `${ticked.join(', ')} are only for the appearances vertical, no-ticks, or none.`,
    });
  }
  const choices = labels === null ? [] : (context.choices?.get(labels)?.choices ?? []);
  for (const { name } of choices) {
    const value = isNumber(name.text) ? Number(name.text) : null;
    const inside = value !== null && value >= Math.min(start, end) && value <= Math.max(start, end);
    if (inside && (step === 0 || isMultiple(value - start, tick === null || tick === 0 ? step : tick))) continue;
    context.problems.error('choice_name_invalid', name.place, {
      id: `"${name.text}" bukan salah satu nilai dari ${start} sampai ${end} dengan langkah ${tick ?? step}.`,
      en: `"${name.text}" is none of the values from ${start} to ${end} in steps of ${tick ?? step}.`,
    });
  }
  const named = new Set(choices.map(({ name }) => Number(name.text)));
  if (
    labels !== null &&
    shownAs.includes('no-ticks') &&
    choices.length > 0 &&
    !(named.size === 2 && named.has(start) && named.has(end))
  ) {
    error({
      id: `Dengan no-ticks, daftar "${labels}" hanya boleh berisi ${start} dan ${end}.`,
      en: `With no-ticks, the list "${labels}" may only have ${start} and ${end}.`,
    });
  }
  const whole = ['start', 'end', 'step', 'tick_interval', 'placeholder'].every((key) =>
    Number.isInteger(number(key) ?? 0),
  );
  const attribute = (name: string, key: string): readonly Attribute[] => {
    const value = values.get(key);
    return value === undefined ? [] : [{ name, cell: madeCell(value, place) }];
  };
  return {
    dataType: whole ? 'int' : 'decimal',
    attributes: [
      ...attribute('start', 'start'),
      ...attribute('end', 'end'),
      ...attribute('step', 'step'),
      ...attribute('odk:tick-interval', 'tick_interval'),
      ...attribute('odk:placeholder', 'placeholder'),
    ],
    labels,
  };
}
