import type { Place } from '../problems.ts';
import { madeCell } from '../sheet/madeCell.ts';
import type { TableRow, TextCell } from '../sheet/table.ts';
import { didYouMean } from '../suggest.ts';
import { yesNo } from '../yesNo.ts';
import type { SurveyContext } from './context.ts';
import { readParameters } from './readParameters.ts';
import type { Attribute } from './tree.ts';

type Values = ReadonlyMap<string, string>;

export const accepted: Readonly<Record<string, readonly string[]>> = {
  text: ['rows'],
  image: ['app', 'max-pixels'],
  audio: ['quality'],
  'background-audio': ['quality'],
  geopoint: ['allow-mock-accuracy', 'capture-accuracy', 'reference-geometry', 'warning-accuracy'],
  geotrace: ['allow-mock-accuracy', 'incremental', 'reference-geometry'],
  geoshape: ['allow-mock-accuracy', 'incremental', 'reference-geometry'],
  range: ['start', 'end', 'step', 'tick_interval', 'placeholder', 'tick_labelset'],
  select: ['randomize', 'seed'],
  selectFromFile: ['randomize', 'seed', 'value', 'label'],
  audit: [
    'identify-user',
    'location-max-age',
    'location-min-interval',
    'location-priority',
    'track-changes',
    'track-changes-reasons',
  ],
};

/** The parameters of a row; those that its type does not know, and pieces that are none, are told. */
export function parametersOf(row: TableRow, type: string, { problems }: SurveyContext): Values {
  const cell = row.cell('parameters');
  if (cell === null) return new Map();
  const { values, wrong } = readParameters(cell.text);
  if (wrong !== null) {
    problems.error('parameter_invalid', cell.place, {
      id: `"${wrong}" bukan parameter. Tulis nama=nilai, dipisahkan spasi, misalnya start=0 end=10.`,
      en: `"${wrong}" is no parameter. Write name=value, separated by blanks, for example start=0 end=10.`,
    });
  }
  const known = accepted[type] ?? [];
  for (const key of values.keys()) {
    if (known.includes(key)) continue;
    const hint = didYouMean(key, known);
    // A type without parameters loses nothing.
    problems[known.length === 0 ? 'warn' : 'error']('parameter_unknown', cell.place, {
      id: `Parameter "${key}" tidak dikenal untuk tipe ini.${known.length === 0 ? '' : ` Yang ada: ${known.join(', ')}.`}${hint.id}`,
      en: `The parameter "${key}" is not known for this type.${known.length === 0 ? '' : ` There are: ${known.join(', ')}.`}${hint.en}`,
    });
  }
  return values;
}

type Attributes = {
  readonly bind: readonly Attribute[];
  readonly body: readonly Attribute[];
  readonly action: readonly Attribute[];
};

/** What the parameters of a question that is no select and no range become. */
export function parameterAttributes(
  type: string,
  values: Values,
  cell: TextCell | null,
  context: SurveyContext,
): Attributes {
  const none: Attributes = { bind: [], body: [], action: [] };
  if (cell === null) return none;
  const { place } = cell;
  const get = (key: string, name: string, check: (value: string) => string | null): readonly Attribute[] => {
    const value = values.get(key);
    if (value === undefined) return [];
    const wanted = check(value);
    if (wanted !== null) tell(key, value, wanted, place, context);
    return wanted === null ? [{ name, cell: madeCell(value, place) }] : [];
  };
  switch (type) {
    case 'text':
      return { ...none, body: get('rows', 'rows', whole) };
    case 'image':
      return { ...none, bind: get('max-pixels', 'orx:max-pixels', whole), body: get('app', 'intent', packageName) };
    case 'audio':
      return { ...none, bind: get('quality', 'odk:quality', oneOf('voice-only', 'low', 'normal', 'external')) };
    case 'background-audio':
      return { ...none, action: get('quality', 'odk:quality', oneOf('voice-only', 'low', 'normal')) };
    case 'audit':
      return { ...none, bind: auditAttributes(get) };
    case 'geopoint':
    case 'geotrace':
    case 'geoshape':
      return {
        ...none,
        bind: get('allow-mock-accuracy', 'odk:allow-mock-accuracy', oneOf('true', 'false')),
        body: [
          ...get('capture-accuracy', 'accuracyThreshold', decimal),
          ...get('warning-accuracy', 'unacceptableAccuracyThreshold', decimal),
          ...get('incremental', 'incremental', (value) => (yesNo(value) === true ? null : 'true')).map(({ name }) => ({
            name,
            cell: madeCell('true', place),
          })),
        ],
      };
    default:
      return none;
  }
}

function auditAttributes(
  get: (key: string, name: string, check: (value: string) => string | null) => readonly Attribute[],
): readonly Attribute[] {
  return [
    ...get('track-changes', 'odk:track-changes', oneOf('true', 'false')),
    ...get('track-changes-reasons', 'odk:track-changes-reasons', oneOf('on-form-edit')),
    ...get('identify-user', 'odk:identify-user', oneOf('true', 'false')),
    ...get('location-max-age', 'odk:location-max-age', whole),
    ...get('location-min-interval', 'odk:location-min-interval', whole),
    ...get('location-priority', 'odk:location-priority', oneOf('no-power', 'low-power', 'balanced', 'high-accuracy')),
  ];
}

// Each gives null when the value is right, else what it should be.
const whole = (value: string): string | null => (/^\d+$/.test(value) ? null : '0, 1, 2, …');
const decimal = (value: string): string | null => (/^-?\d+(?:\.\d+)?$/.test(value) ? null : '5, 2.5, …');
const packageName = (value: string): string | null =>
  /^[a-z]\w*(?:\.[a-z]\w*)+$/i.test(value) ? null : 'com.example.app';
const oneOf =
  (...words: readonly string[]) =>
  (value: string): string | null =>
    words.includes(value) ? null : words.join(', ');

export function tell(key: string, value: string, wanted: string, place: Place, { problems }: SurveyContext): void {
  problems.error('parameter_invalid', place, {
    id: `Parameter ${key} tidak boleh "${value}". Yang benar: ${wanted}.`,
    en: `The parameter ${key} may not be "${value}". It should be: ${wanted}.`,
  });
}
