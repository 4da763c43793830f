import { book, type ValidForm } from '../validForm.ts';
import type { WorkbookData } from '../workbookData.ts';
import type { Hand } from '../writeWorkbook.ts';

/** What one small form does, whoever wrote its file. */
const plain: WorkbookData = {
  survey: [
    ['type', 'name', 'label', 'required', 'default', 'constraint'],
    ['text', 'nama', { rich: ['Nama ', 'lengkap'] }, true, '', ''],
    ['integer', 'umur', 'Umur', false, 17, '. < 120'],
    ['date', 'sejak', 'Sejak', '', new Date(Date.UTC(2020, 2, 24)), ''],
    ['select_one yt', 'setuju', 'Setuju?', '', { formula: '"y"&"a"', result: 'ya' }, ''],
  ],
  choices: [
    ['list_name', 'name', 'label'],
    ['yt', 'ya', 'Ya'],
    ['yt', 'tidak', 'Tidak & bukan'],
    ['yt', 3, '<lain>'],
  ],
  settings: [
    ['form_title', 'form_id', 'version'],
    ['Uji', 'uji', 3],
  ],
};

const byHand = (name: string, hand: Hand): ValidForm => ({
  name,
  form: { book: plain, hand },
  formId: 'uji',
  version: '3',
  play: [
    {
      sees: 'nama umur sejak setuju',
      labels: { nama: 'Nama lengkap' },
      required: 'nama',
      values: { umur: 17, sejak: '2020-03-24', setuju: 'ya' },
      choices: { setuju: 'ya tidak 3' },
      choiceLabels: { setuju: ['Ya', 'Tidak & bukan', '<lain>'] },
    },
    { set: { umur: '120' }, invalid: 'umur' },
  ],
});

