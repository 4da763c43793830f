import type { RegionHit } from '../../shared/model/region.ts';
import { formXml, type Item } from './formXml.ts';

const parts = ['kode', 'desa', 'kecamatan', 'kabupaten', 'provinsi', 'zona', 'label'];

export const region = (name: string, label: string): Item => ({
  kind: 'group',
  name,
  appearance: 'id-region',
  label,
  children: parts.map((part): Item => ({ kind: 'input', name: `${name}_${part}`, label: part })),
});

export const nonAnswer = (question: string): Item => ({
  kind: 'select1',
  name: `${question}_na`,
  appearance: 'non-answer',
  label: { id: 'Tidak dijawab karena', en: 'Not answered because' },
  choices: {
    tidak_tahu: { id: 'Tidak tahu', en: 'Does not know' },
    menolak: { id: 'Menolak', en: 'Declines' },
    tidak_punya: { id: 'Tidak punya', en: 'Has none' },
  },
});

/** Every kind of node once, over two steps. */
export const allKindsForm = (): string =>
  formXml({
    title: 'Semua jenis',
    items: [
      {
        kind: 'group',
        name: 'konteks',
        appearance: 'hidden',
        label: 'Konteks',
        children: [
          { kind: 'input', name: 'nama_agen', label: 'Agen' },
          { kind: 'input', name: 'waktu_hari', label: 'Waktu' },
        ],
      },
      {
        kind: 'group',
        name: 'satu',
        label: { id: 'Identitas usaha', en: 'The business' },
        children: [
          {
            kind: 'input',
            name: 'buka',
            appearance: 'say',
            readonly: true,
            label: {
              id: 'Selamat <output value="/data/konteks/waktu_hari"/>, dengan Bapak/Ibu <output value="/data/satu/nama"/>? **Mohon** ditunggu.',
              en: 'Good <output value="/data/konteks/waktu_hari"/>, am I speaking with <output value="/data/satu/nama"/>? **Please** hold on.',
            },
          },
          {
            kind: 'input',
            name: 'petunjuk',
            appearance: 'instruct',
            readonly: true,
            label: { id: 'Catat nama seperti dieja.', en: 'Write the name as spelled.' },
          },
          {
            kind: 'input',
            name: 'nama',
            label: { id: 'Nama penelepon', en: 'Name of the caller' },
            required: 'true()',
            hint: { id: 'Satu kata pun sah.', en: 'One word is enough.' },
          },
          nonAnswer('nama'),
          {
            kind: 'input',
            name: 'eja',
            appearance: 'probe',
            readonly: true,
            label: { id: 'Mohon dieja namanya?', en: 'Could you spell it?' },
          },
          {
            kind: 'input',
            name: 'w_nama',
            appearance: 'warn',
            readonly: true,
            relevant: 'string-length(/data/satu/nama) = 1',
            label: { id: 'Nama satu huruf jarang ada.', en: 'A name of one letter is rare.' },
          },
          {
            kind: 'select1',
            name: 'jenis',
            label: { id: 'Jenis pelaku', en: 'Kind of business' },
            choices: {
              koperasi: { id: 'Koperasi', en: 'Cooperative' },
              mikro: { id: 'Mikro', en: 'Micro' },
              kecil: { id: 'Kecil', en: 'Small' },
            },
          },
          nonAnswer('jenis'),
          {
            kind: 'input',
            name: 'lainnya',
            relevant: "/data/satu/jenis = 'kecil'",
            label: { id: 'Sebutkan usahanya', en: 'Which business' },
          },
          {
            kind: 'select',
            name: 'kendala',
            label: { id: 'Kendala', en: 'Trouble' },
            choices: {
              bahan: { id: 'Bahan baku', en: 'Raw materials' },
              jual: { id: 'Penjualan', en: 'Sales' },
              modal: { id: 'Modal', en: 'Capital' },
            },
          },
          {
            kind: 'input',
            name: 'pekerja',
            type: 'int',
            label: { id: 'Jumlah pekerja', en: 'Workers' },
            constraint: '. >= 0 and . < 10000',
            message: { id: 'Jumlah pekerja antara 0 dan 9.999.', en: 'Between 0 and 9,999 workers.' },
          },
          { kind: 'input', name: 'luas', type: 'decimal', label: { id: 'Luas (ha)', en: 'Area (ha)' } },
          { kind: 'input', name: 'sejak', type: 'date', label: { id: 'Sejak tanggal', en: 'Since' } },
          { kind: 'input', name: 'jam', type: 'time', label: { id: 'Jam buka', en: 'Opens at' } },
          { kind: 'input', name: 'telepon', appearance: 'phone', label: { id: 'Nomor kontak', en: 'Contact number' } },
          { kind: 'input', name: 'nik', appearance: 'nik', label: 'NIK' },
          region('wilayah', 'Wilayah usaha'),
          nonAnswer('wilayah_kabupaten'),
          { kind: 'trigger', name: 'dibaca', label: { id: 'Privasi sudah dibacakan', en: 'Privacy notice was read' } },
          { kind: 'input', name: 'foto', type: 'geopoint', label: { id: 'Lokasi', en: 'Place' } },
        ],
      },
      {
        kind: 'group',
        name: 'dua',
        label: { id: 'Cerita dan pinjaman', en: 'Story and loans' },
        children: [
          {
            kind: 'input',
            name: 'cerita',
            appearance: 'multiline',
            label: { id: 'Cerita penelepon', en: 'What the caller tells' },
          },
          {
            kind: 'repeat',
            name: 'utang',
            label: { id: 'Pinjaman', en: 'Loan' },
            children: [
              { kind: 'input', name: 'lembaga', label: { id: 'Pemberi pinjaman', en: 'Lender' } },
              nonAnswer('lembaga'),
              { kind: 'input', name: 'besar', type: 'int', label: { id: 'Besarnya (juta)', en: 'Amount (million)' } },
            ],
          },
          { kind: 'input', name: 'jumlah', calculate: 'sum(/data/dua/utang/besar)' },
          {
            kind: 'input',
            name: 'akhir',
            appearance: 'say',
            readonly: true,
            label: {
              id: 'Jumlah pinjaman <output value="/data/dua/jumlah"/> juta. Terima kasih.',
              en: 'Loans come to <output value="/data/dua/jumlah"/> million. Thank you.',
            },
          },
        ],
      },
    ],
  });

