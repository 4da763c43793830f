import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { moveCall } from '../../shared/domain/callClock.ts';
import { canonicalJson } from '../../shared/domain/canonicalJson.ts';
import { isOwnLine } from '../../shared/domain/caseBody.ts';
import { caseFacts } from '../../shared/domain/caseFacts.ts';
import { dayRange, localDay } from '../../shared/domain/localDay.ts';
import { maskAnswers, maskName, maskNumber, maskXml } from '../../shared/domain/masking.ts';
import { delaySeconds, secondsToWait } from '../../shared/domain/passwordDelay.ts';
import { searchQuery } from '../../shared/domain/searchQuery.ts';
import { uuid7 } from '../../shared/domain/uuid7.ts';
import { PhoneNumber } from '../../shared/model/phone.ts';
import { aPack, someAnswers } from '../support/builders.ts';

const at = (second: number): string => `2026-03-24T02:00:${String(second).padStart(2, '0')}.000Z`;

describe('canonical JSON', () => {
  it('is the same for equal data in any order of keys, and reads back as the data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = z.json().parse(JSON.parse(JSON.stringify(value)));
        expect(JSON.parse(canonicalJson(json))).toEqual(json);
      }),
      { seed: 1 },
    );
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: true })).toBe('{"a":true,"b":[1,{"c":"é","d":null}]}');
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
  });
});

describe('the delay after wrong passwords', () => {
  it('grows, has a cap, and forgives three slips', () => {
    expect([0, 1, 2, 3, 4, 5, 11, 12, 500].map((n) => delaySeconds(n, 'account'))).toEqual([
      0, 0, 0, 2, 4, 8, 512, 900, 900,
    ]);
  });

  it('is bounded whatever the clock does', () => {
    const attempts = { failures: 4, lastFailedAt: at(30) };
    expect(secondsToWait(attempts, at(30), 'account')).toBe(4);
    expect(secondsToWait(attempts, at(33), 'account')).toBe(1);
    expect(secondsToWait(attempts, at(34), 'account')).toBe(0);
    expect(secondsToWait(attempts, '2020-01-01T00:00:00.000Z', 'account')).toBe(4);
  });
});

describe('a day of the hotline', () => {
  it.each([
    ['Asia/Jakarta', '2026-03-23T17:00:00.000Z', '2026-03-24T17:00:00.000Z'],
    ['Asia/Jayapura', '2026-03-23T15:00:00.000Z', '2026-03-24T15:00:00.000Z'],
    ['Asia/Kolkata', '2026-03-23T18:30:00.000Z', '2026-03-24T18:30:00.000Z'],
    ['UTC', '2026-03-24T00:00:00.000Z', '2026-03-25T00:00:00.000Z'],
  ])('in %s goes from its midnight to the next', (zone, from, to) => {
    expect(dayRange('2026-03-24', zone)).toEqual({ from, to });
  });

  it('has 23 or 25 hours where clocks change', () => {
    const hours = ({ from, to }: { from: string; to: string }) => (Date.parse(to) - Date.parse(from)) / 3_600_000;
    expect(hours(dayRange('2026-03-29', 'Europe/Berlin'))).toBe(23);
    expect(hours(dayRange('2026-10-25', 'Europe/Berlin'))).toBe(25);
  });

  it('holds exactly the moments that are on that day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (date) => {
          const moment = date.toISOString();
          const { from, to } = dayRange(localDay(moment, 'Asia/Makassar').date, 'Asia/Makassar');
          expect(from <= moment && moment < to).toBe(true);
        },
      ),
      { seed: 2 },
    );
  });
});

