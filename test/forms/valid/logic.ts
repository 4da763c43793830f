import { book, type ValidForm } from '../validForm.ts';

const choices = [
  'list_name | name | label',
  'yt | ya | Ya',
  'yt | tidak | Tidak',
  'kendala | modal | Modal',
  'kendala | bahan | Bahan baku',
  'kendala | jual | Penjualan',
];

/** relevant, constraint, required, read_only and their messages. */
export const logicForms: readonly ValidForm[] = [
  {
    name: 'relevant by one choice, by one of several, and by both',
    form: book(
      [
        'type | name | label | relevant',
        'select_one yt | punya_usaha | Punya usaha?',
        "select_multiple kendala | kendala | Kendalanya apa? | ${punya_usaha} = 'ya'",
        "integer | modal | Berapa modal yang kurang? | selected(${kendala}, 'modal')",
        "note | berat | Dua kendala sekaligus. | count-selected(${kendala}) >= 2 and ${punya_usaha}='ya'",
        "text | alasan | Mengapa tidak berusaha? | ${punya_usaha} != 'ya' and ${punya_usaha} != ''",
      ],
      { choices },
    ),
    play: [
      { sees: 'punya_usaha' },
      { set: { punya_usaha: 'ya' }, sees: 'punya_usaha kendala' },
      { set: { kendala: ['bahan', 'modal'] }, sees: 'punya_usaha kendala modal berat' },
      { set: { modal: '5' }, values: { modal: 5 }, xml: ['<modal>5</modal>'] },
      {
        set: { punya_usaha: 'tidak' },
        sees: 'punya_usaha alasan',
        values: { modal: null, kendala: null },
        withoutXml: ['<modal>'],
      },
      { set: { punya_usaha: 'ya' }, values: { kendala: ['modal', 'bahan'], modal: 5 } },
    ],
  },
  {
    name: 'a hidden group hides all that is in it',
    form: book([
      'type | name | label | relevance',
      'integer | umur | Umur',
      'begin group | dewasa | Untuk orang dewasa | ${umur} >= 17',
      'text | ktp | Nomor KTP',
      'begin group | kerja | Pekerjaan',
      'text | jabatan | Jabatan | ',
      'end group',
      'end group',
      'text | sekolah | Sekolah | ${umur} < 17',
    ]),
    play: [
      { sees: 'umur', hides: 'dewasa' },
      { set: { umur: '17' }, sees: 'umur dewasa/ktp dewasa/kerja/jabatan', shows: 'dewasa dewasa/kerja' },
      { set: { 'dewasa/kerja/jabatan': 'Ketua' }, xml: ['<jabatan>Ketua</jabatan>'] },
      { set: { umur: '12' }, sees: 'umur sekolah', withoutXml: ['<dewasa>', '<jabatan>'] },
    ],
  },
  {
    name: 'a rule with its sentence',
    form: book([
      'type | name | label | constraint | constraint_message',
      'integer | umur | Umur | . >= 17 and . <= 120 | Umur antara 17 dan 120 tahun.',
      "text | nik | NIK | regex(., '^[0-9]{16}$') | NIK terdiri dari 16 angka",
      'date | lahir | Tanggal lahir | . <= today()',
      'integer | anak | Jumlah anak | . <= ${umur} div 2 | Lebih dari ${umur} dibagi dua?',
    ]),
    play: [
      { invalid: '' },
      {
        set: { umur: '16', nik: '123' },
        invalid: 'umur nik',
        messages: { umur: 'Umur antara 17 dan 120 tahun.', nik: 'NIK terdiri dari 16 angka' },
      },
      { set: { umur: '40', nik: '3404072004900001' }, invalid: '' },
      { set: { lahir: '01-01-2999' }, invalid: 'lahir', messages: { lahir: null } },
      { set: { lahir: '', anak: '21' }, invalid: 'anak', messages: { anak: 'Lebih dari 40 dibagi dua?' } },
    ],
  },
  {
    name: 'required: always, never, and when the form says so',
    form: book([
      'type | name | label | required | required_message',
      'text | nama | Nama | yes | Nama harus diisi',
      'text | alias | Nama panggilan | no',
      'integer | umur | Umur | TRUE',
      'text | kota | Kota | true()',
      'text | wali | Nama wali | ${umur} < 17',
      'text | desa | Desa | Yes',
      'text | catatan | Catatan | false()',
    ]),
    play: [
      { required: 'nama umur kota desa', invalid: '' },
      { set: { umur: '15' }, required: 'nama umur kota wali desa' },
    ],
  },
  {
    name: 'required as Excel itself writes true and false',
    form: book([
      ['type', 'name', 'label', 'required', 'read_only'],
      ['text', 'nama', 'Nama', true, false],
      ['text', 'kota', 'Kota', false, true],
      ['text', 'desa', 'Desa', { formula: '1=1', result: true }, ''],
    ]),
    play: [{ required: 'nama desa', kinds: { nama: 'text', kota: 'note plain' } }],
  },
  {
    name: 'read-only questions are told, not asked, and keep what they hold',
    form: book([
      'type | name | label | read_only | default | calculation',
      'text | kanal | Kanal | yes | telepon',
      'integer | a | Anggota',
      'integer | b | Dua kali anggota | true() | | ${a} * 2',
    ]),
    play: [
      { sees: 'kanal a b', kinds: { kanal: 'note plain', b: 'note plain' }, xml: ['<kanal>telepon</kanal>'] },
      { set: { a: '4' }, xml: ['<b>8</b>'] },
    ],
  },
  {
    name: 'read-only while another answer says so',
    form: book(
      ['type | name | label | read_only', 'select_one yt | kunci | Kunci?', "text | isi | Isi | ${kunci} = 'ya'"],
      { choices },
    ),
    play: [
      { readonly: '' },
      { set: { isi: 'awal', kunci: 'ya' }, readonly: 'isi', values: { isi: 'awal' } },
      { set: { kunci: 'tidak' }, readonly: '' },
    ],
  },
  {
    name: 'static defaults of every kind',
    form: book(
      [
        'type | name | label | default',
        'text | kota | Kota | Bandung',
        'integer | jumlah | Jumlah | 3',
        'decimal | harga | Harga | 2.5',
        'date | sejak | Sejak | 2020-03-24',
        'select_one yt | setuju | Setuju? | ya',
        'select_multiple kendala | kendala | Kendala | modal jual',
        'text | rentang | Rentang | 2019-2020',
      ],
      { choices },
    ),
    play: [
      {
        values: {
          kota: 'Bandung',
          jumlah: 3,
          harga: 2.5,
          sejak: '2020-03-24',
          setuju: 'ya',
          kendala: ['modal', 'jual'],
        },
      },
      { set: { kota: '' }, values: { kota: null } },
    ],
  },
  {
    name: 'defaults that Excel keeps as numbers and days',
    form: book([
      ['type', 'name', 'label', 'default'],
      ['integer', 'jumlah', 'Jumlah', 3],
      ['decimal', 'harga', 'Harga', 0.25],
      ['date', 'sejak', 'Sejak', new Date(Date.UTC(2020, 2, 24))],
      ['text', 'tahun', 'Tahun', 2020],
    ]),
    play: [{ values: { jumlah: 3, harga: 0.25, sejak: '2020-03-24', tahun: '2020' } }],
  },
  {
    name: 'dynamic defaults are worked out once, at the beginning',
    form: book([
      'type | name | label | default',
      'date | diterima | Diterima tanggal | today()',
      'integer | a | A | 2',
      'integer | b | Tiga kali A | ${a} * 3',
      "text | kode | Kode | concat('K-', 7)",
    ]),
    play: [
      { values: { diterima: /^\d{4}-\d\d-\d\d$/, b: 6, kode: 'K-7' } },
      { set: { a: '10' }, values: { b: 6 } },
      { set: { b: '1' }, values: { b: 1 } },
    ],
  },
  {
    name: 'a trigger works a value out again when another answer changes',
    form: book([
      'type | name | label | calculation | trigger',
      'integer | harga | Harga',
      'integer | jumlah | Jumlah',
      'integer | total | Total (boleh diubah) | ${harga} * ${jumlah} | ${jumlah}',
      'calculate | kapan | | now() | ${harga}',
    ]),
    play: [
      { set: { harga: '5' }, values: { total: null, kapan: /T/ } },
      { set: { jumlah: '3' }, values: { total: 15 } },
      { set: { total: '14' }, values: { total: 14 } },
      { set: { harga: '6' }, values: { total: 14 } },
      { set: { jumlah: '4' }, values: { total: 24 } },
    ],
  },
  {
    name: 'a trigger of two questions',
    form: book([
      'type | name | label | calculation | trigger',
      'integer | a | A',
      'integer | b | B',
      'integer | c | C | ${a} + ${b} | ${a}, ${b}',
    ]),
    play: [
      { set: { a: '1', b: '2' }, values: { c: 3 } },
      { set: { c: '9' }, values: { c: 9 } },
      { set: { a: '4' }, values: { c: 6 } },
    ],
  },
  {
    name: 'once keeps the first value',
    form: book([
      'type | name | label | calculation',
      'integer | a | A',
      'calculate | acak | | once(random())',
      'calculate | pertama | | once(${a})',
    ]),
    play: [
      { set: { a: '5' }, values: { pertama: '5', acak: /^0\.\d+/ } },
      { set: { a: '6' }, values: { pertama: '5' } },
    ],
  },
];
