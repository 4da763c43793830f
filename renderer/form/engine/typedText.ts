import { LocalDate } from '../../../shared/model/time.ts';

/**
 * Why a typed text is no answer to a typed question:
 * notNumber · notWhole: has decimals where whole numbers are asked · unclearGroup: "1.500" may be 1500 or 1,5 ·
 * tooLarge: beyond what the form's data type holds · notDate · noSuchDay: 31-02 · shortYear: two digits only · notTime.
 */
export type TypeProblem =
  | 'notNumber'
  | 'notWhole'
  | 'unclearGroup'
  | 'tooLarge'
  | 'notDate'
  | 'noSuchDay'
  | 'shortYear'
  | 'notTime';

/** `value` is the text in the form's own notation: "1500", "1.5", "2020-03-24", "09:30:00". */
export type TypedReading =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'problem'; readonly problem: TypeProblem };

export type TypedKind = 'integer' | 'decimal' | 'date' | 'time' | 'dateTime';

const value = (text: string): TypedReading => ({ kind: 'value', value: text });
const problem = (reason: TypeProblem): TypedReading => ({ kind: 'problem', problem: reason });

const grouped = /^-?[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+|(?: \d{3})+)$/;
const largestInteger = 2_147_483_647;

function readInteger(text: string): TypedReading {
  const digits = grouped.test(text) ? text.replaceAll(/[., ]/g, '') : text;
  if (!/^-?\d+$/.test(digits)) return problem(/^-?\d+[.,]\d+$/.test(digits) ? 'notWhole' : 'notNumber');
  const number = Number(digits);
  return Math.abs(number) > largestInteger ? problem('tooLarge') : value(String(number));
}

function readDecimal(text: string): TypedReading {
  // One separator with three digits after it is written for thousands as often as for decimals: asked, never guessed.
  if (/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return problem('unclearGroup');
  if (grouped.test(text)) return value(String(Number(text.replaceAll(/[., ]/g, ''))));
  const match = /^(-?)([1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:[.,](\d+))?$/.exec(text);
  if (match === null) return problem('notNumber');
  const [, sign = '', whole = '', decimals = ''] = match;
  const digits = whole.replaceAll(/[.,]/g, '');
  if (digits.length > 15) return problem('tooLarge');
  return value(String(Number(`${sign}${digits}${decimals === '' ? '' : `.${decimals}`}`)));
}

function readDate(text: string): TypedReading {
  const parts =
    /^(?<day>\d{1,2})(?<gap>[-/. ])(?<month>\d{1,2})\k<gap>(?<year>\d{2}|\d{4})$/.exec(text) ??
    /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/.exec(text) ??
    /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/.exec(text);
  const { day = '', month = '', year = '' } = parts?.groups ?? {};
  if (day === '') return problem('notDate');
  if (year.length === 2) return problem('shortYear');
  const date = LocalDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return date.success ? value(date.data) : problem('noSuchDay');
}

function readTime(text: string): TypedReading {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return problem('notTime');
  return value(`${hour.padStart(2, '0')}:${minute}:00`);
}

function readDateTime(text: string): TypedReading {
  const at = text.lastIndexOf(' ');
  const date = readDate(text.slice(0, Math.max(0, at)));
  if (date.kind === 'problem') return date;
  const time = readTime(text.slice(at + 1));
  return time.kind === 'problem' ? time : value(`${date.value}T${time.value}`);
}

const readers: Readonly<Record<TypedKind, (text: string) => TypedReading>> = {
  integer: readInteger,
  decimal: readDecimal,
  date: readDate,
  time: readTime,
  dateTime: readDateTime,
};

export const isTypedKind = (kind: string): kind is TypedKind => Object.hasOwn(readers, kind);

/** Reads a typed text the way people in Indonesia write numbers, dates and times; blank is blank. */
export const readTyped = (kind: TypedKind, text: string): TypedReading => {
  const clean = text.normalize('NFKC').trim();
  return clean === '' ? value('') : readers[kind](clean);
};

const written = (isoDate: string): string => isoDate.split('-').toReversed().join('-');

/** The form's own notation as people write it, so that `readTyped` gives the same back. */
export function writeTyped(kind: TypedKind, stored: string): string {
  switch (kind) {
    case 'integer':
      return stored;
    case 'decimal':
      return stored.replace('.', ',').replace(/^(-?\d{1,3},\d{3})$/, '$10');
    case 'date':
      return written(stored.slice(0, 10));
    case 'time':
      return stored.slice(0, 5);
    default:
      return stored === '' ? '' : `${written(stored.slice(0, 10))} ${stored.slice(11, 16)}`;
  }
}
