import { describe, expect, it } from 'vitest';
import { changedForm, type Change } from './baseForm.ts';
import { check, told } from './told.ts';

const inUmur = (text: string): Change => [
  '<label>Umur <output value="/data/nama"/></label>',
  `<label>U</label>${text}`,
];

describe('what does no harm is told, and the form runs', () => {
  it.each<[name: string, change: readonly Change[], expected: RegExp]>([
    ['no version', [[' version="1"', '']], /^warning part_missing at 8, data uji: The form has no version/],
    ['no title', [['<h:title>Uji</h:title>', '']], /^warning part_missing at 3, h:head: The form has no title/],
    [
      'an unknown type',
      [['type="string" required', 'type="integr" required']],
      /^warning data_type_unknown at 10.*Did you mean integer/,
    ],
    [
      'a misspelled rule',
      [['required="true()"', 'requird="true()"']],
      /^warning attribute_unknown at 10.*Did you mean required/,
    ],
    [
      'a message without its prefix',
      [['jr:constraintMsg', 'constraintMsg']],
      /^warning attribute_unknown at 11.*Did you mean jr:constraintMsg/,
    ],
    [
      'a rule in the body',
      [['<input ref="/data/umur">', '<input ref="/data/umur" required="true()">']],
      /^warning attribute_unknown at 26.*move it to <bind/,
    ],
    [
      'a count without its prefix',
      [['<repeat nodeset="/data/baris">', '<repeat nodeset="/data/baris" count="3">']],
      /^warning attribute_unknown at 30.*jr:count/,
    ],
    [
      'a text of one language only',
      [['<text id="ya"><value>Yes</value></text>', '']],
      /^warning translation_missing at 6, translation en: Texts missing in en: ya/,
    ],
    ['a question without a label', [['<label>X</label>', '']], /^warning label_missing at 29/],
    [
      'a second label',
      [['<label>X</label>', '<label>X</label><label>Y</label>']],
      /^warning control_invalid at 29, label/,
    ],
    ['a choice without a label', [['<label>Dua</label>', '']], /^warning choice_label_missing at 27/],
    ['two choices of one value', [['<value>2</value>', '<value>1</value>']], /^warning choice_duplicate at 27/],
    ['two rows of one value', [['<name>b</name>', '<name>a</name>']], /^warning choice_duplicate at 9/],
    ['a start value of another type', [['<umur/>', '<umur>dua</umur>']], /^warning value_invalid at 8, umur/],
    ['a start value that is no choice', [['<pilih/>', '<pilih>3</pilih>']], /^warning value_invalid at 8, pilih/],
    ['a range that ends between two steps', [['step="1"', 'step="3"']], /^warning control_invalid at 31/],
    [
      'a group that stands for nothing',
      [
        ['<group ref="/data/grup">', '<group>'],
        ['<input ref="/data/grup/x"><label>X</label></input>', '<input ref="/data/hasil"><label>H</label></input>'],
      ],
      /^warning control_invalid at 29, group/,
    ],
    [
      'a question in another group than its node',
      [['<input ref="/data/grup/x"><label>X</label></input>', '<input ref="/data/hasil"><label>H</label></input>']],
      /^warning control_invalid at 29, input .*outside of any group/,
    ],
    [
      'a change that changes itself',
      [inUmur('<setvalue ref="/data/umur" event="xforms-value-changed" value="round(.)"/>')],
      /^warning reference_circular at 26/,
    ],
    [
      'rows as long as the last one says so',
      [
        [
          '<repeat nodeset="/data/baris">',
          '<repeat nodeset="/data/baris" jr:count="if(/data/baris[last()]/y = 1, count(/data/baris) + 1, count(/data/baris))">',
        ],
      ],
      /^warning reference_circular at 30/,
    ],
    [
      'a photo',
      [
        ['<range ref="/data/skala" start="1" end="5" step="1">', '<upload ref="/data/skala" mediatype="image/*">'],
        ['</range>', '</upload>'],
      ],
      /^warning not_supported at 31/,
    ],
  ])('%s', (_, changes, expected) => {
    const form = changedForm(...changes);
    expect(told(form)).toMatch(expected);
    expect(check(form).form).not.toBeNull();
  });
});
