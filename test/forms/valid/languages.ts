import { book, type ValidForm } from '../validForm.ts';

/** Texts in several languages. */
export const languageForms: readonly ValidForm[] = [
  {
    name: 'labels, hints, rules and choices in two languages',
    form: book(
      [
        'type | name | label::Bahasa Indonesia (id) | label::English (en) | hint::Bahasa Indonesia (id) | hint::English (en) | constraint | constraint_message::Bahasa Indonesia (id) | constraint_message::English (en)',
        'integer | umur | Umur | Age | Dalam tahun | In years | . < 120 | Terlalu tua | Too old',
        'select_one yt | setuju | Setuju? | Do you agree?',
        'note | baca | Umur ${umur} tahun. | Aged ${umur}.',
      ],
      {
        choices: [
          'list_name | name | label::Bahasa Indonesia (id) | label::English (en)',
          'yt | ya | Ya | Yes',
          'yt | tidak | Tidak | No',
        ],
        settings: ['form_title | default_language', 'Uji | Bahasa Indonesia (id)'],
      },
    ),
    play: [
      {
        languages: ['Bahasa Indonesia (id)', 'English (en)'],
        labels: { umur: 'Umur' },
        hints: { umur: 'Dalam tahun' },
        choiceLabels: { setuju: ['Ya', 'Tidak'] },
      },
      { set: { umur: '130' }, messages: { umur: 'Terlalu tua' }, labels: { baca: 'Umur 130 tahun.' } },
      {
        language: 'en',
        labels: { umur: 'Age', baca: 'Aged 130.' },
        hints: { umur: 'In years' },
        messages: { umur: 'Too old' },
        choiceLabels: { setuju: ['Yes', 'No'] },
      },
    ],
  },
  {
    name: 'a default text and one more language',
    form: book(['type | name | label | label::English (en) | hint', 'text | nama | Nama | Name | Sesuai KTP'], {
      settings: ['default_language', 'Indonesia (id)'],
    }),
    play: [{ labels: { nama: 'Nama' } }, { language: 'en', labels: { nama: 'Name' } }],
  },
  {
    name: 'three languages, written with single colons and spaces',
    form: book(['type | name | label: id | label :jv| label:en', 'text | nama | Nama | Asma | Name']),
    play: [
      { language: 'id', labels: { nama: 'Nama' } },
      { language: 'jv', labels: { nama: 'Asma' } },
      { language: 'en', labels: { nama: 'Name' } },
    ],
  },
  {
    name: 'a filtered list in two languages',
    form: book(
      [
        'type | name | label::id | label::en | choice_filter',
        'select_one p | p | Pulau | Island',
        'select_one k | k | Kota | City | p = ${p}',
      ],
      {
        choices: [
          'list_name | name | label::id | label::en | p',
          'p | jawa | Jawa | Java',
          'p | bali | Bali | Bali',
          'k | sby | Surabaya | Surabaya | jawa',
          'k | dps | Denpasar | Denpasar town | bali',
        ],
      },
    ),
    play: [
      { set: { p: 'bali' }, choiceLabels: { k: ['Denpasar'] } },
      { language: 'en', choiceLabels: { p: ['Java', 'Bali'], k: ['Denpasar town'] } },
    ],
  },
  {
    name: 'the label of a choice in the language of the moment',
    form: book(
      [
        'type | name | label::id | label::en | calculation',
        'select_one p | p | Pulau | Island',
        "calculate | n | | | jr:choice-name(${p}, '${p}')",
        'note | baca | Di ${n}? | In ${n}?',
      ],
      { choices: ['list_name | name | label::id | label::en', 'p | jawa | Jawa | Java', 'p | bali | Bali | Bali'] },
    ),
    play: [
      { set: { p: 'jawa' }, labels: { baca: 'Di Jawa?' } },
      { language: 'en', labels: { baca: /^In Ja[wv]a\?$/ } },
    ],
  },
  {
    name: 'a guidance hint is kept beside the hint',
    form: book([
      'type | name | label | hint | guidance_hint',
      'text | nik | NIK | 16 angka | Jangan dibacakan keras-keras bila ada orang lain',
    ]),
    compiled: [/Jangan dibacakan keras-keras/],
    play: [{ hints: { nik: '16 angka' } }],
  },
  {
    name: 'required and rule sentences in two languages',
    form: book([
      'type | name | label::id | label::en | required | required_message::id | required_message::en | constraint | constraint_message::id | constraint_message::en',
      'text | kode | Kode | Code | yes | Kode harus diisi | Code is needed | string-length(.) = 4 | Empat huruf | Four letters',
    ]),
    play: [
      { required: 'kode', set: { kode: 'abc' }, messages: { kode: 'Empat huruf' } },
      { language: 'en', messages: { kode: 'Four letters' } },
    ],
  },
  {
    name: 'groups and repeats have labels in two languages',
    form: book([
      'type | name | label::id | label::en',
      'begin group | g | Rumah tangga | Household',
      'begin repeat | r | Anggota | Member',
      'text | nama | Nama | Name',
      'end repeat',
      'end group',
    ]),
    play: [
      { labels: { g: 'Rumah tangga' }, sees: 'g/r[1]/nama' },
      { language: 'en', labels: { g: 'Household', 'g/r[1]/nama': 'Name' } },
    ],
  },
  {
    name: 'pictures by language',
    form: book([
      'type | name | label::id | label::en | media::image::id | media::image::en',
      'note | peta | Lihat peta | See the map | peta-id.png | peta-en.png',
    ]),
    files: { 'peta-id.png': '', 'peta-en.png': '' },
    compiled: [/jr:\/\/images\/peta-id\.png/, /jr:\/\/images\/peta-en\.png/],
    play: [{ labels: { peta: 'Lihat peta' } }, { language: 'en', labels: { peta: 'See the map' } }],
  },
  {
    name: 'signs that XML and markdown know',
    form: book([
      'type | name | label',
      'note | a | A < B & "C" > D',
      'note | b | **tebal** dan _miring_',
      'note | c | 5 > 3, 2 < 4, Tom & Jerry',
      'note | d | Arab: مرحبا, Jawa: ꦗꦮ, emoji: 🌾',
      ['note', 'e', 'baris satu\nbaris dua'],
    ]),
    play: [
      {
        labels: {
          a: 'A < B & "C" > D',
          b: 'tebal dan miring',
          c: '5 > 3, 2 < 4, Tom & Jerry',
          d: 'Arab: مرحبا, Jawa: ꦗꦮ, emoji: 🌾',
          e: 'baris satu baris dua',
        },
      },
    ],
  },
];
