import { PhoneNumber } from '../model/phone.ts';

/**
 * Why a text is not one telephone number:
 * empty · noNumber: no digits in it · several: more than one number · tooShort · tooLong · noAreaCode: a landline without
 * its area code · notInUse: no Indonesian number begins or ends like this · hotlineOwn: a line of the hotline itself.
 */
export type PhoneDoubt =
  | 'empty'
  | 'noNumber'
  | 'several'
  | 'tooShort'
  | 'tooLong'
  | 'noAreaCode'
  | 'notInUse'
  | 'hotlineOwn';

export type PhoneReading =
  | { readonly kind: 'number'; readonly value: PhoneNumber; readonly spoken: string }
  | { readonly kind: 'unclear'; readonly reason: PhoneDoubt };

const mobile = /^8[1-35-9]\d{7,10}$/;
const landline = /^(?:2[124]\d{7,8}|(?:31|61)\d{7,8}|(?!2[124]|31|61)[2-79]\d{2}\d{5,8})$/;
const tollFree = /^800\d{5,7}$/;
const universalAccess = /^1500\d{3}$/;
const foreign = /^[1-9]\d{6,14}$/;

/** What may stand between the digits of one number; anything else (a comma, a slash, a word) ends it. */
const candidate = /\+?\d(?:[\d\s().-]*\d)?/g;

/**
 * The one telephone number in a typed or pasted text, read as an Indonesian number unless it begins with + or 00: 08…,
 * 8…, 62…, +62…, 0274…, 0800…, 1500…. `ownLines` are the hotline's own numbers, as people write them.
 */
export function parsePhone(text: string, ownLines: readonly string[] = []): PhoneReading {
  const clean = plainText(text).trim();
  if (clean === '') return { kind: 'unclear', reason: 'empty' };
  const readings = (clean.match(candidate) ?? []).map(readOne);
  const numbers = [...new Set(readings.flatMap((reading) => (reading.kind === 'number' ? [reading.value] : [])))];
  const [value, ...others] = numbers;
  if (value === undefined) {
    const doubts = readings.flatMap((reading) => (reading.kind === 'unclear' ? [reading] : []));
    return doubts.at(0) ?? { kind: 'unclear', reason: 'noNumber' };
  }
  if (others.length > 0) return { kind: 'unclear', reason: 'several' };
  return ownLines.some((line) => sameLine(line, value))
    ? { kind: 'unclear', reason: 'hotlineOwn' }
    : { kind: 'number', value, spoken: groupPhone(value) };
}

/** A number in the groups in which it is read aloud: "0812 3456 7890", "021 1234 5678", "1500 587", "+60 123 456 789". */
export function groupPhone(number: PhoneNumber): string {
  if (!number.startsWith('+62')) return `+${fromTheEnd(number.slice(1)).join(' ')}`;
  const national = number.slice(3);
  if (universalAccess.test(national)) return `${national.slice(0, 4)} ${national.slice(4)}`;
  if (mobile.test(national) || tollFree.test(national)) return groups(`0${national}`, 4);
  return groups(`0${national}`, /^(?:2[124]|31|61)/.test(national) ? 3 : 4);
}

type OneReading =
  | { readonly kind: 'number'; readonly value: PhoneNumber }
  | { readonly kind: 'unclear'; readonly reason: PhoneDoubt };

function readOne(written: string): OneReading {
  // "+62 (0)812": the bracketed nought is only dialled inside the country.
  const compact = written.replaceAll(/\(0\)/g, '').replaceAll(/[^\d+]/g, '');
  const abroad = compact.replace(/^00/, '+');
  if (abroad.startsWith('+') && !abroad.startsWith('+62')) {
    return foreign.test(abroad.slice(1))
      ? { kind: 'number', value: PhoneNumber.parse(abroad) }
      : { kind: 'unclear', reason: abroad.length < 8 ? 'tooShort' : abroad.length > 16 ? 'tooLong' : 'notInUse' };
  }
  const hasPrefix = /^(?:\+62|62|0)/.test(abroad);
  const national = abroad.replace(/^(?:\+62|62)0?|^0/, '');
  const isNumber =
    mobile.test(national) ||
    tollFree.test(national) ||
    universalAccess.test(national) ||
    (hasPrefix && landline.test(national));
  return isNumber
    ? { kind: 'number', value: PhoneNumber.parse(`+62${national}`) }
    : { kind: 'unclear', reason: doubt(national, hasPrefix) };
}

function doubt(national: string, hasPrefix: boolean): PhoneDoubt {
  if (!hasPrefix && /^[2-79]\d{4,10}$/.test(national)) return 'noAreaCode';
  if (national.length < 8) return 'tooShort';
  return national.length > 11 ? 'tooLong' : 'notInUse';
}

/** 1500-xxx is also reached with an area code in front, as from a mobile: 021-1500-xxx. */
function sameLine(line: string, value: PhoneNumber): boolean {
  const own = readOne(plainText(line));
  if (own.kind !== 'number') return false;
  const national = own.value.slice(3);
  return (
    own.value === value || (universalAccess.test(national) && new RegExp(`^\\+62\\d{2,3}${national}$`).test(value))
  );
}

/** Numbers copied from a chat carry invisible marks, wide digits, long dashes and unusual blanks. */
const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}+/gu, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/[\p{Zs}\t]/gu, ' ');

/** The first group as given, the rest in fours; a rest that would leave one or two digits over goes in threes. */
function groups(digits: string, first: number): string {
  const rest = digits.slice(first);
  const over = rest.length % 4;
  const parts = over === 1 || over === 2 ? threesThenFours(rest) : (rest.match(/\d{1,4}/g) ?? []);
  return [digits.slice(0, first), ...parts].join(' ');
}

function threesThenFours(digits: string): string[] {
  if (digits.length < 6) return [digits];
  const threes = digits.length % 4 === 1 ? 3 : 2;
  const head = digits.slice(0, threes * 3);
  return [...(head.match(/\d{3}/g) ?? []), ...(digits.slice(head.length).match(/\d{4}/g) ?? [])];
}

function fromTheEnd(digits: string): string[] {
  const lead = digits.length % 3 === 0 ? 3 : digits.length % 3;
  return [digits.slice(0, lead), ...(digits.slice(lead).match(/\d{3}/g) ?? [])];
}
