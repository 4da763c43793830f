import { book, type ValidForm } from '../validForm.ts';

const regions = [
  'list_name | name | label | prov | kab',
  'provinsi | 32 | Jawa Barat',
  'provinsi | 34 | DI Yogyakarta',
  'kabupaten | 3273 | Kota Bandung | 32',
  'kabupaten | 3204 | Bandung | 32',
  'kabupaten | 3404 | Sleman | 34',
  'kecamatan | k1 | Coblong | 32 | 3273',
  'kecamatan | k2 | Depok | 34 | 3404',
  'kecamatan | k3 | Ngaglik | 34 | 3404',
];

/** Lists that depend on other answers: cascades, what was chosen before, the rows of a repeat. */
export const filteredChoiceForms: readonly ValidForm[] = [
  {
    name: 'a cascade of three lists',
    form: book(
      [
        'type | name | label | choice_filter',
        'select_one provinsi | p | Provinsi',
        'select_one kabupaten | k | Kabupaten/kota | prov=${p}',
        'select_one kecamatan | c | Kecamatan | prov = ${p} and kab = ${k}',
      ],
      { choices: regions },
    ),
    play: [
      { choices: { p: '32 34', k: '', c: '' } },
      { set: { p: '32' }, choices: { k: '3273 3204', c: '' }, choiceLabels: { k: ['Kota Bandung', 'Bandung'] } },
      { set: { k: '3273' }, choices: { c: 'k1' } },
      { set: { c: 'k1' }, values: { c: 'k1' } },
      { set: { p: '34' }, choices: { k: '3404', c: '' }, values: { k: null } },
      { set: { k: '3404' }, choices: { c: 'k2 k3' } },
    ],
  },
  {
    name: 'a cascade by names that Excel keeps as numbers',
    form: book(['type | name | label | choice_filter', 'select_one a | a | A', 'select_one b | b | B | induk = ${a}'], {
      choices: [
        ['list_name', 'name', 'label', 'induk'],
        ['a', 1, 'Satu', ''],
        ['a', 2, 'Dua', ''],
        ['b', 11, 'Satu satu', 1],
        ['b', 21, 'Dua satu', 2],
      ],
    }),
    play: [{ choices: { a: '1 2' } }, { set: { a: '2' }, choices: { b: '21' } }],
  },
  {
    name: 'a cascade inside of a repeat follows its own row',
    form: book(
      [
        'type | name | label | choice_filter',
        'begin repeat | cabang | Cabang',
        'select_one provinsi | p | Provinsi',
        'select_one kabupaten | k | Kabupaten | prov=${p}',
        'end repeat',
      ],
      { choices: regions },
    ),
    play: [
      { set: { 'cabang[1]/p': '32' }, add: 'cabang' },
      { set: { 'cabang[2]/p': '34' }, choices: { 'cabang[1]/k': '3273 3204', 'cabang[2]/k': '3404' } },
      { set: { 'cabang[1]/p': '34' }, choices: { 'cabang[1]/k': '3404' } },
    ],
  },
  {
    name: 'a filter that keeps what was chosen before',
    form: book(
      [
        'type | name | label | choice_filter',
        'select_multiple kendala | kendala | Kendala',
        'select_one kendala | utama | Yang paling berat | selected(${kendala}, name)',
        'select_one kendala | kedua | Yang kedua | selected(${kendala}, name) and name != ${utama}',
      ],
      {
        choices: [
          'list_name | name | label',
          'kendala | modal | Modal',
          'kendala | bahan | Bahan',
          'kendala | jual | Penjualan',
        ],
      },
    ),
    play: [
      { choices: { utama: '' } },
      { set: { kendala: ['modal', 'jual'] }, choices: { utama: 'modal jual', kedua: 'modal jual' } },
      { set: { utama: 'jual' }, choices: { kedua: 'modal' } },
    ],
  },
  {
    name: 'same names in one list, which its settings allow',
    form: book(['type | name | label | choice_filter', 'select_one p | p | P', 'select_one k | k | K | p=${p}'], {
      choices: [
        'list_name | name | label | p',
        'p | a | A',
        'p | b | B',
        'k | kota | Kota di A | a',
        'k | kota | Kota di B | b',
      ],
      settings: ['allow_choice_duplicates', 'yes'],
    }),
    play: [{ set: { p: 'b' }, choiceLabels: { k: ['Kota di B'] } }],
  },
  {
    name: 'choices from the rows of a repeat',
    form: book([
      'type | name | label',
      'begin repeat | orang | Anggota keluarga',
      'text | nama | Nama',
      'end repeat',
      'select_one ${nama} | kepala | Siapa kepala keluarga?',
    ]),
    play: [
      { set: { 'orang[1]/nama': 'Ani' }, add: 'orang' },
      { set: { 'orang[2]/nama': 'Budi' }, choices: { kepala: 'Ani Budi' }, choiceLabels: { kepala: ['Ani', 'Budi'] } },
      { set: { kepala: 'Budi' }, values: { kepala: 'Budi' } },
    ],
  },
  {
    name: 'choices from the rows of a repeat, filtered',
    form: book([
      'type | name | label | choice_filter',
      'begin repeat | orang | Anggota keluarga',
      'text | nama | Nama',
      'integer | umur | Umur',
      'end repeat',
      'select_one ${nama} | wali | Siapa walinya? | ${umur} >= 17',
    ]),
    play: [
      { set: { 'orang[1]/nama': 'Ani', 'orang[1]/umur': '12' }, add: 'orang' },
      { set: { 'orang[2]/nama': 'Budi', 'orang[2]/umur': '40' }, choices: { wali: 'Budi' } },
    ],
  },
  {
    name: 'the label of a choice in a sentence',
    form: book(
      [
        'type | name | label | calculation',
        'select_one provinsi | p | Provinsi',
        "calculate | sebutan | | jr:choice-name(${p}, '${p}')",
        'note | baca | Bapak/Ibu di ${sebutan}?',
      ],
      { choices: regions },
    ),
    play: [{ set: { p: '34' }, values: { sebutan: 'DI Yogyakarta' }, labels: { baca: 'Bapak/Ibu di DI Yogyakarta?' } }],
  },
];
