import * as fc from 'fast-check';
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { groupPhone, parsePhone } from '../../shared/domain/phone.ts';

const lines = ['1500-587', '08111-450-587'];
const value = (text: string): string => {
  const reading = parsePhone(text, lines);
  return reading.kind === 'number' ? reading.value : reading.reason;
};

describe('a number as people write it', () => {
  it.each([
    ['0812 3456 7890', '+6281234567890'],
    ['812-3456-7890', '+6281234567890'],
    ['6281234567890', '+6281234567890'],
    ['+62 (0)812 3456 7890', '+6281234567890'],
    ['0062 812 3456 7890', '+6281234567890'],
    ['https://wa.me/6281234567890', '+6281234567890'],
    ['WA saya 0812.3456.7890 ya, pak', '+6281234567890'],
    ['\u202A+62 812\u20113456\u20117890\u202C', '+6281234567890'],
    ['\uFF10\uFF18\uFF11\uFF12 3456 7890', '+6281234567890'],
    ['0812 3456 7890, ulang: 081234567890', '+6281234567890'],
    ['(0274) 512345', '+62274512345'],
    ['021-12345678', '+622112345678'],
    ['0800 123 4567', '+628001234567'],
    ['1500 123', '+621500123'],
    ['+60 12-345 6789', '+60123456789'],
  ])('%s is %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });
});

describe('a text that is no number says why', () => {
  it.each([
    ['', 'empty'],
    ['tidak punya', 'noNumber'],
    ['0812 345', 'tooShort'],
    ['0812 3456 7890 123', 'tooLong'],
    ['512345', 'noAreaCode'],
    ['0840 1234 5678', 'notInUse'],
    ['0812 3456 7890 atau 0813 3456 7890', 'several'],
    ['1500-587', 'hotlineOwn'],
    ['021-1500587', 'hotlineOwn'],
    ['+62 8111 450 587', 'hotlineOwn'],
    ['+60 12', 'tooShort'],
    [`+6${'0'.repeat(20)}`, 'tooLong'],
  ])('%s: %s', (text, reason) => {
    expect(value(text)).toBe(reason);
  });
});

const mobile = fc
  .tuple(fc.constantFrom('1', '2', '3', '5', '6', '7', '8', '9'), fc.stringMatching(/^\d{7,10}$/))
  .map(([second, rest]) => `8${second}${rest}`);

it('blanks, dashes and the way the country is written do not change a mobile number', () => {
  const written = fc.tuple(
    mobile,
    fc.constantFrom('0', '', '62', '+62', '+62 ', '0062'),
    fc.constantFrom(' ', '-', '.', ''),
    fc.nat(6),
  );
  fc.assert(
    fc.property(written, ([national, prefix, gap, at]) => {
      expect(value(`${prefix}${national.slice(0, at + 2)}${gap}${national.slice(at + 2)}`)).toBe(
        national === '8111450587' ? 'hotlineOwn' : `+62${national}`,
      );
    }),
  );
});

it('what is read aloud holds the same digits, in groups that a person can repeat', () => {
  fc.assert(
    fc.property(mobile, (national) => {
      const reading = parsePhone(`0${national}`);
      if (reading.kind !== 'number') throw new Error(`0${national} was not read: ${reading.reason}`);
      expect(reading.spoken.replaceAll(' ', '')).toBe(`0${national}`);
      expect(reading.spoken.split(' ').every((group) => group.length >= 3 && group.length <= 5)).toBe(true);
      expect(value(reading.spoken)).toBe(`+62${national}`.replace('+628111450587', 'hotlineOwn'));
    }),
  );
});

it('whatever is pasted gets a number or a reason, never an exception', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.stringMatching(/^[\d+(). /-]{0,80}$/)),
      (text) => {
        const reading = parsePhone(text, lines);
        expect(reading.kind === 'number' ? groupPhone(reading.value).length : reading.reason.length).toBeGreaterThan(3);
      },
    ),
  );
});

it('every mobile number that the libphonenumber tables know is accepted', () => {
  const known = mobile.filter((national) => isValidPhoneNumber(`+62${national}`));
  fc.assert(
    fc.property(known, (national) => {
      expect(parsePhone(`0${national}`).kind).toBe('number');
    }),
  );
});

it('200,000 pasted characters are answered without harm', () => {
  expect(value('08 '.repeat(70_000))).toBe('tooLong');
  expect(value('+'.repeat(200_000))).toBe('noNumber');
});
