import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXPath } from '../../shared/xform/xpath/parseXPath.ts';
import { printXPath } from '../../shared/xform/xpath/printXPath.ts';
import { everyPart } from '../../shared/xform/xpath/walkXPath.ts';
import type { XPathNode } from '../../shared/xform/xpath/xpathNode.ts';
import { anyXPath } from './anyXPath.ts';

const parsed = (text: string): XPathNode => {
  const parsing = parseXPath(text);
  if (!parsing.ok) throw new Error(`${text} · ${parsing.at} · ${parsing.message.en}`);
  return parsing.expression;
};
/** A tree without its offsets. */
const shape = (node: unknown): unknown =>
  JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'start' || key === 'end' ? undefined : value)));
/** Where it stops and what it says, with the place marked in the text. */
const refusal = (text: string): string => {
  const parsing = parseXPath(text);
  if (parsing.ok) return 'read';
  expect(parsing.message.id).not.toBe('');
  return `${text.slice(0, parsing.at)}▲${text.slice(parsing.at)}: ${parsing.message.en}`;
};

describe('reads XPath 1.0 as it binds', () => {
  it.each([
    ['1 + 2 * 3', '1 + (2 * 3)'],
    ['1 - 2 - 3', '(1 - 2) - 3'],
    ['a or b and c = d < e + f', 'a or (b and (c = (d < (e + f))))'],
    ['a = b = c', '(a = b) = c'],
    ['-a * b', '(-a) * b'],
    ['-a | b', '-(a | b)'],
    ['8 div 4 mod 3', '(8 div 4) mod 3'],
    ['* * *', '(*) * (*)'],
    ['div div mod mod and', '((div) div (mod)) mod (and)'],
    ['or or or', '(or) or (or)'],
    ['a-b - c', '(a-b) - (c)'],
    ['a[1]/b', 'child::a[1]/child::b'],
    ['./@x', 'self::node()/attribute::x'],
    ['../..', 'parent::node()/parent::node()'],
    ["f(a,'b')[c]/d", "((f((a), ('b')))[c])/d"],
    ['1.', '1'],
    ['.5', '0.5'],
  ])('%s is %s', (text, same) => {
    expect(shape(parsed(text))).toEqual(shape(parsed(same)));
  });

  it('knows where each part stands', () => {
    const text = "if(/data/umur[1] >= 17, 'ya', concat(${nama}, .))";
    const places = [...everyPart(parsed(text))].map((node) => `${node.kind}: ${text.slice(node.start, node.end)}`);
    expect(places).toEqual([
      `call: ${text}`,
      'binary: /data/umur[1] >= 17',
      'path: /data/umur[1]',
      'number: 1',
      'number: 17',
      "string: 'ya'",
      'call: concat(${nama}, .)',
      'reference: ${nama}',
      'path: .',
    ]);
  });

  it('takes names with prefixes, marks and other scripts', () => {
    expect(shape(parsed('jr:choice-name(orx:meta/日本.x_1-y)'))).toMatchObject({
      kind: 'call',
      prefix: 'jr',
      name: 'choice-name',
      args: [{ steps: [{ test: { prefix: 'orx', name: 'meta' } }, { test: { prefix: null, name: '日本.x_1-y' } }] }],
    });
    expect(shape(parsed('h:*/node()/processing-instruction("x")'))).toMatchObject({
      steps: [
        { test: { kind: 'any', prefix: 'h' } },
        { test: { kind: 'type', type: 'node' } },
        { test: { kind: 'type', type: 'processing-instruction', literal: 'x' } },
      ],
    });
  });
});

