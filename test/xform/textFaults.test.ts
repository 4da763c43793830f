import { describe, expect, it } from 'vitest';
import { changedForm, type Change } from './baseForm.ts';
import { check, told } from './told.ts';

const first = (text: string): Change => [
  '<setvalue ref="/data/grup/x" event="odk-instance-first-load" value="1 + 1"/>',
  text,
];

describe('in texts, actions and ranges, what the engine loads without a word refuses a form, by line, element and what would be right', () => {
  it.each<[name: string, change: readonly Change[], expected: RegExp]>([
    ['a text without an id', [['<text id="ya"><value>Ya', '<text><value>Ya']], /itext_invalid at 5, text/],
    [
      'a text twice',
      [['<text id="ya"><value>Ya', '<text id="nama"><value>N</value></text><text id="ya"><value>Ya']],
      /itext_invalid at 5, text nama/,
    ],
    [
      'two values run together',
      [['<value>Ya</value>', '<value>Ya</value><value>Betul</value>']],
      /itext_invalid at 5, text ya/,
    ],
    ['a language twice', [['lang="en"', 'lang="id"']], /itext_invalid at 6, translation id/],
    [
      'a message of no text',
      [['jr:constraintMsg="Di atas nol"', `jr:constraintMsg="jr:itext('nol')"`]],
      /itext_unknown at 11/,
    ],
    ['an action without an event', [first('<setvalue ref="/data/grup/x" value="1"/>')], /event_unknown at 22/],
    [
      'an action that sets nothing',
      [first('<setvalue ref="/data/grp/x" event="odk-instance-first-load" value="1"/>')],
      /node_unknown at 22/,
    ],
    [
      'a change that nobody makes',
      [first('<setvalue ref="/data/grup/x" event="xforms-value-changed" value="1"/>')],
      /control_invalid at 22.*inside of a question/,
    ],
    ['a range of decimals for whole numbers', [['step="1"', 'step="0.5"']], /control_invalid at 31.*type="decimal"/],
    ['a range that never moves', [['step="1"', 'step="0"']], /control_invalid at 31/],
    [
      'rows without end',
      [['<repeat nodeset="/data/baris">', '<repeat nodeset="/data/baris" jr:count="100000">']],
      /repeat_count_invalid at 30/,
    ],
    [
      'rows counted by nothing',
      [['<repeat nodeset="/data/baris">', '<repeat nodeset="/data/baris" jr:count="/data/umr">']],
      /node_unknown at 30.*jr:count/,
    ],
  ])('%s', (_, changes, expected) => {
    const form = changedForm(...changes);
    expect(told(form)).toMatch(expected);
    expect(check(form).form).toBeNull();
  });
});
