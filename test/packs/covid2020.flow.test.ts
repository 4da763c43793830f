import { expect, it } from 'vitest';
import { checkForm } from '../../core/forms/checkForm.ts';
import { loadPack } from '../../core/packs.ts';
import { gapsAtClose } from '../../shared/domain/gapsAtClose.ts';
import { console2020, koperasi, others, siti } from './callers.ts';
import { openFormPage } from './openFormPage.ts';
import { covid2020 } from './packFolder.ts';
import type { ShownNode } from './page/formPageTypes.ts';
import { answersOf, isShown, stepsOf } from './shownSteps.ts';

const form = openFormPage();

const disposition = async (code: string) => {
  const loaded = await loadPack(covid2020, checkForm);
  const found = loaded.ok ? loaded.value.pack.dispositions.find((candidate) => candidate.code === code) : null;
  if (!found) throw new Error(`The pack has no disposition ${code}`);
  return found;
};

const report = [
  'salam',
  'tujuan',
  'privasi',
  'kontak',
  'usaha',
  'cerita',
  'dampak',
  'skala_usaha',
  'kebutuhan_usaha',
  'rujukan_usaha',
  'ringkasan',
  'penutup',
];

it('speaks Indonesian first, then English', async () => {
  expect(await form.languages()).toEqual(['id', 'en']);
});

it('shows the whole script before a word was said, because callers never answer in order', async () => {
  expect(stepsOf(await form.take(console2020))).toEqual(report);
});

it.each([
  ['a report', { jenis_panggilan: 'laporan_dampak', persetujuan_data: 'ya' }, report],
  ['a question', { jenis_panggilan: 'informasi' }, ['salam', 'tujuan', 'informasi', 'penutup']],
  [
    'a question to be answered later',
    { jenis_panggilan: 'informasi', informasi_dihubungi: 'ya' },
    ['salam', 'tujuan', 'privasi', 'informasi', 'kontak', 'penutup'],
  ],
  [
    'a follow-up',
    { jenis_panggilan: 'tindak_lanjut' },
    ['salam', 'tujuan', 'privasi', 'tindak_lanjut', 'kontak', 'penutup'],
  ],
  [
    'a follow-up that adds data',
    { jenis_panggilan: 'tindak_lanjut', hal_tindak_lanjut: 'tambah_data' },
    [...report.slice(0, 3), 'tindak_lanjut', ...report.slice(3)],
  ],
  [
    'no consent',
    { jenis_panggilan: 'laporan_dampak', persetujuan_data: 'tidak' },
    ['salam', 'tujuan', 'privasi', 'informasi', 'penutup'],
  ],
  ['a wrong number', { jenis_panggilan: 'salah_sambung' }, ['salam', 'tujuan']],
])('%s has its own steps', async (_, said, expected) => {
  expect(stepsOf(await form.take(console2020, said))).toEqual(expected);
});

it('a caller who declines is asked nothing personal, and what was heard before is not in the case', async () => {
  await form.take(console2020, siti);
  expect(await form.xml()).toContain('Siti Wahyuni');
  const nodes = await form.answer({ persetujuan_data: 'tidak' });
  for (const name of [
    'nama_penelepon',
    'nomor_kontak',
    'nama_usaha',
    'nik_pemilik',
    'wilayah_label',
    'catatan_cerita',
    'catatan_internal',
    'pertanyaan_informasi',
  ]) {
    expect(isShown(nodes, name)).toBe(false);
  }
  const xml = await form.xml();
  for (const word of ['Siti', 'Keripik', '3404015508850000', 'Caturtunggal', 'Pembeli sepi'])
    expect(xml).not.toContain(word);
  expect(isShown(nodes, 'kebutuhan_umum')).toBe(true);
});

it('NIK and family card are asked only after consent, and only when a programme needs them', async () => {
  expect(isShown(await form.take(console2020), 'perlu_nik')).toBe(false);
  expect(isShown(await form.answer({ persetujuan_data: 'ya' }), 'nik_pemilik')).toBe(false);
  const nodes = await form.answer({ perlu_nik: 'ya' });
  expect(isShown(nodes, 'nik_pemilik') && isShown(nodes, 'no_kk')).toBe(true);
});

