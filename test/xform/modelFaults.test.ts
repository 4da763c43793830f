import { describe, expect, it } from 'vitest';
import { changedForm, type Change } from './baseForm.ts';
import { check, told } from './told.ts';

const bind = '<bind nodeset="/data/pilih" type="string"/>';
const calculated = "concat(/data/nama, 'x')";
const relevant = '/data/umur &gt; 1';
const first = (text: string): Change => [
  '<setvalue ref="/data/grup/x" event="odk-instance-first-load" value="1 + 1"/>',
  text,
];

describe('in the model, what the engine loads without a word refuses a form, by line, element and what would be right', () => {
  it.each<[name: string, change: readonly Change[], expected: RegExp]>([
    [
      'a bind to nothing',
      [[bind, '<bind nodeset="/data/pilh"/>']],
      /^error node_unknown at 12, bind \/data\/pilh: There is no \/data\/pilh in the form\. Did you mean \/data\/pilih\?$/,
    ],
    [
      'a bind to a node under its prefix',
      [['<instanceID/>', '<odk:instanceID/>']],
      /node_unknown at 21.*Did you mean \/data\/meta\/odk:instanceID/,
    ],
    ['a second bind', [[bind, '<bind nodeset="/data/umur"/>']], /^error bind_duplicate at 12, .*on line 11/],
    [
      'a bind inside of a bind',
      [[bind, '<bind nodeset="/data/pilih"><bind nodeset="x"/></bind>']],
      /not_supported at 12, bind x/,
    ],
    ['a bind without a nodeset', [[bind, '<bind type="string"/>']], /part_missing at 12, bind: /],
    [
      'a relevant by nothing',
      [[relevant, '/data/umr &gt; 1']],
      /node_unknown at 16, bind \/data\/grup: relevant: .*\/data\/umur\? \(\/data\/▸umr > 1\)/,
    ],
    ['a name without its path', [[relevant, 'umur &gt; 1']], /node_unknown.*Did you mean \/data\/umur\?/],
    [
      'a function without brackets',
      [['required="true()"', 'required="true"']],
      /node_unknown at 10.*Did you mean true\(\)\?/,
    ],
    [
      'the notation of Excel',
      [[relevant, '${umur} &gt; 1']],
      /expression_invalid.*an XForm has the path: \/data\/umur/,
    ],
    [
      'an unknown function that is never reached',
      [[calculated, "if(1 = 1, 'a', lenght('b'))"]],
      /function_unknown at 14/,
    ],
    [
      'an unknown function in an action',
      [first('<setvalue ref="/data/grup/x" event="odk-instance-first-load" value="lenght(1)"/>')],
      /function_unknown at 22, setvalue/,
    ],
    [
      'an unknown function in a text',
      [['<value>Nama</value>', '<value>Nama <output value="lenght(1)"/></value>']],
      /function_unknown at 5, output/,
    ],
    ['an output of nothing', [['value="/data/nama"/>', 'value="/data/nma"/>']], /node_unknown at 26, output/],
    ['an output without a value', [['<output value="/data/nama"/>', '<output/>']], /part_missing at 26, output/],
  ])('%s', (_, changes, expected) => {
    const form = changedForm(...changes);
    expect(told(form)).toMatch(expected);
    expect(check(form).form).toBeNull();
  });
});
