import { readAreas } from '../../scripts/regions/readAreas.ts';
import type { FormAttachment } from '../../shared/model/formFiles.ts';
import { formXml, type Item } from '../../test/form/formXml.ts';

export type BenchForm = {
  readonly name: string;
  readonly xml: string;
  readonly attachments: readonly FormAttachment[];
};

const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');

const note = (name: string, id: string, en: string, relevant?: string): Item => ({
  kind: 'input',
  name,
  appearance: 'say',
  readonly: true,
  label: { id, en },
  ...(relevant === undefined ? {} : { relevant }),
});
const text = (name: string, id: string, en: string, relevant?: string): Item => ({
  kind: 'input',
  name,
  label: { id, en },
  ...(relevant === undefined ? {} : { relevant }),
});
const number = (name: string, id: string, en: string): Item => ({
  kind: 'input',
  name,
  type: 'int',
  label: { id, en },
  constraint: '. >= 0 and . < 100000',
  message: { id: 'Antara 0 dan 99.999.', en: 'Between 0 and 99,999.' },
});
const calculated = (name: string, calculate: string): Item => ({ kind: 'input', name, calculate });
const caller = '<output value="/data/satu/nama"/>';

/**
 * A hotline's script: 46 questions in four steps, the name of the caller in six of its sentences, calculations that follow what is
 * typed, branches, a repeat with sums over it, and the 38 provinces, 514 regencies and 7,285 districts as data files.
 */
async function script(): Promise<BenchForm> {
  const { provinces, regencies, districts } = await readAreas();
  const parent = (code: string): string => code.slice(0, code.lastIndexOf('.'));
  const one: Item[] = [
    note('buka', `Selamat siang, dengan **${caller}**?`, `Good day, am I speaking with **${caller}**?`),
    text('nama', 'Nama penelepon', 'Name of the caller'),
    { kind: 'trigger', name: 'setuju', label: { id: 'Setuju dicatat', en: 'Agrees to be recorded' } },
    text('usaha', `Nama usaha ${caller}`, `Business of ${caller}`),
    {
      kind: 'select1',
      name: 'jenis',
      label: { id: 'Jenis pelaku', en: 'Kind' },
      choices: { koperasi: 'Koperasi', mikro: 'Mikro', kecil: 'Kecil', menengah: 'Menengah' },
    },
    {
      kind: 'select',
      name: 'kendala',
      label: { id: 'Kendala', en: 'Trouble' },
      choices: { bahan: 'Bahan baku', jual: 'Penjualan', modal: 'Modal', kirim: 'Pengiriman', tenaga: 'Tenaga kerja' },
    },
    number('umur', 'Umur usaha', 'Age of the business'),
    number('pekerja', 'Jumlah pekerja', 'Workers'),
    text('lain', 'Usaha lain', 'Another business', "/data/satu/jenis = 'kecil'"),
    text('anggota', 'Jumlah anggota koperasi', 'Members', "/data/satu/jenis = 'koperasi'"),
    calculated('panjang', 'string-length(/data/satu/nama)'),
    calculated('sapaan', "concat('Bapak/Ibu ', /data/satu/nama)"),
    calculated('besar', "if(/data/satu/pekerja > 10, 'besar', 'kecil')"),
    note('ulang', 'Baik, <output value="/data/satu/sapaan"/>.', 'Well, <output value="/data/satu/sapaan"/>.'),
    note('pendek', 'Nama sangat pendek.', 'A very short name.', '/data/satu/panjang = 1'),
  ];
  const two: Item[] = [
    note('dimana', `Di mana usaha ${caller}?`, `Where is the business of ${caller}?`),
    {
      kind: 'select1',
      name: 'provinsi',
      label: { id: 'Provinsi', en: 'Province' },
      choices: "instance('provinsi')/root/item",
    },
    {
      kind: 'select1',
      name: 'kabupaten',
      label: { id: 'Kabupaten', en: 'Regency' },
      choices: "instance('kabupaten')/root/item[first = /data/dua/provinsi]",
    },
    {
      kind: 'select1',
      name: 'kecamatan',
      label: { id: 'Kecamatan', en: 'District' },
      choices: "instance('kecamatan')/root/item[first = /data/dua/kabupaten]",
    },
    calculated('nama_kecamatan', "instance('kecamatan')/root/item[name = /data/dua/kecamatan]/label"),
    text(
      'alamat',
      'Alamat di <output value="/data/dua/nama_kecamatan"/>',
      'Address in <output value="/data/dua/nama_kecamatan"/>',
    ),
    text('patokan', 'Patokan', 'Landmark'),
  ];
  const troubles = ['bahan', 'jual', 'modal', 'kirim', 'tenaga'];
  const three: Item[] = troubles.flatMap((trouble): Item[] => [
    text(
      `${trouble}_apa`,
      `${caller}, apa kendalanya (${trouble})?`,
      `${caller}, what is wrong (${trouble})?`,
      `selected(/data/satu/kendala, '${trouble}')`,
    ),
    number(`${trouble}_rugi`, `Kerugian (${trouble})`, `Loss (${trouble})`),
  ]);
  const sums = troubles.map((trouble) => `coalesce(/data/tiga/${trouble}_rugi, 0)`).join(' + ');
  const four: Item[] = [
    {
      kind: 'repeat',
      name: 'utang',
      label: { id: 'Pinjaman', en: 'Loan' },
      children: [
        text('lembaga', 'Pemberi pinjaman', 'Lender'),
        number('sisa', 'Sisa', 'Rest'),
        number('cicilan', 'Cicilan', 'Instalment'),
      ],
    },
    calculated('banyak_utang', 'count(/data/empat/utang)'),
    calculated('jumlah_utang', 'sum(/data/empat/utang/sisa)'),
    calculated('rugi', sums),
    note(
      'akhir',
      `Terima kasih, ${caller}. Utang <output value="/data/empat/jumlah_utang"/>, rugi <output value="/data/empat/rugi"/>.`,
      `Thank you, ${caller}. Loans <output value="/data/empat/jumlah_utang"/>, loss <output value="/data/empat/rugi"/>.`,
    ),
    ...['harapan', 'bantuan', 'sumber', 'pesan', 'kontak', 'jam'].map((name) =>
      text(name, `Pertanyaan ${name}`, `Question ${name}`),
    ),
  ];
  const steps = { satu: one, dua: two, tiga: three, empat: four };
  return {
    name: '46 questions',
    xml: formXml({
      title: 'Naskah',
      files: ['provinsi', 'kabupaten', 'kecamatan'],
      items: Object.entries(steps).map(
        ([name, children]): Item => ({ kind: 'group', name, label: `Langkah ${name}`, children }),
      ),
    }),
    attachments: [
      { name: 'provinsi.csv', text: csv([['name', 'label'], ...provinces.map(({ code, name }) => [code, name])]) },
      {
        name: 'kabupaten.csv',
        text: csv([['name', 'label', 'first'], ...regencies.map(({ code, name }) => [code, name, parent(code)])]),
      },
      {
        name: 'kecamatan.csv',
        text: csv([['name', 'label', 'first'], ...districts.map(({ code, name }) => [code, name, parent(code)])]),
      },
    ],
  };
}

