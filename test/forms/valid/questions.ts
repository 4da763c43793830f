import { book, type ValidForm } from '../validForm.ts';

const yesNo = ['list_name | name | label', 'ya_tidak | ya | Ya', 'ya_tidak | tidak | Tidak'];

/** Every kind of question, and every name that the standard has for it. */
export const questionForms: readonly ValidForm[] = [
  {
    name: 'typed questions of every kind',
    form: book([
      'type | name | label | hint',
      'text | nama | Nama penelepon | Sesuai KTP',
      'integer | umur | Umur | Dalam tahun',
      'decimal | luas | Luas lahan (ha)',
      'date | lahir | Tanggal lahir',
      'time | jam | Jam kejadian',
      'dateTime | kejadian | Waktu kejadian',
    ]),
    play: [
      {
        sees: 'nama umur luas lahir jam kejadian',
        kinds: { nama: 'text', umur: 'integer', luas: 'decimal', lahir: 'date', jam: 'time', kejadian: 'dateTime' },
        hints: { nama: 'Sesuai KTP', luas: null },
        values: { nama: null, umur: null, lahir: null },
        invalid: '',
      },
      {
        set: { nama: 'Siti', umur: '42', luas: '1,5', lahir: '17-08-1980', jam: '09:30', kejadian: '24-11-2026 08:15' },
        values: {
          nama: 'Siti',
          umur: 42,
          luas: 1.5,
          lahir: '1980-08-17',
          jam: /^09:30/,
          kejadian: /^2026-11-24T08:15/,
        },
        xml: ['<nama>Siti</nama>', '<umur>42</umur>', '<lahir>1980-08-17</lahir>'],
      },
      { set: { umur: 'empat' }, invalid: 'umur', messages: { umur: 'notNumber' } },
    ],
  },
  {
    name: 'other names of the typed questions',
    form: book([
      'type | name | label',
      'string | a | Teks',
      'q string | b | Teks',
      'add text prompt | c | Teks',
      'int | d | Bilangan',
      'q int | e | Bilangan',
      'add integer prompt | f | Bilangan',
      'q decimal | g | Desimal',
      'q date | h | Tanggal',
      'add date prompt | i | Tanggal',
      'datetime | j | Waktu',
      'q date time | k | Waktu',
      'q note | l | Catatan',
      'add note prompt | m | Catatan',
    ]),
    play: [
      {
        kinds: {
          a: 'text',
          b: 'text',
          c: 'text',
          d: 'integer',
          e: 'integer',
          f: 'integer',
          g: 'decimal',
          h: 'date',
          i: 'date',
          j: 'dateTime',
          k: 'dateTime',
          l: 'note plain',
          m: 'note plain',
        },
      },
    ],
  },
  {
    name: 'percentage keeps within 0 and 100 by itself',
    form: book(['type | name | label', 'percentage | serap | Persen bantuan terserap']),
    play: [
      { kinds: { serap: 'integer' }, set: { serap: '100' }, invalid: '' },
      { set: { serap: '101' }, invalid: 'serap' },
      { set: { serap: '-1' }, invalid: 'serap' },
    ],
  },
  {
    name: 'choices: one and several, with all of their names',
    form: book(
      [
        'type | name | label',
        'select_one ya_tidak | a | Satu',
        'select one ya_tidak | b | Satu',
        'select one from ya_tidak | c | Satu',
        'select1 ya_tidak | d | Satu',
        'add select one prompt using ya_tidak | e | Satu',
        'select_multiple ya_tidak | f | Beberapa',
        'select all that apply from ya_tidak | g | Beberapa',
        'select all that apply ya_tidak | h | Beberapa',
        'add select multiple prompt using ya_tidak | i | Beberapa',
      ],
      { choices: yesNo },
    ),
    play: [
      {
        kinds: {
          a: 'selectOne',
          b: 'selectOne',
          c: 'selectOne',
          d: 'selectOne',
          e: 'selectOne',
          f: 'selectMany',
          g: 'selectMany',
          h: 'selectMany',
          i: 'selectMany',
        },
        choices: { a: 'ya tidak', e: 'ya tidak', i: 'ya tidak' },
        choiceLabels: { a: ['Ya', 'Tidak'] },
      },
      { set: { a: 'ya', f: ['tidak', 'ya'] }, values: { a: 'ya', f: ['ya', 'tidak'] }, xml: ['<a>ya</a>'] },
      { set: { f: [] }, values: { f: null } },
    ],
  },
  {
    name: 'acknowledge and trigger are ticked with OK',
    form: book([
      'type | name | label',
      'acknowledge | dibacakan | Pernyataan privasi sudah dibacakan',
      'trigger | setuju | Penelepon setuju direkam',
    ]),
    play: [
      { kinds: { dibacakan: 'tick', setuju: 'tick' }, values: { dibacakan: null } },
      { set: { dibacakan: 'OK' }, values: { dibacakan: 'OK', setuju: null }, xml: ['<dibacakan>OK</dibacakan>'] },
    ],
  },
  {
    name: 'ranges: whole and decimal steps, and the default from 0 to 10',
    form: book([
      'type | name | label | parameters',
      'range | puas | Seberapa puas? | start=1 end=5 step=1',
      'range | berat | Berat (kg) | start=0.5;end=5.0;step=0.5',
      'range | nyeri | Skala nyeri',
    ]),
    play: [
      { kinds: { puas: 'integer', berat: 'decimal', nyeri: 'integer' } },
      { set: { puas: '4', berat: '2,5', nyeri: '10' }, values: { puas: 4, berat: 2.5, nyeri: 10 }, invalid: '' },
    ],
  },
  {
    name: 'a rank is shown with its label',
    form: book(['type | name | label', 'rank bantuan | urutan | Urutkan bantuan yang paling dibutuhkan'], {
      choices: [
        'list_name | name | label',
        'bantuan | uang | Uang',
        'bantuan | bahan | Bahan baku',
        'bantuan | latih | Pelatihan',
      ],
    }),
    compiled: [/rank/],
    play: [{ sees: 'urutan', labels: { urutan: 'Urutkan bantuan yang paling dibutuhkan' } }],
  },
  {
    name: 'notes show answers in their text, with names or without one',
    form: book([
      'type | name | label',
      'text | nama | Nama penelepon',
      'integer | utang | Utang (juta)',
      'note | ringkas | Jadi Bapak/Ibu **${nama}** berutang ${utang} juta, benar?',
      'note | | Terima kasih sudah menelepon.',
    ]),
    play: [
      { labels: { ringkas: 'Jadi Bapak/Ibu berutang juta, benar?' }, kinds: { ringkas: 'note plain' } },
      {
        set: { nama: 'Budi <Santoso> & Co', utang: '12' },
        labels: { ringkas: 'Jadi Bapak/Ibu Budi <Santoso> & Co berutang 12 juta, benar?' },
      },
    ],
  },
  {
    name: 'calculations: as a type, and on questions without a label',
    form: book([
      'type | name | label | calculation',
      'decimal | berat | Berat (kg)',
      'decimal | tinggi | Tinggi (m)',
      'calculate | imt | | round(${berat} div (${tinggi} * ${tinggi}), 1)',
      'integer | bulat | | int(${imt})',
      'note | hasil | IMT ${imt}',
    ]),
    play: [
      { sees: 'berat tinggi hasil' },
      { set: { berat: '70', tinggi: '1,75' }, values: { imt: '22.9', bulat: 22 }, labels: { hasil: 'IMT 22.9' } },
      { set: { berat: '80' }, values: { imt: '26.1', bulat: 26 } },
    ],
  },
  {
    name: 'what is known without asking: the start, the end, the day, the desk',
    form: book([
      'type | name',
      'start | mulai',
      'end | selesai',
      'today | hari_ini',
      'deviceid | perangkat',
      'username | agen',
      'phonenumber | telepon',
      'email | surel',
    ]),
    play: [
      {
        sees: '',
        values: { mulai: /^\d{4}-\d\d-\d\dT\d\d:\d\d/, hari_ini: /^\d{4}-\d\d-\d\d$/ },
        xml: ['instanceID>uuid:'],
      },
    ],
  },
  {
    name: 'other names of what is known without asking',
    form: book([
      'type | name',
      'start time | a',
      'get start time | b',
      'end time | c',
      'get end time | d',
      'get today | e',
      'device id | f',
      'get device id | g',
      'get phone number | h',
    ]),
    play: [{ sees: '', values: { a: /T/, b: /T/, e: /^\d{4}-\d\d-\d\d$/ } }],
  },
  {
    name: 'hidden values are kept and never shown',
    form: book(['type | name | label | default', 'hidden | sumber | | telepon', 'text | nama | Nama']),
    play: [{ sees: 'nama', values: { sumber: 'telepon' }, xml: ['<sumber>telepon</sumber>'] }],
  },
  {
    name: 'appearances of text',
    form: book([
      'type | name | label | appearance',
      'text | cerita | Ceritakan kejadiannya | multiline',
      'text | hp | Nomor HP | numbers',
      'integer | biaya | Biaya | thousands-sep',
    ]),
    compiled: [/appearance="thousands-sep"/, /appearance="numbers"/],
    play: [{ kinds: { cerita: 'multiline', biaya: 'integer' } }],
  },
  {
    name: 'what this console cannot ask is still shown with its label',
    form: book(['type | name | label', 'geopoint | titik | Titik lokasi usaha', 'text | nama | Nama']),
    play: [{ sees: 'titik nama', kinds: { titik: 'unsupported' }, labels: { titik: 'Titik lokasi usaha' } }],
  },
];
