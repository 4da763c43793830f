import { book, type ValidForm } from '../validForm.ts';

/** Groups and repeats: nested, counted, and referred to from inside and outside. */
export const repeatForms: readonly ValidForm[] = [
  {
    name: 'rows of a repeat come and go',
    form: book([
      'type | name | label',
      'begin repeat | utang | Pinjaman',
      'text | lembaga | Pemberi pinjaman',
      'integer | besar | Besarnya (juta)',
      'end repeat',
      'text | catatan | Catatan',
    ]),
    play: [
      { rows: { utang: 1 }, sees: 'utang[1]/lembaga utang[1]/besar catatan' },
      { set: { 'utang[1]/lembaga': 'BRI', 'utang[1]/besar': '10' }, add: 'utang', rows: { utang: 2 } },
      { set: { 'utang[2]/lembaga': 'Koperasi', 'utang[2]/besar': '3' }, add: 'utang' },
      { set: { 'utang[3]/lembaga': 'Tetangga' }, xml: ['<lembaga>Tetangga</lembaga>'] },
      { remove: ['utang', 2], rows: { utang: 2 }, values: { 'utang[2]/lembaga': 'Tetangga', 'utang[1]/besar': 10 } },
    ],
  },
  {
    name: 'repeat_count as a number',
    form: book([
      'type | name | label | repeat_count',
      'begin repeat | saksi | Saksi | 3',
      'text | nama | Nama saksi',
      'end repeat',
    ]),
    play: [{ rows: { saksi: 3 }, sees: 'saksi[1]/nama saksi[2]/nama saksi[3]/nama' }],
  },
  {
    name: 'repeat_count from an answer',
    form: book([
      'type | name | label | repeat_count',
      'integer | jumlah | Berapa anak?',
      'begin repeat | anak | Anak | ${jumlah}',
      'text | nama | Nama anak',
      'end repeat',
    ]),
    play: [
      { rows: { anak: 0 } },
      { set: { jumlah: '2' }, rows: { anak: 2 } },
      { set: { 'anak[2]/nama': 'Dewi' }, xml: ['<nama>Dewi</nama>'] },
      { set: { jumlah: '1' }, rows: { anak: 1 }, withoutXml: ['Dewi'] },
    ],
  },
  {
    name: 'repeat_count as an expression, under its other header',
    form: book([
      'type | name | label | jr:count',
      'integer | jumlah | Berapa orang, selain Anda?',
      'begin repeat | orang | Orang | ${jumlah} + 1',
      'text | nama | Nama',
      'end repeat',
    ]),
    play: [
      { set: { jumlah: '2' }, rows: { orang: 3 } },
      { set: { jumlah: '0' }, rows: { orang: 1 } },
    ],
  },
  {
    name: 'repeat_count by how many were chosen',
    form: book(
      [
        'type | name | label | repeat_count | calculation',
        'select_multiple jenis | jenis | Jenis usaha',
        'begin repeat | usaha | Usaha | count-selected(${jenis})',
        'calculate | kode | | | selected-at(${jenis}, position(..) - 1)',
        "calculate | sebutan | | | jr:choice-name(${kode}, '${jenis}')",
        'integer | omzet | Omzet ${sebutan}',
        'end repeat',
      ],
      { choices: ['list_name | name | label', 'jenis | tani | Pertanian', 'jenis | dagang | Perdagangan'] },
    ),
    play: [
      { rows: { usaha: 0 } },
      {
        set: { jenis: ['dagang', 'tani'] },
        rows: { usaha: 2 },
        values: { 'usaha[1]/kode': /^(dagang|tani)$/, 'usaha[2]/kode': /^(dagang|tani)$/ },
        labels: { 'usaha[1]/omzet': /^Omzet Per/ },
      },
    ],
  },
  {
    name: 'defaults in every new row, static and dynamic',
    form: book([
      'type | name | label | default',
      'begin repeat | bantuan | Bantuan',
      'text | satuan | Satuan | kg',
      'integer | nomor | Nomor | position(..)',
      'end repeat',
    ]),
    play: [
      { values: { 'bantuan[1]/satuan': 'kg', 'bantuan[1]/nomor': 1 } },
      { add: 'bantuan', values: { 'bantuan[2]/satuan': 'kg', 'bantuan[2]/nomor': 2 } },
    ],
  },
  {
    name: 'the same name in different groups, where nothing refers to it',
    form: book([
      'type | name | label',
      'begin group | suami | Suami',
      'text | nama | Nama',
      'end group',
      'begin group | istri | Istri',
      'text | nama | Nama',
      'end group',
    ]),
    play: [{ set: { 'suami/nama': 'Adi', 'istri/nama': 'Ani' }, values: { 'suami/nama': 'Adi', 'istri/nama': 'Ani' } }],
  },
  {
    name: 'groups without labels, and every way to write begin and end',
    form: book([
      'type | name | label',
      'begin group | satu',
      'text | a | A',
      'end group | satu',
      'begin_group | dua',
      'text | b | B',
      'end_group',
      'Begin Group | tiga | Tiga',
      'begin   repeat | empat | Empat',
      'text | c | C',
      'End Repeat | empat',
      'END GROUP | tiga',
    ]),
    play: [{ sees: 'satu/a dua/b tiga/empat[1]/c' }],
  },
  {
    name: 'a repeat that is hidden until it is needed',
    form: book(
      [
        'type | name | label | relevant',
        'select_one yt | ada | Ada pinjaman?',
        "begin repeat | utang | Pinjaman | ${ada} = 'ya'",
        'integer | besar | Besarnya',
        'end repeat',
      ],
      { choices: ['list_name | name | label', 'yt | ya | Ya', 'yt | tidak | Tidak'] },
    ),
    play: [
      { sees: 'ada', hides: 'utang' },
      { set: { ada: 'ya' }, sees: 'ada utang[1]/besar' },
      { set: { 'utang[1]/besar': '8', ada: 'tidak' }, withoutXml: ['<besar>8'] },
      { set: { ada: 'ya' }, values: { 'utang[1]/besar': 8 } },
    ],
  },
  {
    name: 'a repeat in a group in a repeat begins with a row',
    form: book([
      'type | name | label',
      'begin repeat | rumah | Rumah',
      'text | alamat | Alamat',
      'begin group | isi | Isi rumah',
      'begin repeat | orang | Orang',
      'text | nama | Nama',
      'end repeat',
      'end group',
      'end repeat',
    ]),
    play: [
      { rows: { rumah: 1, 'rumah[1]/isi/orang': 1 } },
      { add: 'rumah', rows: { 'rumah[2]/isi/orang': 1 }, shows: 'rumah[2]/isi/orang[1]/nama' },
    ],
  },
];
