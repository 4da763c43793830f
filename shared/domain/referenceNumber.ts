import { Reference } from '../model/ids.ts';
import { LocalDate } from '../model/time.ts';

/**
 * Quasigroup of order 10, totally anti-symmetric (H. M. Damm, "Total anti-symmetrische Quasigruppen", thesis, Marburg 2004):
 * one check digit finds every single wrong digit and every two neighbours that were swapped.
 */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

/** State after the digits; 0 when the last of them is the right check digit. */
const dammOf = (digits: string): number =>
  digits.split('').reduce((state, digit) => Number(damm[state]?.[Number(digit)]), 0);

/**
 * The number that a caller is told: prefix, day as YYMMDD, workstation (two digits), counter of that day from 1 and a
 * check digit over all digits before it, "KU-260324-03-0147-5". Throws a RangeError when a part cannot be written so.
 */
export function referenceNumber(prefix: string, date: LocalDate, workstation: string, counter: number): Reference {
  const day = date.slice(2).replaceAll('-', '');
  const count = String(counter).padStart(4, '0');
  const written = `${prefix}-${day}-${workstation}-${count}-${dammOf(`${day}${workstation}${count}`)}`;
  const reference = Reference.safeParse(written);
  if (!reference.success || counter < 1) throw new RangeError(`Not a reference number: ${written}`);
  return reference.data;
}

/** shape: not built like a reference number · checkDigit: a digit is wrong, or two are swapped · date: no such day. */
export type ReferenceReading =
  | { readonly kind: 'reference'; readonly value: Reference }
  | { readonly kind: 'unclear'; readonly reason: 'shape' | 'checkDigit' | 'date' };

/** A reference number as people type it: any case, with blanks, dots, dashes of any kind, or nothing between the parts. */
export function parseReference(text: string): ReferenceReading {
  const compact = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}.]/gu, '');
  const parts = /^([A-Z]{2,4})(\d{6})(\d{2})(\d{4,6})(\d)$/.exec(compact);
  if (!parts) return { kind: 'unclear', reason: 'shape' };
  const [, prefix = '', day = '', workstation = '', count = '', check = ''] = parts;
  if (dammOf(`${day}${workstation}${count}${check}`) !== 0) return { kind: 'unclear', reason: 'checkDigit' };
  const date = LocalDate.safeParse(`20${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4)}`);
  if (!date.success) return { kind: 'unclear', reason: 'date' };
  return { kind: 'reference', value: Reference.parse(`${prefix}-${day}-${workstation}-${count}-${check}`) };
}
