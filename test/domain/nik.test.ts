import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupNik, maskNik, readNik } from '../../shared/domain/nik.ts';

// Sequence 0000 is never issued: no number here belongs to anybody.
const today = '2020-03-24';
const read = (text: string, on = today) => {
  const reading = readNik(text, on);
  if (reading.kind !== 'nik') throw new Error(`not read: ${reading.reason}`);
  return reading;
};

it('reads region, birth date and sex', () => {
  expect(read('3404 0115 0885 0000')).toMatchObject({
    province: '34',
    regency: '3404',
    birthDate: '1985-08-15',
    sex: 'male',
  });
});

it('a woman has 40 added to the day', () => {
  expect(read('3404015508850000')).toMatchObject({ birthDate: '1985-08-15', sex: 'female' });
});

it('takes the century in which the owner is at least 17', () => {
  expect(read('3404011508020000').birthDate).toBe('2002-08-15');
  expect(read('3404011508100000', '2026-11-24').birthDate).toBeNull();
  expect(read('3404011508100000', '2026-11-24').warnings).toContain('century');
});

it.each([
  ['3404013102850000', 'birthDate'],
  ['3404012902850000', 'birthDate'],
  ['3404010008850000', 'birthDate'],
  ['3404013508850000', 'birthDate'],
  ['3404011513850000', 'birthMonth'],
  ['9904011508850000', 'province'],
  ['3404011508850000', 'sequence'],
  ['1111111111111111', 'allSame'],
])('%s is odd: %s, and is kept all the same', (digits, warning) => {
  expect(read(digits).warnings).toContain(warning);
  expect(read(digits).digits).toBe(digits);
});

it('29 February exists in a leap year', () => {
  expect(read('3404012902880000')).toMatchObject({ birthDate: '1988-02-29', warnings: ['sequence'] });
});

it.each([
  ['', 'empty', 0],
  ['34040115', 'tooShort', 8],
  ['34040115088500001', 'tooLong', 17],
  ['3404O11508850000', 'notDigits', 15],
])('%s is no NIK: %s', (text, reason, digits) => {
  expect(readNik(text, today)).toEqual({ kind: 'unclear', reason, digits });
});

it('every date of birth of somebody between 17 and 100 comes back, whatever the region', () => {
  const born = fc.date({ min: new Date('1921-01-01'), max: new Date('2003-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(born, fc.boolean(), fc.stringMatching(/^\d{6}$/), (date, isWoman, region) => {
      const iso = date.toISOString().slice(0, 10);
      const day = Number(iso.slice(8)) + (isWoman ? 40 : 0);
      const digits = `${region}${String(day).padStart(2, '0')}${iso.slice(5, 7)}${iso.slice(2, 4)}0000`;
      expect(read(digits)).toMatchObject({ birthDate: iso, sex: isWoman ? 'female' : 'male' });
    }),
  );
});

it('is read back in fours, also while it is typed, and masked but for its end', () => {
  expect(groupNik('34040115088')).toBe('3404 0115 088');
  expect(maskNik('3404011508850000')).toBe('•••• •••• •••• 0000');
  expect(maskNik('123')).toBe('•••• •••• •••• ••••');
  fc.assert(fc.property(fc.stringMatching(/^\d{16}$/), (digits) => !maskNik(digits).includes(digits.slice(0, 12))));
});
