import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseReference, referenceNumber } from '../../shared/domain/referenceNumber.ts';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const made = fc
  .tuple(fc.stringMatching(/^[A-Z]{2,4}$/), day, fc.stringMatching(/^\d{2}$/), fc.integer({ min: 1, max: 999_999 }))
  .map(([prefix, date, workstation, counter]) => referenceNumber(prefix, date, workstation, counter));
const positions = (text: string): number[] => [...text.matchAll(/\d/g)].map(({ index }) => index);

it('says prefix, day, workstation, counter and check digit', () => {
  expect(referenceNumber('KU', '2026-03-24', '03', 147)).toMatch(/^KU-260324-03-0147-\d$/);
});

it('comes back however people type it', () => {
  fc.assert(
    fc.property(made, fc.constantFrom('', ' ', '.', '–', ' - '), fc.boolean(), (reference, gap, isLower) => {
      const typed = reference.replaceAll('-', gap);
      expect(parseReference(isLower ? typed.toLowerCase() : typed)).toEqual({ kind: 'reference', value: reference });
    }),
  );
});

it('one wrong digit is always noticed', () => {
  fc.assert(
    fc.property(made, fc.nat(), fc.integer({ min: 1, max: 9 }), (reference, pick, by) => {
      const places = positions(reference);
      const at = places[pick % places.length] ?? 0;
      const wrong = `${reference.slice(0, at)}${(Number(reference[at]) + by) % 10}${reference.slice(at + 1)}`;
      expect(parseReference(wrong)).toEqual({ kind: 'unclear', reason: 'checkDigit' });
    }),
  );
});

it('two neighbouring digits that were swapped are always noticed, also across a dash', () => {
  fc.assert(
    fc.property(made, fc.nat(), (reference, pick) => {
      const places = positions(reference);
      const first = pick % (places.length - 1);
      const [a = 0, b = 0] = [places[first], places[first + 1]];
      fc.pre(reference[a] !== reference[b]);
      const swapped = reference.split('');
      [swapped[a], swapped[b]] = [reference[b] ?? '', reference[a] ?? ''];
      expect(parseReference(swapped.join(''))).toEqual({ kind: 'unclear', reason: 'checkDigit' });
    }),
  );
});

it('no two calls of a desk share a number', () => {
  fc.assert(
    fc.property(day, fc.uniqueArray(fc.integer({ min: 1, max: 999_999 }), { minLength: 2 }), (date, counters) => {
      const references = counters.map((counter) => referenceNumber('KU', date, '01', counter));
      expect(new Set(references.map((reference) => reference.replaceAll('-', ''))).size).toBe(counters.length);
    }),
  );
});

it('any other text is told apart from a slip of the finger', () => {
  expect(parseReference('0812 3456 7890')).toEqual({ kind: 'unclear', reason: 'shape' });
  expect(parseReference('')).toEqual({ kind: 'unclear', reason: 'shape' });
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseReference(text).kind.length > 0));
});

it('a day that does not exist is refused although the check digit is right', () => {
  const reference = referenceNumber('KU', '2026-13-41', '01', 1);
  expect(parseReference(reference)).toEqual({ kind: 'unclear', reason: 'date' });
});

it('a counter that cannot be written is a bug of its caller', () => {
  expect(() => referenceNumber('KU', '2026-03-24', '01', 0)).toThrow(RangeError);
  expect(() => referenceNumber('KU', '2026-03-24', '01', 1_000_000)).toThrow(RangeError);
  expect(() => referenceNumber('ku', '2026-03-24', '01', 1)).toThrow(RangeError);
});
