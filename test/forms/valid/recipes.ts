import { book, type ValidForm } from '../validForm.ts';

const yesNo = ['list_name | name | label', 'yt | ya | Ya', 'yt | tidak | Tidak'];

/** What the documentation recommends to authors, as they copy it. */
export const recipeForms: readonly ValidForm[] = [
  {
    name: 'one more row as long as the last one says so',
    form: book(
      [
        'type | name | label | calculation | repeat_count',
        'calculate | banyak | | count(${usaha})',
        "begin repeat | usaha | Usaha | | if(${banyak} = 0 or ${usaha}[position() = ${banyak}]/lagi = 'ya', ${banyak} + 1, ${banyak})",
        'text | nama | Nama usaha',
        'select_one yt | lagi | Ada usaha lain?',
        'end repeat',
      ],
      { choices: yesNo },
    ),
    play: [
      { rows: { usaha: 1 } },
      { set: { 'usaha[1]/nama': 'Warung', 'usaha[1]/lagi': 'ya' }, rows: { usaha: 2 }, values: { banyak: '2' } },
      { set: { 'usaha[2]/lagi': 'tidak' }, rows: { usaha: 2 } },
    ],
  },
  {
    name: 'a second repeat that asks more about the rows of a first one',
    form: book([
      'type | name | label | calculation | repeat_count',
      'begin repeat | orang | Anggota keluarga',
      'text | nama | Nama',
      'end repeat',
      'begin repeat | rincian | Rincian | | count(${orang})',
      'calculate | siapa | | indexed-repeat(${nama}, ${orang}, position(..))',
      'integer | umur | Umur ${siapa}',
      'end repeat',
    ]),
    play: [
      { set: { 'orang[1]/nama': 'Ani' }, add: 'orang' },
      {
        set: { 'orang[2]/nama': 'Budi' },
        rows: { rincian: 2 },
        labels: { 'rincian[1]/umur': 'Umur Ani', 'rincian[2]/umur': 'Umur Budi' },
      },
    ],
  },
  {
    name: 'how many rows gave a certain answer',
    form: book(
      [
        'type | name | label | calculation',
        'begin repeat | orang | Anggota keluarga',
        'select_one yt | bekerja | Bekerja?',
        "calculate | satu | | if(${bekerja} = 'ya', 1, 0)",
        'end repeat',
        'calculate | pekerja | | sum(${satu})',
        "calculate | langsung | | count(${orang}[bekerja = 'ya'])",
      ],
      { choices: yesNo },
    ),
    play: [
      { set: { 'orang[1]/bekerja': 'ya' }, add: 'orang' },
      { set: { 'orang[2]/bekerja': 'tidak' }, add: 'orang' },
      { set: { 'orang[3]/bekerja': 'ya' }, values: { pekerja: '2', langsung: '2' } },
    ],
  },
  {
    name: 'an answer that stands alone among several',
    form: book(
      [
        'type | name | label | constraint | constraint_message',
        'select_multiple kendala | k | Kendala | not(selected(., \'tidak_ada\') and count-selected(.) > 1) | Pilih kendala, atau "tidak ada" saja.',
      ],
      {
        choices: ['list_name | name | label', 'kendala | modal | Modal', 'kendala | tidak_ada | Tidak ada'],
      },
    ),
    play: [
      { set: { k: ['modal', 'tidak_ada'] }, invalid: 'k', messages: { k: 'Pilih kendala, atau "tidak ada" saja.' } },
      { set: { k: ['tidak_ada'] }, invalid: '' },
    ],
  },
  {
    name: 'an age from a day of birth, and days between two days',
    form: book([
      'type | name | label | calculation | constraint',
      'date | lahir | Tanggal lahir | | . <= today()',
      'date | acuan | Tanggal acuan',
      'calculate | umur | | int((${acuan} - ${lahir}) div 365.25)',
      'calculate | hari | | decimal-date-time(${acuan}) - decimal-date-time(${lahir})',
      "calculate | bulan | | format-date(${acuan}, '%Y-%m')",
    ]),
    play: [
      { set: { lahir: '17-08-1980', acuan: '16-08-2020' }, values: { umur: '39', hari: '14609', bulan: '2020-08' } },
      { set: { acuan: '18-08-2020' }, values: { umur: '40' } },
    ],
  },
  {
    name: 'a list of what was chosen in a sentence',
    form: book(
      [
        'type | name | label | calculation',
        'select_multiple kendala | k | Kendala',
        "calculate | pertama | | jr:choice-name(selected-at(${k}, 0), '${k}')",
        'calculate | berapa | | count-selected(${k})',
        'note | baca | ${berapa} kendala, yang pertama ${pertama}.',
      ],
      { choices: ['list_name | name | label', 'kendala | modal | Kurang modal', 'kendala | jual | Sulit menjual'] },
    ),
    play: [
      { set: { k: ['jual'] }, labels: { baca: '1 kendala, yang pertama Sulit menjual.' } },
      { set: { k: ['modal', 'jual'] }, values: { berapa: '2', pertama: 'Kurang modal' } },
    ],
  },
  {
    name: 'the first answer that is there, and names in capitals',
    form: book([
      'type | name | label | calculation',
      'text | hp | Nomor HP',
      'text | rumah | Telepon rumah',
      'calculate | nomor | | coalesce(${hp}, ${rumah})',
      "calculate | besar | | translate(${hp}, 'abc', 'ABC')",
      'calculate | depan | | substr(${hp}, 0, 4)',
      "calculate | ada | | contains(${hp}, '08') or starts-with(${rumah}, '021')",
    ]),
    play: [
      { set: { rumah: '0215550101' }, values: { nomor: '0215550101', ada: 'true' } },
      { set: { hp: '0812a' }, values: { nomor: '0812a', besar: '0812A', depan: '0812' } },
    ],
  },
  {
    name: 'questions one after the other, each when the one before has an answer',
    form: book([
      'type | name | label | relevant',
      'text | satu | Kendala pertama',
      'text | dua | Kendala kedua | ${satu}',
      "text | tiga | Kendala ketiga | ${dua} != ''",
    ]),
    play: [
      { sees: 'satu' },
      { set: { satu: 'modal' }, sees: 'satu dua' },
      { set: { dua: 'jual' }, sees: 'satu dua tiga' },
      { set: { satu: '' }, sees: 'satu' },
    ],
  },
];
