import { describe, expect, it } from 'vitest';
import { console2020, koperasi, siti } from './callers.ts';
import { openFormPage } from './openFormPage.ts';
import { nodeNamed } from './nodeNamed.ts';
import { untranslated } from './shownSteps.ts';

const form = openFormPage();

/** Names of months, laws and agencies that are the same in both languages. */
const calledTheSame =
  /^((April|September|November) ?\d*|PT|CV|Firma|Bank|LPDB-KUMKM|Normal|Banjar|Bali|KBLI \d+|BPUM.*)$/;

describe('what the form works out', () => {
  it('the fall in sales from both ranges, until the caller gives a figure, and again when a range changes', async () => {
    expect(nodeNamed(await form.take(console2020, siti), 'penurunan_pct').value).toBe('83');
    expect(nodeNamed(await form.answer({ penurunan_pct: '70' }), 'penurunan_pct').value).toBe('70');
    expect(nodeNamed(await form.answer({ pekerja_sebelum: '5' }), 'penurunan_pct').value).toBe('70');
    expect(nodeNamed(await form.answer({ omzet_sekarang: 'nol' }), 'penurunan_pct').value).toBe('100');
    expect(nodeNamed(await form.answer({ omzet_sekarang: '25_50jt' }), 'penurunan_pct').value).toBe('0');
  });

  it.each([
    ['2020-03-24', '300jt_2m', 'kecil', 'uu_20_2008'],
    ['2021-02-01', '2_5_15m', 'menengah', 'uu_20_2008'],
    ['2021-02-02', '2_5_15m', 'kecil', 'pp_7_2021'],
    ['2026-03-24', '300jt_2m', 'mikro', 'pp_7_2021'],
  ])('the scale by the rule of the day: %s, %s is %s', async (tanggal, omzet, skala, dasar) => {
    const nodes = await form.take({ ...console2020, tanggal }, { omzet_tahunan_kisaran: omzet });
    expect(nodeNamed(nodes, 'skala').value).toBe(skala);
    expect(nodeNamed(nodes, 'dasar_skala').value).toBe(dasar);
    expect(nodeNamed(nodes, 'skala_hasil').label).toMatch(/UU 20\/2008.*PP 7\/2021/);
  });

  it('a business about to start is judged by its capital under the rules of 2021', async () => {
    const nodes = await form.take(
      { ...console2020, tanggal: '2026-03-24' },
      { jenis_pelaku: 'calon', omzet_tahunan_kisaran: 'sd_300jt', modal_usaha_kisaran: '1_5m' },
    );
    expect(nodeNamed(nodes, 'skala').value).toBe('kecil');
  });

  it('the moment and the wording of consent', async () => {
    const nodes = await form.take(console2020, { persetujuan_data: 'ya' });
    expect(nodeNamed(nodes, 'persetujuan_waktu').value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d/);
    expect(nodeNamed(nodes, 'persetujuan_teks_versi').value).toBe('privasi-2020-03/3');
  });

  it('the number on the line stands ready, and is never put over one that was typed', async () => {
    expect(nodeNamed(await form.take(console2020), 'nomor_kontak').value).toBe('+6281200000001');
    const nodes = await form.take(
      { nama_agen: 'Sari' },
      { nomor_kontak: '0274 512345' },
      { nomor_penelepon: '+6281200000001' },
    );
    expect(nodeNamed(nodes, 'nomor_kontak').value).toBe('0274 512345');
  });

  it('completeness from nothing to everything', async () => {
    expect(nodeNamed(await form.take({}), 'skor_kelengkapan').value).toBe('0');
    expect(nodeNamed(await form.take(console2020, siti), 'skor_kelengkapan').value).toBe('100');
  });
});

describe('what is read aloud', () => {
  it('greets by the time of day and with the name of the agent, and reads four facts back', async () => {
    const nodes = await form.take(console2020, siti);
    expect(nodeNamed(nodes, 'salam_pembuka').label).toMatch(/^Selamat pagi, .* saya Sari\./);
    expect(nodeNamed(nodes, 'dampak_konfirmasi').label).toContain('Penjualan atau permintaan menurun');
    for (const fact of ['Siti Wahyuni', 'Keripik Bu Siti', 'Caturtunggal', 'Penjualan atau permintaan menurun'])
      expect(nodeNamed(nodes, 'ringkasan_bacakan').label).toContain(fact);
    expect(nodeNamed(nodes, 'privasi_teks').label).toContain('5 tahun');
    expect(nodeNamed(nodes, 'penutup_tenggat').label).toContain('31 Maret 2020');
    expect(nodeNamed(await form.speak('en'), 'penutup_tenggat').label).toContain('31 March 2020');
  });

  it('promises a date only when the hotline itself calls back and the caller agreed', async () => {
    expect(
      nodeNamed(await form.take(console2020, { ...siti, janji_tindak_lanjut: 'diteruskan' }), 'penutup_tenggat')
        .isRelevant,
    ).toBe(false);
    expect(nodeNamed(await form.answer({ janji_tindak_lanjut: 'hubungi_kembali' }), 'penutup_tenggat').isRelevant).toBe(
      true,
    );
    expect(nodeNamed(await form.answer({ persetujuan_dihubungi: 'tidak' }), 'penutup_tenggat').isRelevant).toBe(false);
  });

  it('never says "gratis", and never asks for PIN or OTP', async () => {
    const texts = (await form.take(console2020, koperasi)).map(({ label, hint }) => `${label} ${hint}`).join('\n');
    expect(texts).not.toMatch(/gratis/i);
    expect(texts).toMatch(/Tidak ada pungutan/);
    expect(texts).toMatch(/tidak pernah meminta PIN, OTP/);
  });
});

it('every label, hint and choice is said in both languages', async () => {
  const indonesian = await form.take(console2020, koperasi);
  const english = await form.speak('en');
  expect(untranslated(indonesian, english, calledTheSame)).toEqual([]);
  expect(indonesian.filter(({ label }) => label !== '').length).toBeGreaterThan(300);
});
