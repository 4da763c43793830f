import { faultyBook, yesNo, type FaultyForm } from '../faultyForm.ts';

const header = 'type | name | label';
const choices = { choices: yesNo };

/** Types, names, labels and groups. */
export const rowFaults: readonly FaultyForm[] = [
  faultyBook('a type in another language', 'type_unknown', [header, '»teks | a | A']),
  faultyBook('a misspelled type', 'type_unknown', [header, '»integr | a | A'], { says: ['integer'] }),
  faultyBook(
    'a misspelled type in the middle of others',
    'type_unknown',
    [header, 'text | a | A', '', '»decimel | b | B', 'text | c | C'],
    {
      says: ['decimal'],
    },
  ),
  faultyBook('a misspelled select', 'type_unknown', [header, '»select_on yt | a | A'], {
    book: choices,
    says: ['select_one'],
  }),
  faultyBook(
    'a misspelled begin',
    ['type_unknown', 'group_unbalanced'],
    [header, '»begn group | g | G', 'text | a | A'],
    {},
  ),
  faultyBook('no type', 'type_missing', [header, 'text | a | A', '»| b | B']),
  faultyBook('no name', 'name_missing', [header, 'text | »| A']),
  faultyBook('a group without a name', 'name_missing', [header, 'begin group | »| G', 'text | a | A', 'end group']),
  faultyBook('a name of two words', 'name_invalid', [header, 'text | »nama lengkap | A']),
  faultyBook('a name that begins with a digit', 'name_invalid', [header, 'text | »1nama | A']),
  faultyBook('a name with a question mark', 'name_invalid', [header, 'text | »nama? | A']),
  faultyBook('a name with a colon', 'name_invalid', [header, 'text | »usaha:nama | A']),
  faultyBook('a name that Excel keeps as a number', 'name_invalid', [header, ['text', '»12', 'A']]),
  faultyBook('the same name twice', 'name_duplicate', [header, 'text | a | A', 'integer | b | B', 'text | »a | Lagi'], {
    says: ['a'],
  }),
  faultyBook('the same name twice in a group', 'name_duplicate', [
    header,
    'text | a | A',
    'begin group | g | G',
    'text | a | A',
    'text | »a | Lagi',
    'end group',
  ]),
  faultyBook('a question named as its neighbouring group', 'name_duplicate', [
    header,
    'begin group | g | G',
    'text | a | A',
    'end group',
    'text | »g | G',
  ]),
  faultyBook(
    'names that differ in capitals only',
    'name_duplicate',
    [header, 'text | nama | A', 'text | »Nama | Lagi'],
    { severity: 'warning' },
  ),
  faultyBook('two repeats of one name', 'name_duplicate', [
    header,
    'begin group | g | G',
    'begin repeat | r | R',
    'text | a | A',
    'end repeat',
    'end group',
    'begin repeat | »r | R',
    'text | b | B',
    'end repeat',
  ]),
  faultyBook(
    'a repeat named as the root',
    ['name_duplicate', 'name_invalid'],
    [header, 'begin repeat | »data | R', 'text | a | A', 'end repeat'],
  ),
  faultyBook('a question named meta', ['name_duplicate', 'name_invalid'], [header, 'text | »meta | A', 'text | b | B']),
  faultyBook('a group that is never closed', 'group_unbalanced', [header, '»begin group | g | G', 'text | a | A'], {
    says: ['g'],
  }),
  faultyBook('the outer of two groups is never closed', 'group_unbalanced', [
    header,
    '»begin group | luar | Luar',
    'begin group | dalam | Dalam',
    'text | a | A',
    'end group',
  ]),
  faultyBook('an end too many', 'group_unbalanced', [
    header,
    'begin group | g | G',
    'text | a | A',
    'end group',
    '»end group',
  ]),
  faultyBook('a repeat that is closed as a group', 'group_unbalanced', [
    header,
    '»begin repeat | r | R',
    'text | a | A',
    '»end group',
  ]),
  faultyBook('a group and a repeat that cross', 'group_unbalanced', [
    header,
    '»begin group | g | G',
    '»begin repeat | r | R',
    'text | a | A',
    '»end group',
    '»end repeat',
  ]),
  faultyBook('an empty group', 'group_empty', [header, 'text | a | A', '»begin group | g | G', 'end group'], {
    severity: 'either',
  }),
  faultyBook('an empty repeat', 'group_empty', [header, 'text | a | A', '»begin repeat | g | G', 'end repeat'], {
    severity: 'either',
  }),
  faultyBook('a question without a label', 'label_missing', [header, 'text | a | A', 'text | b | »'], {
    says: ['b'],
  }),
  faultyBook(
    'a label missing in a language',
    'translation_missing',
    ['type | name | label::id | label::en', 'text | a | A | A', 'text | b | B | »'],
    { severity: 'warning' },
  ),
  faultyBook(
    'a choice without its label in a language',
    'translation_missing',
    ['type | name | label::id | label::en', 'select_one yt | a | A | A'],
    {
      book: { choices: ['list_name | name | label::id | label::en', 'yt | y | Ya | Yes', 'yt | t | Tidak | »'] },
      severity: 'warning',
    },
  ),
  faultyBook(
    'a hint in one language of two',
    'translation_missing',
    ['type | name | label::id | label::en | »hint::id', 'text | a | A | A | »Petunjuk'],
    {
      severity: 'warning',
    },
  ),
  faultyBook(
    'a calculation without an expression',
    ['expression_invalid', 'value_invalid', 'part_missing'],
    ['type | name | label | calculation', '»calculate | a | | »', 'text | b | B'],
  ),
  faultyBook(
    'an unknown appearance',
    'appearance_unknown',
    ['type | name | label | appearance', 'select_one yt | a | A | »minimall'],
    {
      book: choices,
      severity: 'warning',
      says: ['minimal'],
    },
  ),
  faultyBook(
    'a yes-or-no that is neither',
    ['value_invalid', 'node_unknown', 'expression_invalid', 'reference_unknown'],
    ['type | name | label | required', 'text | a | A | »wajib'],
    { severity: 'either' },
  ),
  faultyBook(
    'a default that is no number',
    'value_invalid',
    ['type | name | label | default', 'integer | a | A | »tiga'],
    { severity: 'either' },
  ),
  faultyBook(
    'a default that is no day',
    'value_invalid',
    ['type | name | label | default', 'date | a | A | »2020-02-31'],
    { severity: 'either' },
  ),
  faultyBook(
    'a default that the list does not have',
    ['value_invalid', 'list_unknown'],
    ['type | name | label | default', 'select_one yt | a | A | »mungkin'],
    {
      book: choices,
      severity: 'either',
    },
  ),
  faultyBook(
    'a count of rows in words',
    ['repeat_count_invalid', 'node_unknown', 'reference_unknown', 'value_invalid'],
    ['type | name | label | repeat_count', 'begin repeat | r | R | »tiga', 'text | a | A', 'end repeat'],
  ),
  faultyBook(
    'a count of rows that is negative',
    'repeat_count_invalid',
    ['type | name | label | repeat_count', 'begin repeat | r | R | »-1', 'text | a | A', 'end repeat'],
    {
      severity: 'either',
    },
  ),
  faultyBook('a trigger that is no reference', 'trigger_invalid', [
    'type | name | label | calculation | trigger',
    'text | a | A',
    "text | b | B | 'x' | »a",
  ]),
  faultyBook('a trigger that is an expression', 'trigger_invalid', [
    'type | name | label | calculation | trigger',
    'text | a | A',
    "text | b | B | 'x' | »${a} = 'x'",
  ]),
  faultyBook(
    'a trigger of a question that is not there',
    ['trigger_invalid', 'reference_unknown'],
    ['type | name | label | calculation | trigger', 'text | nama | A', "text | b | B | 'x' | »${nma}"],
    { says: ['nama'] },
  ),
];
