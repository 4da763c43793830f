import { describe, expect, it } from 'vitest';
import { changedForm, type Change } from './baseForm.ts';
import { check, told } from './told.ts';

const inUmur = (text: string): Change => [
  '<label>Umur <output value="/data/nama"/></label>',
  `<label>U</label>${text}`,
];

describe('in the body, what the engine loads without a word refuses a form, by line, element and what would be right', () => {
  it.each<[name: string, change: readonly Change[], expected: RegExp]>([
    [
      'a question about nothing',
      [['<input ref="/data/umur">', '<input ref="/data/umr">']],
      /node_unknown at 26, input \/data\/umr: .*Did you mean \/data\/umur/,
    ],
    [
      'a question about a group',
      [['<input ref="/data/umur">', '<input ref="/data/meta">']],
      /control_invalid at 26, .*is a group/,
    ],
    [
      'a group of nothing',
      [['<group ref="/data/grup">', '<group ref="/data/grp">']],
      /node_unknown at 29, group \/data\/grp/,
    ],
    [
      'a group that is a question',
      [['<group ref="/data/grup">', '<group ref="/data/hasil">']],
      /control_invalid at 29.*is no group/,
    ],
    [
      'a question inside of a question',
      [inUmur('<input ref="/data/hasil"><label>H</label></input>')],
      /control_invalid at 26, input \/data\/hasil/,
    ],
    [
      'a control that is none',
      [
        ['<range ', '<slider '],
        ['</range>', '</slider>'],
      ],
      /control_unknown at 31, slider/,
    ],
    [
      'a question asked twice',
      [['<input ref="/data/umur">', '<input ref="/data/nama">']],
      /control_duplicate at 26.*on line 25/,
    ],
    [
      'a foreign question in a repeat',
      [['<input ref="/data/baris/y">', '<input ref="/data/hasil">']],
      /control_invalid at 30.*no part of the repeat/,
    ],
    ['two nodes of one name', [['<umur/>', '<umur/><umur/>']], /name_duplicate at 8, umur/],
    ['two nodes of one name in a row', [['<baris><y/>', '<baris><y/><y/><y/>']], /name_duplicate at 8, y/],
    [
      'a second list of one id',
      [
        [
          '<instance id="daftar">',
          '<instance id="daftar"><root><item><name/><label/></item></root></instance><instance id="daftar">',
        ],
      ],
      /instance_duplicate at 9/,
    ],
    ['a list without an id', [['<instance id="daftar">', '<instance>']], /part_missing at 9, instance/],
    [
      'choices from no list',
      [["instance('daftar')", "instance('dafta')"]],
      /instance_unknown at 28, itemset.*Did you mean daftar/,
    ],
    [
      'choices from no rows',
      [['/root/item"', '/root/items"']],
      /node_unknown at 28.*\(\/root\) has no items\. Did you mean item/,
    ],
    [
      'a filter by no column',
      [['/root/item"', '/root/item[nme = 1]"']],
      /node_unknown at 28.*has no nme\. Did you mean name/,
    ],
    ['no such value column', [['<value ref="name"/>', '<value ref="nama"/>']], /node_unknown at 28, value nama/],
    ['no such label column', [['<label ref="label"/>', '<label ref="labl"/>']], /node_unknown at 28, label labl/],
    [
      'choices twice over',
      [['</itemset>', '</itemset><itemset nodeset="instance(\'daftar\')/root/item"><value ref="name"/></itemset>']],
      /control_invalid at 28/,
    ],
    [
      'choices in another element',
      [
        [
          '<item><label>Dua</label><value>2</value></item>',
          '<choices><item><label>Dua</label><value>2</value></item></choices>',
        ],
      ],
      /control_invalid at 27, choices/,
    ],
    ['a blank in one of several choices', [['<name>b</name>', '<name>b c</name>']], /choice_name_invalid at 9, name/],
  ])('%s', (_, changes, expected) => {
    const form = changedForm(...changes);
    expect(told(form)).toMatch(expected);
    expect(check(form).form).toBeNull();
  });
});
