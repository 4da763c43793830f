import { faultyBook, yesNo, type FaultyForm } from '../faultyForm.ts';

const header = 'type | name | label';
const fromFile = 'type | name | label | parameters';

/** Files beside the form, and what this console does not run. */
export const fileFaults: readonly FaultyForm[] = [
  faultyBook('a file that is not there', 'file_missing', [header, '»select_one_from_file kabupaten.csv | a | A'], {
    says: ['kabupaten.csv'],
  }),
  faultyBook('a file under a misspelled name', 'file_missing', [header, '»select_one_from_file kabupten.csv | a | A'], {
    files: { 'kabupaten.csv': 'name,label\na,A\n' },
    says: ['kabupaten.csv'],
  }),
  faultyBook(
    'a file without an ending',
    ['file_invalid', 'list_unknown', 'type_unknown', 'file_missing'],
    [header, '»select_one_from_file kabupaten | a | A'],
    {
      files: { 'kabupaten.csv': 'name,label\na,A\n' },
    },
  ),
  faultyBook(
    'a file of Excel for choices',
    ['file_invalid', 'not_supported', 'type_unknown', 'file_missing'],
    [header, '»select_one_from_file kabupaten.xlsx | a | A'],
  ),
  faultyBook(
    'a CSV file without the column for codes',
    ['file_invalid', 'parameter_invalid'],
    [header, '»select_one_from_file k.csv | a | A'],
    {
      files: { 'k.csv': 'kode,nama\na,A\n' },
    },
  ),
  faultyBook(
    'a column of codes that the CSV file does not have',
    ['parameter_invalid', 'file_invalid', 'node_unknown'],
    [fromFile, 'select_one_from_file k.csv | a | A | »value=kode label=nama'],
    { files: { 'k.csv': 'kd,nama\na,A\n' }, says: ['kode'] },
  ),
  faultyBook(
    'a CSV file with a quote that is not closed',
    'file_invalid',
    [header, '»select_one_from_file k.csv | a | A'],
    {
      files: { 'k.csv': 'name,label\na,"A\nb,B\n' },
      severity: 'either',
    },
  ),
  faultyBook('an empty CSV file', 'file_invalid', [header, '»select_one_from_file k.csv | a | A'], {
    files: { 'k.csv': '' },
  }),
  faultyBook('an XML file that is not well-formed', 'file_invalid', [header, '»select_one_from_file k.xml | a | A'], {
    files: { 'k.xml': '<root><item><name>a</name></root>' },
  }),
  faultyBook('a GeoJSON file that is no JSON', 'file_invalid', [header, '»select_one_from_file k.geojson | a | A'], {
    files: { 'k.geojson': '{"type": "FeatureCollection", ' },
  }),
  faultyBook(
    'a GeoJSON file that is no collection',
    'file_invalid',
    [header, '»select_one_from_file k.geojson | a | A'],
    {
      files: { 'k.geojson': '{"type": "Feature", "properties": {}}' },
    },
  ),
  faultyBook(
    'an external CSV file that is not there',
    'file_missing',
    ['type | name | label', '»csv-external | »peserta', 'text | a | A'],
    {
      says: ['peserta.csv'],
    },
  ),
  faultyBook(
    'pulldata from a file that is not there',
    ['file_missing', 'instance_unknown'],
    [
      'type | name | label | calculation',
      'text | nik | NIK',
      "calculate | nama | | »pulldata('penerima', 'nama', 'nik', ${nik})",
    ],
    { says: ['penerima'] },
  ),
  faultyBook(
    'pulldata of a column that is not there',
    ['node_unknown', 'file_invalid', 'parameter_invalid', 'reference_unknown'],
    [
      'type | name | label | calculation',
      'text | nik | NIK',
      "calculate | nama | | »pulldata('penerima', 'nama_lengkap', 'nik', ${nik})",
    ],
    { files: { 'penerima.csv': 'nik,nama\n1,A\n' }, says: ['nama_lengkap'], severity: 'either' },
  ),
  faultyBook(
    'a picture that is not there',
    'media_missing',
    ['type | name | label | media::image', 'note | a | A | »peta.png'],
    {
      severity: 'either',
      says: ['peta.png'],
    },
  ),
  faultyBook('a sound of a choice that is not there', 'media_missing', [header, 'select_one yt | a | A'], {
    book: { choices: ['list_name | name | label | audio', 'yt | ya | Ya | »ya.mp3', 'yt | tidak | Tidak'] },
    severity: 'either',
  }),
  ...['image', 'audio', 'video', 'file', 'geotrace', 'geoshape', 'barcode', 'background-audio'].map((type) =>
    faultyBook(
      `a question of the type ${type}, which is not run here`,
      'not_supported',
      [header, `»${type} | a | A`, 'text | b | B'],
      {
        severity: 'either',
        says: [type],
      },
    ),
  ),
  faultyBook(
    'a photo that must be taken, which is not run here',
    'not_supported',
    ['type | name | label | required', '»image | a | A | »yes', 'text | b | B'],
    { severity: 'warning' },
  ),
  faultyBook('an audit, which is not run here', 'not_supported', [header, '»audit | audit', 'text | a | A'], {
    severity: 'either',
    says: ['audit'],
  }),
  faultyBook(
    'the last saved answer, which is not run here',
    'not_supported',
    ['type | name | label | default', 'text | a | A | »${last-saved#a}'],
    { severity: 'either', says: ['last-saved'] },
  ),
  faultyBook('encryption, which is not run here', 'not_supported', [header, 'text | a | A'], {
    book: { settings: ['form_id | »public_key', 'uji | »MIIBIjANBgkqhkiG9w0BAQ'] },
    severity: 'either',
  }),
  faultyBook('entities, which are not run here', 'not_supported', [header, 'text | a | A'], {
    book: { entities: ['list_name | label', 'usaha | ${a}'] },
    severity: 'either',
    sheet: 'entities',
  }),
  faultyBook(
    'choices from an external sheet, which is not run here',
    ['not_supported', 'type_unknown', 'list_unknown'],
    ['type | name | label | choice_filter', 'text | p | P', '»select_one_external k | a | A | p = ${p}'],
    { book: { external_choices: ['list_name | name | label | p', 'k | x | X | 1'] }, severity: 'either' },
  ),
  faultyBook(
    'search(), which is not run here',
    'not_supported',
    ['type | name | label | appearance', "select_one yt | a | A | »search('kabupaten')"],
    {
      book: { choices: yesNo },
      severity: 'either',
    },
  ),
  faultyBook(
    'a filter by a child that the XML file does not have',
    ['node_unknown', 'reference_unknown', 'file_invalid'],
    ['type | name | label | choice_filter', 'text | p | P', 'select_one_from_file k.xml | a | A | »prov = ${p}'],
    { files: { 'k.xml': '<root><item><name>a</name><label>A</label></item></root>' }, severity: 'either' },
  ),
  faultyBook(
    'a label that the XML file does not have',
    ['node_unknown', 'parameter_invalid', 'file_invalid'],
    ['type | name | label | parameters', 'select_one_from_file k.xml | a | A | »label=judul'],
    { files: { 'k.xml': '<root><item><name>a</name><label>A</label></item></root>' }, says: ['judul'] },
  ),
  faultyBook(
    'a path that the XML file does not have',
    ['node_unknown', 'reference_unknown', 'file_invalid'],
    [
      'type | name | label | calculation',
      'xml-external | rumah',
      "calculate | n | | »count(instance('rumah')/daftr/rumah)",
    ],
    { files: { 'rumah.xml': '<daftar><rumah/></daftar>' }, severity: 'either' },
  ),
  faultyBook(
    'a filter by a property that the GeoJSON file does not have',
    ['node_unknown', 'reference_unknown', 'file_invalid'],
    ['type | name | label | choice_filter', 'text | p | P', 'select_one_from_file k.geojson | a | A | »jenis = ${p}'],
    {
      files: {
        'k.geojson':
          '{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":{"title":"A"},"geometry":{"type":"Point","coordinates":[107,-6]}}]}',
      },
      severity: 'either',
    },
  ),
];
