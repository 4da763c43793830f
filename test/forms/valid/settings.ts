import { book, type ValidForm } from '../validForm.ts';

const survey = ['type | name | label', 'text | nama | Nama', 'text | desa | Desa'];

/** The settings sheet, and the columns that go straight into the XForm. */
export const settingsForms: readonly ValidForm[] = [
  {
    name: 'title, id and version',
    form: book(survey, {
      settings: [
        ['form_title', 'form_id', 'version', 'style'],
        ['Survei Koperasi 2026', 'koperasi_2026', 2026112401, 'pages'],
      ],
    }),
    title: 'Survei Koperasi 2026',
    formId: 'koperasi_2026',
    version: '2026112401',
    compiled: [/id="koperasi_2026"/, /version="2026112401"/],
    play: [{ sees: 'nama desa', xml: ['id="koperasi_2026"', 'version="2026112401"'] }],
  },
  {
    name: 'the older names of title and id',
    form: book(survey, { settings: ['set_form_title | set_form_id', 'Judul | kode_form'] }),
    title: 'Judul',
    formId: 'kode_form',
    play: [{ sees: 'nama desa' }],
  },
  {
    name: 'without settings the file gives the id and the title',
    form: book(survey),
    fileName: 'survei_banjir.xlsx',
    formId: 'survei_banjir',
    title: 'survei_banjir',
    play: [{ set: { nama: 'Ani' }, xml: ['<data ', 'id="survei_banjir"'] }],
  },
  {
    name: 'the name of the root, which references follow',
    form: book(
      ['type | name | label | calculation', 'text | nama | Nama', "calculate | salam | | concat('Ibu ', ${nama})"],
      { settings: ['form_id | name', 'uji | kuesioner'] },
    ),
    play: [{ set: { '/kuesioner/nama': 'Ani' }, values: { '/kuesioner/salam': 'Ibu Ani' }, xml: ['<kuesioner '] }],
  },
  {
    name: 'the name of an instance',
    form: book(survey, { settings: ['form_id | instance_name', "uji | concat(${nama}, ' - ', ${desa})"] }),
    play: [{ set: { nama: 'Ani', desa: 'Depok' }, xml: [/instanceName>Ani - Depok</] }],
  },
  {
    name: 'namespaces of one’s own',
    form: book(
      ['type | name | label | bind::esri:fieldType | instance::esri:asal', 'text | nama | Nama | esriString | KTP'],
      {
        settings: ['form_id | namespaces', 'uji | esri="http://esri.com/xforms"'],
      },
    ),
    compiled: [/xmlns:esri="http:\/\/esri\.com\/xforms"/, /esri:fieldType="esriString"/, /esri:asal="KTP"/],
    play: [{ sees: 'nama' }],
  },
  {
    name: 'bind, body and instance columns',
    form: book([
      'type | name | label | bind::foo | body::accuracyThreshold | instance::xmlTag | bind::relevant',
      'text | a | A | bar | 5 | uji',
      "text | b | B | | | | ${a} = 'x'",
    ]),
    compiled: [/<bind [^>]*foo="bar"/, /accuracyThreshold="5"/, /<a [^>]*xmlTag="uji"/],
    play: [{ sees: 'a' }, { set: { a: 'x' }, sees: 'a b' }],
  },
  {
    name: 'bind:: in place of the short columns',
    form: book([
      'type | name | label | bind::required | bind::constraint | bind::jr:constraintMsg | bind::readonly',
      'integer | umur | Umur | yes | . > 0 | Harus di atas nol | no',
    ]),
    play: [{ required: 'umur', set: { umur: '0' }, messages: { umur: 'Harus di atas nol' } }],
  },
  {
    name: 'default language in the settings decides what is shown first',
    form: book(['type | name | label::en | label::id', 'text | nama | Name | Nama'], {
      settings: ['form_id | default_language', 'uji | id'],
    }),
    compiled: [/<translation[^>]*default="true\(\)"[^>]*lang="id"|<translation[^>]*lang="id"[^>]*default="true\(\)"/],
    play: [{ language: 'xx', labels: { nama: 'Nama' } }],
  },
  {
    name: 'settings of other programs do no harm',
    form: book(survey, {
      settings: [
        'form_title | form_id | auto_send | auto_delete | style | sms_keyword | catatan kami',
        'Survei | survei | true | false | theme-grid | srv | jangan diubah',
      ],
    }),
    title: 'Survei',
    play: [{ sees: 'nama desa' }],
  },
];
