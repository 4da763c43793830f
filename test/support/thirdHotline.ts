import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { thirdHotlinePack } from './thirdHotlinePack.ts';

/** What a row says in its three languages. */
type Said = readonly [id: string, en: string, jv: string];
type Row = Readonly<Record<string, string>>;

const languages = ['Basa Jawa (jv)', 'English (en)', 'Bahasa Indonesia (id)'] as const;

const said = (column: string, [id, en, jv]: Said): Row => ({
  [`${column}::${languages[0]}`]: jv,
  [`${column}::${languages[1]}`]: en,
  [`${column}::${languages[2]}`]: id,
});

const row = (type: string, name: string, label: Said | null, more: Row = {}): Row => ({
  type,
  name,
  ...(label === null ? {} : said('label', label)),
  ...more,
});

const region: readonly (readonly [string, Said])[] = [
  ['kode', ['Kode', 'Code', 'Kode']],
  ['desa', ['Desa', 'Village', 'Desa']],
  ['kecamatan', ['Kecamatan', 'District', 'Kecamatan']],
  ['kabupaten', ['Kabupaten', 'Regency', 'Kabupaten']],
  ['provinsi', ['Provinsi', 'Province', 'Provinsi']],
  ['zona', ['Zona', 'Zone', 'Zona']],
  ['label', ['Tempat', 'Place', 'Panggonan']],
];

const survey: readonly Row[] = [
  row('begin_group', 'konteks', ['Konteks', 'Context', 'Konteks'], { appearance: 'hidden' }),
  row('text', 'nama_agen', ['Petugas', 'Agent', 'Petugas']),
  row('text', 'nomor_penelepon', ['Nomor', 'Number', 'Nomer']),
  row('text', 'nomor_referensi', ['Laporan', 'Report', 'Laporan']),
  row('end_group', '', null),
  row('begin_group', 'mlebu', ['Telepon masuk', 'Incoming', 'Telpon mlebu']),
  row(
    'note',
    'sapa',
    [
      'Posko Banjir, saya ${nama_agen}. Apakah semua orang di rumah selamat?',
      'Flood desk, ${nama_agen} speaking. Is everybody in the house safe?',
      'Posko Banjir, kula ${nama_agen}. Sedaya ingkang wonten griya slamet?',
    ],
    { appearance: 'say' },
  ),
  row('text', 'pelapor', ['Nama pelapor', 'Name of the caller', 'Jenenge sing lapor'], {
    required: "${pelapor_na} = ''",
  }),
  row('select_one ora_dijawab', 'pelapor_na', ['Tanpa nama karena', 'No name because', 'Tanpa jeneng amarga'], {
    appearance: 'non-answer',
  }),
  row('text', 'telepon_pelapor', ['Nomor balik', 'Number to call', 'Nomer sing bisa ditelpon'], {
    appearance: 'phone',
    trigger: '${nomor_penelepon}',
    calculation: "if(${telepon_pelapor} = '', ${nomor_penelepon}, ${telepon_pelapor})",
  }),
  row('end_group', '', null),
  row('begin_group', 'papan', ['Tempat banjir', 'Place of the flood', 'Papan banjir']),
  row('begin_group', 'tempat', ['Di mana', 'Where', 'Ing ngendi'], { appearance: 'id-region' }),
  ...region.map(([part, label]) => row('text', `tempat_${part}`, label)),
  row('end_group', '', null),
  row('text', 'patokan', ['Patokan', 'Landmark', 'Tetenger'], { appearance: 'multiline' }),
  row('integer', 'tinggi_air', ['Tinggi air (cm)', 'Depth of the water (cm)', 'Jeroné banyu (cm)'], {
    constraint: '. >= 0 and . <= 1000',
    ...said('constraint_message', ['Isi 0 sampai 1000.', 'Write 0 to 1000.', 'Isinen 0 nganti 1000.']),
  }),
  row(
    'note',
    'awas_dalam',
    [
      'Lebih dari 1 meter: jangan menyuruh mereka berjalan.',
      'Above 1 metre: never tell them to walk.',
      'Luwih saka 1 meter: aja dikon mlaku.',
    ],
    { appearance: 'warn', relevant: '${tinggi_air} > 100' },
  ),
  row('end_group', '', null),
  row('begin_group', 'kabutuhan', ['Kebutuhan', 'Needs', 'Kabutuhan']),
  row('text', 'kepala_keluarga', ['Kepala keluarga', 'Head of the household', 'Kepala kulawarga']),
  row('select_multiple butuh', 'kebutuhan_mendesak', ['Yang dibutuhkan', 'What is needed', 'Sing dibutuhake'], {
    required: 'yes',
  }),
  row('begin_repeat', 'warga', ['Warga', 'People', 'Warga']),
  row('select_one umur', 'warga_umur', ['Umur', 'Age', 'Umur']),
  row('integer', 'warga_jumlah', ['Berapa orang', 'How many', 'Pira wong']),
  row('end_repeat', '', null),
  row('calculate', 'jumlah_warga', null, { calculation: 'sum(${warga_jumlah})' }),
  row('end_group', '', null),
  row('begin_group', 'rampung', ['Selesai', 'Closing', 'Rampung']),
  row(
    'note',
    'pamit',
    [
      'Nomor laporan ${nomor_referensi}. Tetap di tempat yang tinggi.',
      'Report number ${nomor_referensi}. Stay on high ground.',
      'Nomer laporan ${nomor_referensi}. Tetep ing panggonan sing dhuwur.',
    ],
    { appearance: 'say' },
  ),
  row('text', 'catatan_petugas', ['Catatan petugas', 'Note', 'Cathetan petugas'], { appearance: 'multiline' }),
  row('end_group', '', null),
];

