import { describe, expect, it } from 'vitest';
import { console2020, openReport, siti } from './callers.ts';
import { openFormPage } from './openFormPage.ts';
import { nodeNamed } from './nodeNamed.ts';
import type { Said } from './page/formPageTypes.ts';

const form = openFormPage();

/** Each soft check with an answer that it is for, and one at which it keeps silent. Sequence 0000 is never issued. */
const warnings: readonly (readonly [string, Said, Said])[] = [
  ['w_persetujuan_lemah', { cara_persetujuan: 'lisan_tidak_terekam' }, { cara_persetujuan: 'lisan_terekam' }],
  ['w_nomor_kantor', { nomor_kontak: '0800 1234567' }, { nomor_kontak: '0812 0000 0001' }],
  ['w_wa_bukan_ponsel', { nomor_wa: '0274 512345' }, { nomor_wa: '+60 12 345 6789' }],
  ['w_kbli_bidang', { sektor_usaha: 'kuliner', kbli_kode: '47111' }, { sektor_usaha: 'kuliner', kbli_kode: '10794' }],
  ['w_nik_tanggal', { nik_pemilik: '3404013104850000' }, { nik_pemilik: '3404017004850000' }],
  ['w_nik_bulan', { nik_pemilik: '3404011513850000' }, { nik_pemilik: '3404011512850000' }],
  ['w_nik_provinsi', { nik_pemilik: '9904011508850000' }, { nik_pemilik: '9604011508850000' }],
  ['w_nik_urut', { nik_pemilik: '0004011508850000' }, { nik_pemilik: '0004011508850001' }],
  ['w_nik_sama', { nik_pemilik: '2222222222222222' }, { nik_pemilik: '2222222222222220' }],
  ['w_anggota_nol', { jumlah_anggota: '0' }, { jumlah_anggota: '1' }],
  ['w_anggota_sedikit', { jumlah_anggota: '19' }, { jumlah_anggota: '20' }],
  ['w_ksp_bukan_koperasi', { jenis_pelaku: 'usaha_mikro' }, { jenis_pelaku: 'koperasi' }],
  [
    'w_omzet_naik',
    { omzet_sebelum: '1_5jt', omzet_sekarang: '5_10jt' },
    { omzet_sebelum: '5_10jt', omzet_sekarang: '5_10jt' },
  ],
  [
    'w_penurunan_kisaran',
    { omzet_sebelum: '10_25jt', omzet_sekarang: '1_5jt', penurunan_pct: '97' },
    { penurunan_pct: '96' },
  ],
  [
    'w_penurunan_kisaran',
    { omzet_sebelum: '10_25jt', omzet_sekarang: '1_5jt', penurunan_pct: '49' },
    { penurunan_pct: '50' },
  ],
  [
    'w_omzet_tahunan',
    { omzet_sebelum: '50_100jt', omzet_tahunan_kisaran: 'sd_300jt' },
    { omzet_tahunan_kisaran: '300jt_2m' },
  ],
  [
    'w_skala_beda',
    { jenis_pelaku: 'usaha_mikro', omzet_tahunan_kisaran: '300jt_2m' },
    { omzet_tahunan_kisaran: 'sd_300jt' },
  ],
  ['w_pekerja_naik', { pekerja_sebelum: '2', pekerja_sekarang: '3' }, { penjelasan_pekerja: 'Membuka cabang.' }],
  ['w_pekerja_jumlah', { pekerja_sebelum: '9', pekerja_sekarang: '4', dirumahkan: '3', phk: '1' }, { phk: '2' }],
  ['w_rujukan_tanpa_izin', { persetujuan_bagikan_daerah: 'tidak', rujukan: 'dinas_provinsi' }, { rujukan: 'bank' }],
  ['w_rujukan_arsip', { tanggal: '2026-03-24', rujukan: 'bpum' }, { tanggal: '2020-09-24' }],
  [
    'w_janji_tanpa_izin',
    { persetujuan_dihubungi: 'tidak', janji_tindak_lanjut: 'hubungi_kembali' },
    { janji_tindak_lanjut: 'diteruskan' },
  ],
];

describe('a soft check speaks at the wrong answer and is silent at the right one', () => {
  it.each(warnings)('%s', async (name, wrong, right) => {
    const nodes = await form.take(console2020, openReport);
    expect(nodeNamed(nodes, name).isRelevant).toBe(false);
    const warned = nodeNamed(await form.answer(wrong), name);
    expect(warned.isRelevant).toBe(true);
    expect(warned.label.length).toBeGreaterThan(20);
    expect(nodeNamed(await form.answer(right), name).isRelevant).toBe(false);
  });

  it('none is left without such a pair', async () => {
    const all = (await form.take(console2020))
      .filter(({ appearances }) => appearances.includes('warn'))
      .map(({ name }) => name);
    expect(new Set(warnings.map(([name]) => name))).toEqual(new Set(all));
  });

  it('a plausible caller sees none but the one for the NIK that was never issued', async () => {
    const nodes = await form.take(console2020, siti);
    const shown = nodes
      .filter(({ appearances, isRelevant }) => appearances.includes('warn') && isRelevant)
      .map(({ name }) => name);
    expect(shown).toEqual(['w_nik_urut']);
  });
});