it('each kind of trouble opens its own questions, and only cooperatives are asked about members', async () => {
  const nodes = await form.take(console2020, { ...siti, kendala: 'BBK', dampak_utama: 'BBK' });
  expect(isShown(nodes, 'bahan')).toBe(true);
  expect(isShown(nodes, 'omzet_sebelum') || isShown(nodes, 'dirumahkan')).toBe(false);
  expect(isShown(nodes, 'jumlah_anggota')).toBe(false);
  expect(isShown(await form.answer({ jenis_pelaku: 'koperasi' }), 'jumlah_anggota')).toBe(true);
});

it('every question, every note and every step is reached by some caller', async () => {
  const seen = new Set<string>();
  let all: readonly ShownNode[] = [];
  for (const said of [{}, siti, koperasi, ...others]) {
    all = await form.take(console2020, said);
    for (const { name, isRelevant } of all) if (isRelevant) seen.add(name);
  }
  const warnings = new Set(all.filter(({ appearances }) => appearances.includes('warn')).map(({ name }) => name));
  const never = all.map(({ name }) => name).filter((name) => !seen.has(name) && !warnings.has(name));
  expect([...new Set(never)]).toEqual([]);
});

it('a full report leaves no gap, whichever disposition of a report is chosen', async () => {
  const answers = answersOf(await form.take(console2020, siti));
  for (const code of ['laporan_lengkap', 'laporan_lengkap_telepon_balik', 'laporan_sebagian']) {
    expect(gapsAtClose(await disposition(code), answers, []).missing).toEqual([]);
  }
});

it('a caller who knows or tells nothing can still be reported, by non-answers alone', async () => {
  const refused = [
    'nama_penelepon',
    'nomor_kontak',
    'jenis_pelaku',
    'nama_usaha',
    'wilayah_kabupaten',
    'sektor_usaha',
    'produk_utama',
    'omzet_tahunan_kisaran',
    'kebutuhan',
  ];
  const nodes = await form.take(
    { ...console2020, nomor_penelepon: '' },
    {
      jenis_panggilan: 'laporan_dampak',
      persetujuan_data: 'ya',
      persetujuan_bagikan_daerah: 'tidak',
      persetujuan_dihubungi: 'tidak',
      kendala: 'LLN',
    },
    Object.fromEntries([...refused, 'tingkat_dampak'].map((name) => [`${name}_na`, 'menolak'])),
    { dampak_utama_na: 'tidak_tahu', rujukan_na: 'belum_ada_program' },
  );
  expect(gapsAtClose(await disposition('laporan_lengkap'), answersOf(nodes), []).missing).toEqual([]);
  expect(
    nodes.filter(({ name, isRelevant, isRequired }) => refused.includes(name) && isRelevant && isRequired),
  ).toEqual([]);
});

it('an empty report names what is missing', async () => {
  const missing = gapsAtClose(await disposition('laporan_lengkap'), answersOf(await form.take({})), []).missing;
  expect(missing).toEqual((await disposition('laporan_lengkap')).requires);
});

it.each([
  ['informasi', { jenis_panggilan: 'informasi', topik_informasi: 'prakerja' }],
  ['tidak_bersedia', { persetujuan_data: 'tidak', topik_informasi_na: 'menolak' }],
  [
    'tindak_lanjut',
    {
      jenis_panggilan: 'tindak_lanjut',
      persetujuan_data: 'ya',
      nomor_referensi_lama_na: 'tidak_tahu',
      hal_tindak_lanjut: 'status',
    },
  ],
  ['salah_sambung', {}],
  ['iseng', {}],
  ['hening', {}],
])('%s closes with what it asks for', async (code, said) => {
  expect(gapsAtClose(await disposition(code), answersOf(await form.take(console2020, said)), []).missing).toEqual([]);
});

it('what is worked out from masked sales is masked too', async () => {
  const loaded = await loadPack(covid2020, checkForm);
  const sensitive = loaded.ok ? loaded.value.pack.sensitive : [];
  const xml = await form.take(console2020, siti).then(() => form.xml());
  const told = [...xml.matchAll(/<(omzet_\w+|modal_\w+)>[^<]+<\//g)].map(([, name = '']) => name);
  expect(told.length).toBeGreaterThan(8);
  expect(told.filter((name) => !sensitive.includes(name))).toEqual([]);
});
