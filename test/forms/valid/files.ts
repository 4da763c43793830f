import { book, type ValidForm } from '../validForm.ts';

const csv = 'name,label,prov\n3273,Kota Bandung,32\n3204,Bandung,32\n3404,"Sleman, DIY",34\n';
const xml =
  '<root><item><name>bri</name><label>Bank BRI</label></item><item><name>kop</name><label>Koperasi</label></item></root>';
const geojson = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'p1',
      properties: { title: 'Pasar Baru', jenis: 'pasar' },
      geometry: { type: 'Point', coordinates: [107.6, -6.9] },
    },
    {
      type: 'Feature',
      id: 'p2',
      properties: { title: 'Pasar Beringharjo', jenis: 'pasar' },
      geometry: { type: 'Point', coordinates: [110.3, -7.8] },
    },
  ],
});

/** Choices and values from files beside the form. */
export const fileForms: readonly ValidForm[] = [
  {
    name: 'choices from a CSV file, filtered by one of its columns',
    form: book([
      'type | name | label | choice_filter',
      'text | prov | Kode provinsi',
      'select_one_from_file kabupaten.csv | kab | Kabupaten | prov = ${prov}',
    ]),
    files: { 'kabupaten.csv': csv },
    compiled: [/src="jr:\/\/file-csv\/kabupaten\.csv"/],
    play: [
      { choices: { kab: '' } },
      { set: { prov: '32' }, choices: { kab: '3273 3204' } },
      { set: { prov: '34' }, choiceLabels: { kab: ['Sleman, DIY'] } },
    ],
  },
  {
    name: 'choices from a CSV file with other columns for codes and labels',
    form: book([
      'type | name | label | parameters',
      'select_multiple_from_file bank.csv | bank | Bank | value=kode label=nama_bank',
    ]),
    files: { 'bank.csv': 'kode,nama_bank\n002,BRI\n008,Mandiri\n' },
    play: [
      { choices: { bank: '002 008' }, choiceLabels: { bank: ['BRI', 'Mandiri'] } },
      { set: { bank: ['008'] }, values: { bank: ['008'] } },
    ],
  },
  {
    name: 'choices from an XML file',
    form: book(['type | name | label', 'select_one_from_file pemberi.xml | p | Pemberi pinjaman']),
    files: { 'pemberi.xml': xml },
    compiled: [/src="jr:\/\/file\/pemberi\.xml"/],
    play: [{ choices: { p: 'bri kop' }, choiceLabels: { p: ['Bank BRI', 'Koperasi'] } }],
  },
  {
    name: 'choices from a GeoJSON file',
    form: book(['type | name | label', 'select one from file pasar.geojson | pasar | Pasar']),
    files: { 'pasar.geojson': geojson },
    play: [{ choices: { pasar: 'p1 p2' }, choiceLabels: { pasar: ['Pasar Baru', 'Pasar Beringharjo'] } }],
  },
  {
    name: 'a file in place of a list',
    form: book(['type | name | label', 'select_one kabupaten.csv | kab | Kabupaten']),
    files: { 'kabupaten.csv': csv },
    play: [{ choices: { kab: '3273 3204 3404' } }],
  },
  {
    name: 'a file that is used twice',
    form: book([
      'type | name | label | choice_filter',
      'select_one_from_file kabupaten.csv | lahir | Lahir di',
      'select_one_from_file kabupaten.csv | tinggal | Tinggal di | name != ${lahir}',
    ]),
    files: { 'kabupaten.csv': csv },
    play: [{ set: { lahir: '3204' }, choices: { lahir: '3273 3204 3404', tinggal: '3273 3404' } }],
  },
  {
    name: 'a value from a CSV file by pulldata',
    form: book([
      'type | name | label | calculation',
      'text | nik | NIK',
      "calculate | nama | | pulldata('penerima', 'nama', 'nik', ${nik})",
      'note | sapa | Benar dengan ${nama}?',
    ]),
    files: { 'penerima.csv': 'nik,nama,bantuan\n111,Siti Aminah,BLT\n222,Budi,PKH\n' },
    play: [
      { values: { nama: null } },
      { set: { nik: '111' }, values: { nama: 'Siti Aminah' }, labels: { sapa: 'Benar dengan Siti Aminah?' } },
      { set: { nik: '999' }, values: { nama: null } },
    ],
  },
  {
    name: 'a value from an external CSV file by its instance',
    form: book([
      'type | name | label | calculation',
      'csv-external | peserta',
      'text | id | Nomor peserta',
      "calculate | nama | | instance('peserta')/root/item[nomor = ${id}]/nama",
      "calculate | banyak | | count(instance('peserta')/root/item)",
    ]),
    files: { 'peserta.csv': 'nomor,nama\nA1,Ani\nA2,Budi\n' },
    play: [{ set: { id: 'A2' }, values: { nama: 'Budi', banyak: '2' } }],
  },
  {
    name: 'a value from an external XML file of any shape',
    form: book([
      'type | name | label | calculation',
      'xml-external | rumah',
      'integer | kamar | Berapa kamar?',
      "calculate | berapa | | count(instance('rumah')/daftar/rumah[kamar = current()/../kamar])",
    ]),
    files: {
      'rumah.xml':
        '<daftar><rumah><kamar>2</kamar></rumah><rumah><kamar>3</kamar></rumah><rumah><kamar>2</kamar></rumah></daftar>',
    },
    play: [
      { set: { kamar: '2' }, values: { berapa: '2' } },
      { set: { kamar: '5' }, values: { berapa: '0' } },
    ],
  },
  {
    name: 'a CSV file as Excel in Indonesia saves it: byte order mark, quotes, lines of Windows',
    form: book(['type | name | label', 'select_one_from_file pos.csv | pos | Posko']),
    files: { 'pos.csv': '\uFEFF"name","label"\r\n"p1","Posko ""Utama"""\r\n"p2","Posko\tDua"\r\n' },
    play: [{ choices: { pos: 'p1 p2' }, choiceLabels: { pos: ['Posko "Utama"', 'Posko Dua'] } }],
  },
  {
    name: 'pictures and sounds beside labels',
    form: book(
      ['type | name | label | media::image | media::audio', 'select_one yt | a | Lihat gambar | peta.png | tanya.mp3'],
      { choices: ['list_name | name | label | image', 'yt | ya | Ya | ya.jpg', 'yt | tidak | Tidak'] },
    ),
    files: { 'peta.png': '', 'tanya.mp3': '', 'ya.jpg': '' },
    compiled: [/jr:\/\/images\/peta\.png/, /jr:\/\/audio\/tanya\.mp3/, /jr:\/\/images\/ya\.jpg/],
    play: [{ labels: { a: 'Lihat gambar' }, choiceLabels: { a: ['Ya', 'Tidak'] } }],
  },
];
