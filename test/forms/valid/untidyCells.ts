import { book, type ValidForm } from '../validForm.ts';

const yesNo = ['list_name | name | label', 'yt | ya | Ya', 'yt | tidak | Tidak'];

/** Cells as people leave them: with signs nobody sees, in types nobody chose, pasted from elsewhere. */
export const untidyCellForms: readonly ValidForm[] = [
  {
    name: 'percentages, times, days with times, and results of formulas',
    form: book([
      ['type', 'name', 'label', 'default', 'constraint'],
      ['decimal', 'bagian', 'Bagian', { percent: 0.25 }, ''],
      ['time', 'jam', 'Jam', { hours: 9.5 }, ''],
      ['dateTime', 'saat', 'Saat', new Date(Date.UTC(2020, 2, 24, 8, 15)), ''],
      ['integer', 'hasil', 'Hasil', { formula: '6*7', result: 42 }, ''],
      ['text', 'kode', 'Kode', { formula: 'A1&"1"', result: 'K1' }, ''],
      ['integer', 'besar', 'Besar', 2_000_000_000, ''],
    ]),
    play: [
      {
        values: {
          bagian: 0.25,
          jam: /^09:30/,
          saat: /^2020-03-24T08:15/,
          hasil: 42,
          kode: 'K1',
          besar: 2_000_000_000,
        },
      },
    ],
  },
  {
    name: 'labels that Excel keeps as numbers, days and truths',
    form: book(
      [
        ['type', 'name', 'label', 'hint'],
        ['note', 'a', 2026, 1.5],
        ['select_one yt', 'b', true, ''],
      ],
      {
        choices: [
          ['list_name', 'name', 'label'],
          ['yt', 1, 100],
          ['yt', 2, true],
        ],
      },
    ),
    play: [
      {
        labels: { a: '2026', b: 'TRUE' },
        hints: { a: '1.5' },
        choices: { b: '1 2' },
        choiceLabels: { b: ['100', 'TRUE'] },
      },
    ],
  },
  {
    name: 'spaces that do not break, and signs without width, in names and types',
    form: book(
      [
        ['type\u00A0', '\u00A0name', 'label\u200B'],
        ['text\u00A0', 'nama\u00A0', 'Nama'],
        ['select_one\u00A0yt', '\u200Bsetuju', 'Setuju?'],
        ['\uFEFFinteger', 'umur', 'Umur'],
      ],
      {
        choices: [
          ['list_name', 'name', 'label'],
          ['yt\u00A0', 'ya', 'Ya\u00A0'],
        ],
      },
    ),
    play: [{ sees: 'nama setuju umur', kinds: { umur: 'integer' }, choices: { setuju: 'ya' } }],
  },
  {
    name: 'line ends of Windows and old Macs inside of cells',
    form: book([
      ['type', 'name', 'label', 'calculation'],
      ['integer', 'a', 'Baris satu\r\nbaris dua', ''],
      ['calculate', 'b', '', "if(${a} > 3,\r\n  'besar',\n\t'kecil'\r)"],
    ]),
    play: [{ labels: { a: 'Baris satu baris dua' } }, { set: { a: '4' }, values: { b: 'besar' } }],
  },
  {
    name: 'texts in several fonts, also in types and expressions',
    form: book(
      [
        [{ rich: ['ty', 'pe'] }, 'name', { rich: ['la', 'bel'] }, 'relevant'],
        [{ rich: ['select_', 'one yt'] }, 'a', { rich: ['Setuju', '?'] }, ''],
        ['text', { rich: ['', 'b'] }, { rich: ['Mengapa ', '${a}', '?'] }, { rich: ['${a} = ', "'ya'"] }],
      ],
      { choices: yesNo },
    ),
    play: [{ sees: 'a' }, { set: { a: 'ya' }, sees: 'a b', labels: { b: 'Mengapa ya?' } }],
  },
  {
    name: 'zeros in front and long numbers, kept as texts',
    form: book(['type | name | label', 'select_one bank | b | Bank'], {
      choices: [
        ['list_name', 'name', 'label'],
        ['bank', '002', 'BRI'],
        ['bank', '3404072004900001', 'NIK sebagai teks'],
        ['bank', 0.1, 'Sepersepuluh'],
      ],
    }),
    play: [{ choices: { b: '002 3404072004900001 0.1' } }],
  },
  {
    name: 'everything one column and one row away from the corner',
    form: book(['', ' | type | name | label', ' | text | a | A', ' | integer | b | B']),
    play: [{ sees: 'a b' }],
  },
  {
    name: 'a sheet of choices that is there and empty',
    form: book(['type | name | label', 'text | a | A'], { choices: [], settings: [] }),
    play: [{ sees: 'a' }],
  },
  {
    name: 'a sheet of choices and one of settings with nothing but headers',
    form: book(['type | name | label', 'text | a | A'], {
      choices: ['list_name | name | label'],
      settings: ['form_title | form_id'],
    }),
    play: [{ sees: 'a' }],
  },
  {
    name: 'settings under an empty row, and notes beside and below them',
    form: book(['type | name | label', 'text | a | A'], {
      settings: ['form_title | form_id | | ', '', 'Survei | survei_3 | | jangan diubah'],
    }),
    formId: 'survei_3',
    play: [{ sees: 'a' }],
  },
  {
    name: 'lists that are not in one piece, and lists nobody asks',
    form: book(['type | name | label', 'select_one a | a | A', 'select_one b | b | B'], {
      choices: [
        'list_name | name | label | catatan untuk kami',
        'a | 1 | Satu',
        'b | x | Iks',
        'a | 2 | Dua | baru',
        '',
        'lama | z | Tidak dipakai',
        'b | y | Ye',
      ],
    }),
    play: [{ choices: { a: '1 2', b: 'x y' } }],
  },
  {
    name: 'headers with a line end and with quotes of another kind',
    form: book([
      ['type', 'name', 'label', 'constraint\nmessage', 'constraint'],
      ['integer', 'a', 'A', 'Terlalu “besar”', '. < 10'],
    ]),
    play: [{ set: { a: '11' }, messages: { a: /^Terlalu .besar.$/ } }],
  },
  {
    name: 'names in other scripts',
    form: book([
      'type | name | label | relevant',
      'text | prénom | Prénom',
      "text | الاسم | الاسم ${prénom} | ${prénom} != ''",
      'integer | 年齢 | 年齢',
    ]),
    play: [
      { sees: 'prénom 年齢' },
      {
        set: { prénom: 'Ani', 年齢: '30' },
        sees: 'prénom الاسم 年齢',
        labels: { الاسم: 'الاسم Ani' },
        xml: ['<年齢>30</年齢>'],
      },
    ],
  },
  {
    name: 'names that are words of expressions and columns',
    form: book([
      'type | name | label | calculation | relevant',
      'integer | div | Div',
      'integer | and | And',
      'calculate | mod | | ${div} div ${and}',
      'text | text | Text | | ${div} > 1 and ${and} > 1',
      'begin group | or | Or',
      'text | name | Name',
      'text | label | Label ${name}',
      'end group',
    ]),
    play: [
      { sees: 'div and or/name or/label' },
      { set: { div: '8', and: '2' }, sees: 'div and text or/name or/label', values: { mod: '4' } },
    ],
  },
];