const place = (code: string, name: string): { readonly code: string; readonly name: string } => ({ code, name });

/** Two villages and a regency, as the region search finds them. */
export const someRegions: readonly RegionHit[] = [
  {
    code: '34.04.07.2004',
    level: 'village',
    name: 'Caturtunggal',
    province: place('34', 'Daerah Istimewa Yogyakarta'),
    regency: place('34.04', 'Kabupaten Sleman'),
    district: place('34.04.07', 'Depok'),
    village: place('34.04.07.2004', 'Caturtunggal'),
    label: 'Caturtunggal, Depok, Sleman, DI Yogyakarta',
    timeZone: 'WIB',
  },
  {
    code: '34.04.07.2002',
    level: 'village',
    name: 'Condongcatur',
    province: place('34', 'Daerah Istimewa Yogyakarta'),
    regency: place('34.04', 'Kabupaten Sleman'),
    district: place('34.04.07', 'Depok'),
    village: place('34.04.07.2002', 'Condongcatur'),
    label: 'Condongcatur, Depok, Sleman, DI Yogyakarta',
    timeZone: 'WIB',
  },
  {
    code: '34.04',
    level: 'regency',
    name: 'Kabupaten Sleman',
    province: place('34', 'Daerah Istimewa Yogyakarta'),
    regency: place('34.04', 'Kabupaten Sleman'),
    district: null,
    village: null,
    label: 'Sleman, DI Yogyakarta',
    timeZone: 'WIB',
  },
];