/** 500 questions in one step: every fifth a list, every tenth shown only after an answer, every twentieth with the caller's name. */
const long = (count: number): BenchForm => ({
  name: `${count} questions`,
  xml: formXml({
    title: 'Panjang',
    items: [
      {
        kind: 'group',
        name: 'satu',
        label: 'Satu langkah',
        children: [
          text('nama', 'Nama penelepon', 'Name of the caller'),
          ...Array.from({ length: count - 1 }, (_, index): Item => {
            const name = `q${index}`;
            if (index % 20 === 3)
              return text(name, `Pertanyaan ${index} untuk ${caller}`, `Question ${index} for ${caller}`);
            if (index % 5 === 1) {
              return {
                kind: 'select1',
                name,
                label: { id: `Pilihan ${index}`, en: `Choice ${index}` },
                choices: { a: 'Ya', b: 'Tidak', c: 'Mungkin' },
              };
            }
            if (index % 10 === 7)
              return text(name, `Lanjutan ${index}`, `More ${index}`, `string-length(/data/satu/nama) > ${index % 4}`);
            return text(name, `Pertanyaan ${index}`, `Question ${index}`);
          }),
        ],
      },
    ],
  }),
  attachments: [],
});

/** A list of 20,000 villages beside a text. */
async function choices(): Promise<BenchForm> {
  const { villages } = await readAreas();
  const rows = villages.slice(0, 20_000).map(({ code, name }) => [code, name]);
  return {
    name: '20,000 choices',
    xml: formXml({
      title: 'Pilihan',
      files: ['desa'],
      items: [
        {
          kind: 'group',
          name: 'satu',
          label: 'Satu langkah',
          children: [
            text('nama', 'Nama penelepon', 'Name of the caller'),
            note('buka', `Dengan ${caller}?`, `Is this ${caller}?`),
            {
              kind: 'select1',
              name: 'desa',
              appearance: 'autocomplete',
              label: { id: 'Desa', en: 'Village' },
              choices: "instance('desa')/root/item",
            },
          ],
        },
      ],
    }),
    attachments: [{ name: 'desa.csv', text: csv([['name', 'label'], ...rows]) }],
  };
}

export const benchForms = async () => ({ script: await script(), long: long(500), choices: await choices() });