describe('masks', () => {
  it('leave enough to recognise, not enough to learn', () => {
    expect(maskName('Siti  Wahyuni')).toBe('S*** W***');
    expect(maskName('')).toBe('');
    expect(maskNumber('+6281234567890')).toBe('+62 812 •••• 7890');
    expect(maskNumber('+14155550100')).toBe('+14 •••• 00');
  });

  it('cover a question in every repeat', () => {
    const answers = {
      '/data/orang[1]/nik': '1',
      '/data/orang[2]/nik': '2',
      '/data/orang[2]/nikah': 'ya',
      '/data/nik': null,
    };
    expect(maskAnswers(answers, new Set(['nik']))).toEqual({
      '/data/orang[1]/nik': '••••',
      '/data/orang[2]/nik': '••••',
      '/data/orang[2]/nikah': 'ya',
      '/data/nik': null,
    });
  });

  it.each([
    ['<d><nik>123</nik><x>y</x></d>', '<d><nik>••••</nik><x>y</x></d>'],
    ['<d><nik a=">">123</nik></d>', '<d><nik a=">">••••</nik></d>'],
    ['<d><p:nik>123</p:nik></d>', '<d><p:nik>••••</p:nik></d>'],
    ['<d><nik><![CDATA[1</nik>23]]></nik></d>', '<d><nik>••••</nik></d>'],
    ['<d><nik><nik>1</nik>23</nik></d>', '<d><nik>••••</nik></d>'],
    ['<d><nik/><nik></nik></d>', '<d><nik/><nik></nik></d>'],
    ['<d><nikah>ya</nikah></d>', '<d><nikah>ya</nikah></d>'],
    ['<d><!-- <nik> --><x/></d>', '<d><!-- <nik> --><x/></d>'],
    ['<d><nik>123', ''],
    ['<d><![CDATA[ 123', ''],
  ])('hide it in the document: %s', (xml, masked) => {
    expect(maskXml(xml, new Set(['nik']))).toBe(masked);
  });

  it('never let a hidden word through, whatever stands around it', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<nik>',
      '</nik>',
      '<nik/>',
      'x',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '"',
      '>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.array(piece, { maxLength: 8 }), (before, inside) => {
        const xml = `<d>${before.filter((p) => /^<\/?a>$|^x$/.test(p)).join('')}<nik>${inside.filter((p) => p !== '</nik>').join('')}SECRET</nik></d>`;
        expect(maskXml(xml, new Set(['nik']))).not.toContain('SECRET');
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe('a search text', () => {
  it.each([
    ['siti wahyu', '"siti"* "wahyu"*'],
    ['0812-9988-7766', '"081299887766"*'],
    ['KU-260324-03', '"KU"* "260324"* "03"*'],
    ['a OR "b', '"a"* "OR"* "b"*'],
    ['  ', null],
    ['"*()', null],
  ])('%s', (text, query) => {
    expect(searchQuery(text)).toBe(query);
  });
});

describe('what lists need of a case', () => {
  it('is found wherever the question stands', () => {
    const answers = someAnswers({ '/data/kendala': 'sepi bahan sepi', '/data/a/kode_wilayah': null });
    expect(caseFacts({ answers }, aPack().roles)).toMatchObject({ province: '34', trouble: ['bahan', 'sepi'] });
    expect(caseFacts({ answers: {} }, aPack().roles)).toEqual({
      callerName: '',
      business: '',
      region: '',
      province: '',
      trouble: [],
    });
  });
});

describe("the hotline's own line", () => {
  it.each([
    ['+628111450587', true],
    ['+6281299887766', false],
  ])('%s', (number, own) => {
    expect(isOwnLine(PhoneNumber.parse(number), ['1500-587', '08111-450-587'])).toBe(own);
  });
});

it('identifiers sort by the moment in which they were made, and are UUIDs of version 7', () => {
  const zeros = new Uint8Array(10);
  expect(uuid7(Date.parse(at(1)), zeros) < uuid7(Date.parse(at(2)), zeros)).toBe(true);
  expect(uuid7(Date.parse(at(1)), new Uint8Array(10).fill(0xff))).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-7fff-[89ab]fff-f{12}$/,
  );
});

it("a call's clock gives every second to exactly one state", () => {
  const states = ['talking', 'held', 'wrapUp', 'closed'] as const;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...states), fc.nat(5_000)), { maxLength: 12 }), (moves) => {
      let now = Date.parse(at(0));
      let call: Parameters<typeof moveCall>[0] = {
        state: 'talking',
        stateSince: at(0),
        endedAt: null,
        closedAt: null,
        talkMs: 0,
        holdMs: 0,
        wrapUpMs: 0,
      };
      for (const [to, ms] of moves) {
        if (call.state === 'closed') break;
        now += ms;
        call = moveCall(call, to, new Date(now).toISOString());
      }
      expect(call.talkMs + call.holdMs + call.wrapUpMs).toBe(Date.parse(call.stateSince) - Date.parse(at(0)));
    }),
    { seed: 4 },
  );
});
