import { describe, expect, it } from 'vitest';
import { changedForm, type Change } from './baseForm.ts';
import { check, told } from './told.ts';

const calculated = "concat(/data/nama, 'x')";
const relevant = '/data/umur &gt; 1';
const first = (text: string): Change => [
  '<setvalue ref="/data/grup/x" event="odk-instance-first-load" value="1 + 1"/>',
  text,
];

describe('circles, gaps of the engine and parts that stand twice: what the engine loads without a word refuses a form, by line, element and what would be right', () => {
  it.each<[name: string, change: readonly Change[], expected: RegExp]>([
    [
      'a calculation of itself',
      [[calculated, "concat(., 'x')"]],
      /reference_circular at 14, .*\/data\/hasil → \/data\/hasil/,
    ],
    ['calculations in a circle', [[calculated, '/data/hasil2']], /reference_circular at 14/],
    ['a question that hides itself', [['required="true()"', `relevant="/data/nama = ''"`]], /reference_circular at 10/],
    [
      'a group hidden by what it holds',
      [[relevant, "/data/grup/x = ''"]],
      /reference_circular at 16, bind \/data\/grup: .*\/data\/grup → \/data\/grup\/x → \/data\/grup/,
    ],
    [
      'a circle through a calculation and a group',
      [
        [relevant, "/data/hasil = ''"],
        [calculated, '/data/grup/x'],
      ],
      /reference_circular at 14/,
    ],
    ['a calculation over all that stands beside it', [[calculated, 'string(..)']], /reference_circular at 14/],
    ['a sum over its own column', [['../y * 2', 'sum(/data/baris/z)']], /reference_circular at 19/],
    [
      'the label of no choice question',
      [[calculated, "jr:choice-name('1', '/data/nama')"]],
      /expression_invalid at 14.*no question with choices/,
    ],
    [
      'a column that a list does not have',
      [[calculated, "pulldata('daftar', 'lbl', 'name', 'a')"]],
      /node_unknown at 14.*has no lbl/,
    ],
    [
      'paths united where the engine cannot',
      [[calculated, 'string(/data/nama | /data/umur)']],
      /not_supported at 14.*united by \|/,
    ],
    [
      'an axis that the engine does not walk',
      [[calculated, 'count(preceding-sibling::nama)']],
      /not_supported at 14.*preceding-sibling::/,
    ],
    ['a second body', [['</h:body>', '</h:body><h:body/>']], /part_duplicate at 32, h:body/],
    [
      'a second root of the instance',
      [['</data></instance>', '</data><lain/></instance>']],
      /part_duplicate at 8, lain/,
    ],
    [
      'a form outside of XForms',
      [['xmlns="http://www.w3.org/2002/xforms"', '']],
      /part_missing at 3, model: .*name space of XForms/,
    ],
    ['encryption', [first('<submission base64RsaPublicKey="MIIB"/>')], /not_supported at 22, submission/],
    [
      'entities',
      [['<instanceID/></meta>', '<instanceID/><entity dataset="usaha"/></meta>']],
      /not_supported at 8, entity/,
    ],
  ])('%s', (_, changes, expected) => {
    const form = changedForm(...changes);
    expect(told(form)).toMatch(expected);
    expect(check(form).form).toBeNull();
  });
});

it.each<[name: string, change: readonly Change[]]>([
  ['a constraint on itself', [['. &gt; 0', '. &gt; 0 and /data/umur &lt; 99']]],
  [
    'constraints on each other',
    [
      ['. &gt; 0', '. &gt; string-length(/data/nama)'],
      ['required="true()"', 'constraint="string-length(.) &lt; /data/umur"'],
    ],
  ],
  ['required by itself', [['required="true()"', `required=". = ''"`]]],
  ['a value worked out once', [[calculated, 'once(random())']]],
  ['a running total', [['../y * 2', '../y + coalesce(/data/baris[position() = position(current()/..) - 1]/z, 0)']]],
  ['the number of its own row', [['../y * 2', 'position(..)']]],
  ['how many rows there are', [['../y * 2', 'count(/data/baris)']]],
  [
    'another prefix',
    [
      ['xmlns:jr=', 'xmlns:j='],
      ['jr:', 'j:'],
    ],
  ],
])('circles that come to rest, and other names for the same, are right: %s', (_, changes) => {
  expect(told(changedForm(...changes))).toBe('');
});

it('the name of the group round a calculation is no circle', () => {
  expect(told(changedForm([calculated, 'concat(name(..), count(../*), local-name(.))']))).toBe('');
});
