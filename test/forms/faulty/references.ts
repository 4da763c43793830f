import { faultyBook, yesNo, type FaultyForm } from '../faultyForm.ts';

/** `${nma}` in place of `${nama}`, in each column that may hold a reference. */
const misspelledIn = (column: string, cell: string): FaultyForm =>
  faultyBook(
    `a misspelled reference in ${column}`,
    'reference_unknown',
    [`type | name | label | ${column}`, 'text | nama | Nama', 'integer | umur | Umur', `integer | b | B | »${cell}`],
    { says: ['${nama}'] },
  );

/** References to what is not there, is there twice, or leads back to itself. */
export const referenceFaults: readonly FaultyForm[] = [
  misspelledIn('relevant', "${nma} = 'x'"),
  misspelledIn('constraint', '. > string-length(${nma})'),
  misspelledIn('constraint_message', 'Lebih dari ${nma}'),
  misspelledIn('required', "${nma} = ''"),
  misspelledIn('required_message', 'Isi untuk ${nma}'),
  misspelledIn('read_only', "${nma} = ''"),
  misspelledIn('calculation', 'string-length(${nma})'),
  misspelledIn('default', 'string-length(${nma})'),
  misspelledIn('hint', 'Sesuai dengan ${nma}'),
  misspelledIn('guidance_hint', 'Sesuai dengan ${nma}'),
  misspelledIn('bind::relevant', "${nma} = 'x'"),
  faultyBook(
    'a misspelled reference in a label',
    'reference_unknown',
    ['type | name | label', 'text | nama | Nama', 'note | b | »Halo ${nma}!'],
    {
      says: ['${nama}'],
    },
  ),
  faultyBook('a misspelled reference in one language', 'reference_unknown', [
    'type | name | label::id | label::en',
    'text | nama | Nama | Name',
    'note | b | Halo ${nama}! | »Hello ${nma}!',
  ]),
  faultyBook(
    'a reference that differs in capitals',
    'reference_unknown',
    ['type | name | label | relevant', 'text | nama_usaha | Nama usaha', "text | b | B | »${Nama_Usaha} != ''"],
    { says: ['${nama_usaha}'] },
  ),
  faultyBook(
    'the second of two references',
    'reference_unknown',
    ['type | name | label | relevant', 'text | nama | Nama', "text | b | B | »${nama} != '' and ${desa_asal} = 'x'"],
    { says: ['desa_asal'] },
  ),
  faultyBook('a misspelled reference on a group', 'reference_unknown', [
    'type | name | label | relevant',
    'text | nama | Nama',
    "begin group | g | G | »${nma} = 'x'",
    'text | a | A',
    'end group',
  ]),
  faultyBook(
    'a misspelled reference in a count of rows',
    ['reference_unknown', 'repeat_count_invalid'],
    [
      'type | name | label | repeat_count',
      'integer | jumlah | Jumlah',
      'begin repeat | r | R | »${jumlh}',
      'text | a | A',
      'end repeat',
    ],
  ),
  faultyBook(
    'a misspelled reference in a filter',
    'reference_unknown',
    ['type | name | label | choice_filter', 'text | prov | Provinsi', 'select_one k | kab | Kabupaten | »p = ${prv}'],
    { book: { choices: ['list_name | name | label | p', 'k | a | A | x', 'k | b | B | y'] }, says: ['${prov}'] },
  ),
  faultyBook(
    'a misspelled reference in the label of a choice',
    'reference_unknown',
    ['type | name | label', 'text | nama | Nama', 'select_one yt | s | S'],
    {
      book: { choices: ['list_name | name | label', 'yt | ya | Ya', 'yt | dia | »Ya, kata ${nma}'] },
    },
  ),
  faultyBook(
    'choices from the rows of a repeat that is not there',
    ['reference_unknown', 'list_unknown'],
    ['type | name | label', 'begin repeat | r | R', 'text | nama | Nama', 'end repeat', '»select_one ${nma} | s | S'],
  ),
  faultyBook(
    'a seed from a question that is not there',
    ['reference_unknown', 'parameter_invalid'],
    ['type | name | label | parameters', 'select_one yt | s | S | »randomize=true seed=${benih}'],
    { book: { choices: yesNo } },
  ),
  faultyBook('a reference to a name that stands twice', 'reference_ambiguous', [
    'type | name | label | relevant',
    'begin group | suami | Suami',
    'text | nama | Nama',
    'end group',
    'begin group | istri | Istri',
    'text | nama | Nama',
    'end group',
    "text | anak | Anak | »${nama} != ''",
  ]),
  faultyBook(
    'a reference that is not closed',
    ['expression_invalid', 'reference_unknown'],
    ['type | name | label | relevant', 'text | nama | Nama', "text | b | B | »${nama = 'x'"],
  ),
  faultyBook(
    'a reference without its dollar',
    ['expression_invalid', 'reference_unknown'],
    ['type | name | label | relevant', 'text | nama | Nama', "text | b | B | »{nama} = 'x'"],
  ),
  faultyBook(
    'a reference with round brackets',
    ['expression_invalid', 'reference_unknown'],
    ['type | name | label | relevant', 'text | nama | Nama', "text | b | B | »$(nama) = 'x'"],
  ),
  faultyBook(
    'a name without its signs',
    ['node_unknown', 'reference_unknown', 'expression_invalid'],
    ['type | name | label | relevant', 'text | nama | Nama', "text | b | B | »nama = 'x'"],
    { severity: 'either', says: ['${nama}'] },
  ),
  faultyBook('a question that is relevant by itself', 'reference_circular', [
    'type | name | label | relevant',
    "text | a | A | »${a} != 'x'",
    'text | b | B',
  ]),
  faultyBook('a calculation of itself', 'reference_circular', [
    'type | name | label | calculation',
    'calculate | a | | »${a} + 1',
    'text | b | B',
  ]),
  faultyBook('two calculations of each other', 'reference_circular', [
    'type | name | label | calculation',
    'calculate | a | | »${b} + 1',
    'calculate | b | | »${a} + 1',
    'text | c | C',
  ]),
  faultyBook('three that lead back through a relevant', 'reference_circular', [
    'type | name | label | calculation | relevant',
    'calculate | a | | »${c} * 2',
    'integer | b | B | | »${a} > 1',
    'calculate | c | | »${b} + 1',
  ]),
  faultyBook('a group that is relevant by a question in it', 'reference_circular', [
    'type | name | label | relevant',
    "begin group | g | G | »${a} != 'x'",
    'text | a | A',
    'end group',
  ]),
  faultyBook(
    'a path to nothing',
    ['node_unknown', 'reference_unknown'],
    ['type | name | label | calculation', 'text | nama | Nama', 'calculate | b | | »string-length(/data/nma)'],
    { severity: 'either' },
  ),
  faultyBook(
    'a relative path to nothing',
    ['node_unknown', 'reference_unknown'],
    ['type | name | label | calculation', 'text | nama | Nama', 'calculate | b | | »string-length(../nma)'],
    { severity: 'either' },
  ),
];