export const untidyForms: readonly ValidForm[] = [
  byHand('a workbook as Excel writes it', {}),
  byHand('a workbook with the texts inside of the cells', { isInline: true }),
  byHand('a workbook with a prefix on every element', { isPrefixed: true }),
  byHand('a workbook with whole numbers as 12.0', { isFloating: true }),
  byHand('a workbook without addresses of rows and cells', { isWithoutAddresses: true }),
  byHand('a workbook that says it fills the whole sheet', { isWholeSheet: true, isInline: true }),
  byHand('a workbook with formatted empty rows and columns', { isFormatted: true }),
  byHand('a workbook that counts days from 1904', { is1904: true }),
  byHand('a workbook in the strict variant', { isStrict: true }),
  byHand('a workbook with its parts in other places', { isRelocated: true, isPrefixed: true, isInline: true }),
  {
    name: 'a workbook of another library',
    form: {
      byLibrary: true,
      book: { survey: ['type | name | label', 'text | a | A', ['integer', 'b', 'B']], lain: ['bebas'] },
    },
    play: [{ sees: 'a b' }],
  },
  {
    name: 'headers in capitals, with spaces around and inside',
    form: book(
      [
        ' Type | NAME | Label  |  Constraint Message | constraint | Read Only | Relevant',
        'integer | umur | Umur | Di bawah 120 | . < 120 | | ',
        'text | nama | Nama | | | yes | ${umur} > 0',
      ],
      {},
    ),
    play: [
      { sees: 'umur' },
      { set: { umur: '120' }, sees: 'umur nama', kinds: { nama: 'note plain' }, messages: { umur: 'Di bawah 120' } },
    ],
  },
  {
    name: 'sheets under other capitals, hidden ones, and sheets of notes',
    form: {
      book: {
        Petunjuk: ['Cara mengisi', 'Jangan ubah lembar ini'],
        Survey: ['type | name | label', 'select_one yt | a | Setuju?'],
        CHOICES: ['list_name | name | label', 'yt | ya | Ya', 'yt | tidak | Tidak'],
        Settings: ['form_id', 'uji'],
        '?perhitungan': ['1', '2'],
        Sheet4: [],
      },
    },
    play: [{ choices: { a: 'ya tidak' } }],
  },
  {
    name: 'a single sheet of any name is the survey',
    form: { book: { Lembar1: ['type | name | label', 'text | a | A'] } },
    play: [{ sees: 'a' }],
  },
  {
    name: 'sheets with spaces around their names',
    form: { book: { ' survey ': ['type | name | label', 'text | a | A'], 'settings ': ['form_id', 'spasi'] } },
    formId: 'spasi',
    play: [{ sees: 'a' }],
  },
  {
    name: 'empty rows everywhere, and rows of comments',
    form: book(
      [
        'type | name | label | catatan penulis | #',
        '',
        '',
        'text | a | A | tanya pak Joko | 1',
        ' |  | ',
        ' | | | bagian ini belum pasti',
        'text | b | B',
        '',
      ],
      {},
    ),
    play: [{ sees: 'a b' }],
  },
  {
    name: 'spaces around types, names, lists and expressions, and doubled inside',
    form: book(
      [
        'type | name | label | relevant | calculation',
        ' select_one   yt  |  setuju  |  Setuju?  ',
        "integer  |  umur |   Umur   |   ${setuju}   =  'ya'  ",
        '  calculate |  dua  |  |  |  ${umur}  *  2 ',
      ],
      { choices: ['list_name | name | label', ' yt | ya  |  Ya ', 'yt  | tidak | Tidak'] },
    ),
    play: [
      { choices: { setuju: 'ya tidak' }, labels: { setuju: 'Setuju?' }, sees: 'setuju' },
      { set: { setuju: 'ya', umur: '4' }, sees: 'setuju umur', values: { dua: '8' } },
    ],
  },
  {
    name: 'quotes as word processors set them, and spaces that do not break',
    form: book([
      'type | name | label | relevant | constraint',
      'text | a | A',
      'text | b | Kata “orang” | ${a} = ‘ya’',
      'text | c | C | ${a}\u00A0=\u00A0“ya” | string-length(.)\u00A0< 3',
    ]),
    play: [{ sees: 'a' }, { set: { a: 'ya', c: 'abc' }, sees: 'a b c', invalid: 'c' }],
  },
  {
    name: 'types and values in capitals',
    form: book(
      [
        'type | name | label | required',
        'Text | a | A | YES',
        'INTEGER | b | B | No',
        'Select_One yt | c | C | True',
        'Note | d | D',
      ],
      { choices: ['list_name | name | label', 'yt | ya | Ya'] },
    ),
    play: [{ sees: 'a b c d', kinds: { b: 'integer', c: 'selectOne' }, required: 'a c' }],
  },
  {
    name: 'columns in any order, and columns without a header',
    form: book(
      [
        ['label', '', 'name', 'relevant', 'type', ''],
        ['Nama', 'x', 'nama', '', 'text', 'y'],
        ['Desa', '', 'desa', "${nama} != ''", 'text', 'cek lagi'],
      ],
      {
        choices: [
          ['label', 'list_name', '', 'name'],
          ['Ya', 'yt', '', 'ya'],
        ],
      },
    ),
    play: [{ sees: 'nama' }, { set: { nama: 'A' }, sees: 'nama desa' }],
  },
  {
    name: 'rows that are switched off',
    form: book(['type | name | label | disabled', 'text | a | A | no', 'text | b | B | yes', 'text | c | C']),
    play: [{ sees: 'a c' }],
  },
  {
    name: 'operators beside each other, functions with spaces, references beside text',
    form: book([
      'type | name | label | calculation',
      'integer | a | A',
      'integer | b-c | B',
      'integer | d.e | D',
      'calculate | x | | ${a}+${b-c}*${d.e}',
      'calculate | y | | if( ${a}>3 , "besar" , \'kecil\' )',
      'calculate | z | | (${a} mod 2)=1',
      "calculate | w | | concat ('A', ${a} , ' & B')",
    ]),
    play: [{ set: { a: '5', 'b-c': '2', 'd.e': '3' }, values: { x: '11', y: 'besar', z: 'true', w: 'A5 & B' } }],
  },
];
