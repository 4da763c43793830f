import { book, type ValidForm } from '../validForm.ts';

/** Lists: in a random order, with "other", with columns of their own, as untidy authors write them. */
export const choiceForms: readonly ValidForm[] = [
  {
    name: 'or_other asks which other',
    form: book(['type | name | label', 'select_one modal or_other | modal | Dari mana modalnya?'], {
      choices: ['list_name | name | label', 'modal | sendiri | Sendiri', 'modal | bank | Bank'],
    }),
    play: [
      { sees: 'modal', choices: { modal: 'sendiri bank other' }, hides: 'modal_other' },
      { set: { modal: 'other' }, sees: 'modal modal_other' },
      { set: { modal_other: 'Arisan' }, xml: ['<modal_other>Arisan</modal_other>'] },
      { set: { modal: 'bank' }, sees: 'modal', withoutXml: ['Arisan'] },
    ],
  },
  {
    name: 'or_other for several choices, under the old name of the type',
    form: book(['type | name | label', 'select all that apply from alat or_other | alat | Alat apa saja?'], {
      choices: ['list_name | name | label', 'alat | traktor | Traktor', 'alat | pompa | Pompa'],
    }),
    play: [{ set: { alat: ['pompa', 'other'] }, sees: 'alat alat_other' }],
  },
  {
    name: 'choices in a random order with a seed are the same each time',
    form: book(['type | name | label | parameters', 'select_one w | w | Warna | randomize=true seed=7'], {
      choices: [
        'list_name | name | label',
        ...['a', 'b', 'c', 'd', 'e', 'f'].map((one) => `w | ${one} | Warna ${one}`),
      ],
    }),
    compiled: [/randomize\(instance\('w'\)\/root\/item, ?7\)/],
    play: [{ set: { w: 'c' }, values: { w: 'c' } }],
  },
  {
    name: 'choices in a random order, seeded by an answer',
    form: book(
      [
        'type | name | label | parameters',
        'integer | benih | Benih',
        'select_multiple w | w | Warna | randomize = true, seed = ${benih}',
      ],
      { choices: ['list_name | name | label', 'w | a | A', 'w | b | B'] },
    ),
    play: [{ set: { benih: '4', w: ['b'] }, values: { w: ['b'] } }],
  },
  {
    name: 'a column of the choices is looked up',
    form: book(
      [
        'type | name | label | calculation',
        'select_one komoditas | k | Komoditas',
        "calculate | harga | | instance('komoditas')/root/item[name = ${k}]/harga_dasar",
        'integer | jumlah | Jumlah (kg)',
        'calculate | nilai | | ${harga} * ${jumlah}',
      ],
      {
        choices: [
          'list_name | name | label | harga_dasar',
          'komoditas | padi | Padi | 6500',
          'komoditas | jagung | Jagung | 4200',
        ],
      },
    ),
    play: [{ set: { k: 'jagung', jumlah: '10' }, values: { harga: '4200', nilai: '42000' } }],
  },
  {
    name: 'choice names as untidy authors write them',
    form: book(['type | name | label', 'select_one   status-usaha  | s | Status', 'select_one angka | n | Angka'], {
      choices: [
        ['list name', ' name ', 'Label'],
        ['status-usaha ', ' PT. ', 'Perseroan'],
        ['status-usaha', 'CV/Firma', 'CV atau firma'],
        ['', '', ''],
        ['angka', 1, 'Satu'],
        ['angka', 0.5, 'Setengah'],
        ['angka', true, 'Benar'],
      ],
    }),
    play: [{ choices: { s: 'PT. CV/Firma', n: '1 0.5 TRUE' } }],
  },
  {
    name: 'a list under "value" and "caption", the old headers',
    form: book(['command | tag | caption', 'select_one yt | ya | Setuju?'], {
      choices: ['list_name | value | caption', 'yt | y | Ya', 'yt | t | Tidak'],
    }),
    play: [{ sees: 'ya', labels: { ya: 'Setuju?' }, choices: { ya: 'y t' }, choiceLabels: { ya: ['Ya', 'Tidak'] } }],
  },
  {
    name: 'a table of questions with the same choices',
    form: book(
      [
        'type | name | label | appearance',
        'begin group | nilai | Bagaimana layanan kami? | table-list',
        'select_one mutu | cepat | Kecepatan',
        'select_one mutu | ramah | Keramahan',
        'end group',
      ],
      { choices: ['list_name | name | label', 'mutu | baik | Baik', 'mutu | buruk | Buruk'] },
    ),
    compiled: [/field-list/, /list-nolabel/],
    play: [
      { shows: 'nilai/cepat nilai/ramah', choices: { 'nilai/ramah': 'baik buruk' } },
      { set: { 'nilai/cepat': 'baik' }, values: { 'nilai/cepat': 'baik' } },
    ],
  },
  {
    name: 'appearances of choices stay for other programs',
    form: book(
      [
        'type | name | label | appearance',
        'select_one yt | a | A | minimal',
        'select_one yt | b | B | quick',
        'select_one yt | c | C | horizontal-compact',
        'select_multiple yt | d | D | columns-2 no-buttons',
        'select_one yt | e | E | likert',
      ],
      { choices: ['list_name | name | label', 'yt | ya | Ya', 'yt | tidak | Tidak'] },
    ),
    compiled: [
      /appearance="minimal"/,
      /appearance="quick"/,
      /appearance="columns-2 no-buttons"/,
      /appearance="likert"/,
    ],
    warnings: [],
    play: [{ sees: 'a b c d e' }],
  },
];
