import { faultyBook, yesNo, type FaultyForm } from '../faultyForm.ts';

const header = 'type | name | label';
const choices = { choices: yesNo };

/** Lists, their rows, and the parameters of questions. */
export const choiceFaults: readonly FaultyForm[] = [
  faultyBook('a select without a list', ['list_missing', 'type_unknown'], [header, '»select_one | a | A'], {
    book: choices,
  }),
  faultyBook(
    'a misspelled list',
    'list_unknown',
    [header, 'select_one jenis_usaha | a | A', '»select_one jenis_usah | b | B'],
    {
      book: { choices: ['list_name | name | label', 'jenis_usaha | tani | Tani'] },
      says: ['jenis_usaha'],
    },
  ),
  faultyBook(
    'a select without any choices in the workbook',
    ['list_unknown', 'sheet_missing'],
    [header, '»select_one yt | a | A'],
  ),
  faultyBook('a list that nobody asks', 'list_unused', [header, 'select_one yt | a | A'], {
    book: { choices: [...yesNo, '»warna | m | Merah'] },
    severity: 'warning',
  }),
  faultyBook('a choice without a name', 'choice_name_missing', [header, 'select_one yt | a | A'], {
    book: { choices: [...yesNo, 'yt | »| Mungkin'] },
  }),
  faultyBook('a choice without a label', 'choice_label_missing', [header, 'select_one yt | a | A'], {
    book: { choices: [...yesNo, 'yt | mungkin | »'] },
    severity: 'warning',
  }),
  faultyBook(
    'a choice without a list',
    ['list_missing', 'value_invalid', 'choice_name_missing'],
    [header, 'select_one yt | a | A'],
    {
      book: { choices: [...yesNo, '»| mungkin | Mungkin'] },
      severity: 'either',
    },
  ),
  faultyBook(
    'a choice name with a space, where several may be chosen',
    'choice_name_invalid',
    [header, 'select_multiple yt | a | A'],
    {
      book: { choices: [...yesNo, 'yt | »bisa jadi | Bisa jadi'] },
    },
  ),
  faultyBook('the same choice twice', 'choice_duplicate', [header, 'select_one yt | a | A'], {
    book: { choices: [...yesNo, 'yt | »ya | Iya'] },
  }),
  faultyBook('the same choice twice, apart from spaces', 'choice_duplicate', [header, 'select_one yt | a | A'], {
    book: { choices: [...yesNo, ' yt | » ya | Iya'] },
  }),
  faultyBook(
    'or_other with a filter',
    ['not_supported', 'value_invalid'],
    ['type | name | label | choice_filter', '»select_one yt or_other | a | A | »true()'],
    {
      book: choices,
      severity: 'either',
    },
  ),
  faultyBook(
    'a filter by a column that is not there',
    ['node_unknown', 'reference_unknown', 'header_missing'],
    ['type | name | label | choice_filter', 'text | p | P', 'select_one yt | a | A | »provinsi = ${p}'],
    { book: choices, severity: 'either', says: ['provinsi'] },
  ),
  faultyBook(
    'a filter by a misspelled column',
    ['node_unknown', 'reference_unknown', 'header_missing'],
    ['type | name | label | choice_filter', 'text | p | P', 'select_one k | a | A | »provnsi = ${p}'],
    {
      book: { choices: ['list_name | name | label | provinsi', 'k | x | X | 1'] },
      severity: 'either',
      says: ['provinsi'],
    },
  ),
  faultyBook(
    'a table of two lists',
    ['value_invalid', 'list_unknown', 'appearance_unknown', 'parameter_invalid', 'not_supported'],
    [
      'type | name | label | appearance',
      'begin group | g | G | table-list',
      'select_one yt | a | A',
      '»select_one mutu | b | B',
      'end group',
    ],
    { book: { choices: [...yesNo, 'mutu | baik | Baik'] }, severity: 'either' },
  ),
  faultyBook(
    'an unknown parameter',
    'parameter_unknown',
    ['type | name | label | parameters', 'range | a | A | »mulai=1 end=5'],
    {
      says: ['mulai'],
    },
  ),
  faultyBook(
    'a misspelled parameter',
    'parameter_unknown',
    ['type | name | label | parameters', 'select_one yt | a | A | »randomise=true'],
    {
      book: choices,
      says: ['randomize'],
    },
  ),
  faultyBook('parameters that cannot be read', 'parameter_invalid', [
    'type | name | label | parameters',
    'range | a | A | »start 1 end 5',
  ]),
  faultyBook('a range from a word', 'parameter_invalid', [
    'type | name | label | parameters',
    'range | a | A | »start=satu end=5',
  ]),
  faultyBook('a range in steps of nothing', 'parameter_invalid', [
    'type | name | label | parameters',
    'range | a | A | »start=1 end=5 step=0',
  ]),
  faultyBook('a step that is greater than the range', 'parameter_invalid', [
    'type | name | label | parameters',
    'range | a | A | »start=1 end=5 step=9',
  ]),
  faultyBook(
    'randomize that is neither true nor false',
    'parameter_invalid',
    ['type | name | label | parameters', 'select_one yt | a | A | »randomize=ya'],
    {
      book: choices,
    },
  ),
  faultyBook(
    'a seed without randomize',
    'parameter_invalid',
    ['type | name | label | parameters', 'select_one yt | a | A | »seed=4'],
    { book: choices },
  ),
  faultyBook(
    'a seed that is a word',
    'parameter_invalid',
    ['type | name | label | parameters', 'select_one yt | a | A | »randomize=true seed=benih'],
    {
      book: choices,
    },
  ),
  faultyBook('rows of a text that are no number', 'parameter_invalid', [
    'type | name | label | parameters',
    'text | a | A | »rows=lima',
  ]),
];