const choice = (list: string, name: string, label: Said): Row => ({ list_name: list, name, ...said('label', label) });

const choices: readonly Row[] = [
  choice('ora_dijawab', 'panik', ['Terlalu panik', 'Too upset', 'Panik banget']),
  choice('ora_dijawab', 'putus', ['Sambungan buruk', 'Bad line', 'Sambungan ala']),
  choice('butuh', 'EVAK', ['Dijemput', 'To be fetched', 'Dipethuk']),
  choice('butuh', 'AIR', ['Air bersih', 'Clean water', 'Banyu resik']),
  choice('butuh', 'PANGAN', ['Makanan', 'Food', 'Panganan']),
  choice('butuh', 'OBAT', ['Obat', 'Medicine', 'Obat-obatan']),
  choice('umur', 'bayi', ['Bayi', 'Infant', 'Bayi alit']),
  choice('umur', 'anak', ['Anak', 'Child', 'Lare']),
  choice('umur', 'dewasa', ['Dewasa', 'Adult', 'Diwasa']),
  choice('umur', 'lansia', ['Lansia', 'Elderly', 'Sepuh']),
];

const settings: readonly Row[] = [
  { form_title: 'Posko Banjir', form_id: 'posko-banjir', version: '1', default_language: languages[2] },
];

const sheets: Readonly<Record<string, readonly Row[]>> = { survey, choices, settings };

/** The workbook, as a program writes it that knows nothing of this one. */
async function workbook(): Promise<Buffer> {
  const written = Object.entries(sheets).map(([sheet, rows]) => {
    const headers = [...new Set(rows.flatMap((line) => Object.keys(line)))];
    const lines = [headers, ...rows.map((line) => headers.map((header) => line[header] ?? ''))];
    return {
      sheet,
      data: lines.map((line) => line.map((value) => (value === '' ? null : { value, type: String }))),
    };
  });
  return writeXlsxFile(written).toBuffer();
}

/**
 * A hotline that no code was written for: flood relief, three languages, a time zone, roles, dispositions and a form of its
 * own. Writes its pack into `folder` and returns that.
 */
export async function writeThirdHotline(folder: string): Promise<string> {
  const pack = thirdHotlinePack();
  const article = (language: string): string => `# ${language === 'id' ? 'Air bersih' : 'Clean water'}\n\n10 liter.\n`;
  const files: Readonly<Record<string, string | Buffer>> = {
    'pack.json': JSON.stringify(pack),
    [pack.form]: await workbook(),
    'knowledge/banyu.id.md': article('id'),
    'knowledge/banyu.en.md': article('en'),
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