describe('says where an expression goes wrong, and what would be right', () => {
  it.each([
    ['', /^▲: The expression is empty/],
    [' \n ', /^▲ .*empty/s],
    ['(a', /^▲\(a: .*never closed; add \)/],
    ['f(a, (b)', /^f▲\(a.*never closed/],
    ['a[b', /^a▲\[b: .*add \]/],
    ['a)', /^a▲\): .*closes nothing/],
    ['f(a]', /^f\(a▲\].*closed with \]/],
    ["'abc", /^▲'abc: .*not closed with '/],
    ['a = "x', /^a = ▲"x/],
    ['a = “x”', /^a = ▲“x”: .*Word or Excel/],
    ['a = ’x’', /^a = ▲’x’: .*Word or Excel/],
    ['a => 3', /^a ▲=> 3: .*write >=/],
    ['a =< 3', /write <=/],
    ['a == 3', /^a ▲== 3: .*write =/],
    ['a <> 3', /write !=/],
    ['a ≥ 3', /write >=/],
    ['a && b', /^a ▲&& b: .*write and/],
    ['a || b', /^a ▲\|\| b: .*write or/],
    ['!a', /write not\(…\)/],
    ['not a', /^▲not a: .*write not\(…\)/],
    ['a AND b', /^a ▲AND b: .*write and/],
    ['. > 1,5', /^\. > 1▲,5: .*with a point/],
    ['a, b', /^a▲, b: .*between the brackets of a function/],
    ['if(a; b; c)', /^if\(a▲; b.*separated by commas/],
    ['a\u00A0= 1', /^a▲\u00A0= 1: .*non-breaking/],
    ['a \u200B= 1', /^a ▲\u200B= 1: .*invisible/],
    ['a b', /^a ▲b: .*missing between a and b/],
    ["selected(${a} 'x')", /▲'x'\): .*missing between \$\{a\} and 'x'/],
    ['10 / 2', /^10 ▲\/ 2: .*division is written div/],
    ['${a} / 2', /▲\/ 2: .*division is written div/],
    ['50 % 3', /write div 100/],
    ['2 ^ 3', /write pow/],
    ['a & b', /concat/],
    ['a +', /^a \+▲: .*missing after \+/],
    ['= 3', /^▲= 3: .*missing at the start/],
    ['f(a,)', /^f\(a,▲\): .*missing after ,/],
    ['${', /^▲\$\{: .*\$\{question_name\}/],
    ['${}', /^▲\$\{\}/],
    ['{a}', /Braces/],
    ['..[1]', /^\.\.▲\[1\]: .*parent::node\(\)/],
    ['induk::a', /^▲induk::a: .*is no axis/],
    ['5abc', /^▲5abc: .*cannot begin with a digit/],
    ['('.repeat(500), /nested deeper than 100/],
    ['-'.repeat(500), /nested deeper than 100/],
    ['1+'.repeat(20_000), /more than 8000 parts/],
  ])('%s', (text, expected) => {
    expect(refusal(text)).toMatch(expected);
  });
});

it('any tree that is printed reads back as the same tree', () => {
  fc.assert(
    fc.property(anyXPath, (expression) => {
      const text = printXPath(expression);
      const back = parsed(text);
      expect({ text, shape: shape(back) }).toEqual({ text, shape: shape(expression) });
      expect(printXPath(back)).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

const scrap = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...Array.from('()[],.@/|+-=<>*$!{}"\' \n'),
        '::',
        '..',
        '//',
        'and',
        'div',
        'a',
        'b:c',
        '1',
        '1.5',
        "'x'",
        '${a}',
        'node()',
        '“',
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

it('no text makes it throw; every place lies inside of the text, and what is read prints the same again', () => {
  fc.assert(
    fc.property(scrap, (text) => {
      const parsing = parseXPath(text);
      if (parsing.ok) {
        for (const { start, end } of everyPart(parsing.expression)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        expect(shape(parsed(printXPath(parsing.expression)))).toEqual(shape(parsing.expression));
      } else {
        expect(parsing.at).toBeGreaterThanOrEqual(0);
        expect(parsing.at).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 5000 },
  );
});

it('an expression of hostile length is answered', () => {
  // A reader that goes back over what it has read would be at this for days.
  for (const part of ['a or ', "'", '“', 'f(', 'a[', '${a} ', '/a', '-', '1']) {
    expect(parseXPath(part.repeat(500_000))).toMatchObject({ ok: part === '1' });
  }
});
