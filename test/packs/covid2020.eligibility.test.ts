import { describe, expect, it } from 'vitest';
import { console2020, siti } from './callers.ts';
import { openFormPage } from './openFormPage.ts';
import type { Said, ShownNode } from './page/formPageTypes.ts';

const form = openFormPage();
const asked: Said = { persetujuan_data: 'ya', cek_program: 'ya' };

const reasons = (nodes: readonly ShownNode[], prefix: string): string[] =>
  nodes.filter(({ name, isRelevant }) => name.startsWith(prefix) && isRelevant).map(({ name }) => name);

describe('whether a programme fits is told by its conditions, one by one', () => {
  it.each<[string, Said, string[]]>([
    ['nothing was asked yet', {}, ['bpum_mikro_belum', 'bpum_kurang']],
    [
      'every condition is met',
      { ktp_elektronik: 'ya', pegawai_negara: 'tidak', terima_kur: 'tidak', omzet_tahunan_kisaran: 'sd_300jt' },
      ['bpum_ktp_ya', 'bpum_pegawai_tidak', 'bpum_kur_tidak', 'bpum_mikro_ya'],
    ],
    [
      'no condition is met',
      { ktp_elektronik: 'tidak', pegawai_negara: 'ya', terima_kur: 'ya', omzet_tahunan_kisaran: '300jt_2m' },
      ['bpum_ktp_tidak', 'bpum_pegawai_ya', 'bpum_kur_ya', 'bpum_mikro_tidak'],
    ],
    [
      'one is open: said so, whatever the others are',
      { ktp_elektronik: 'ya', pegawai_negara: 'tidak', omzet_tahunan_kisaran: 'sd_300jt' },
      ['bpum_ktp_ya', 'bpum_pegawai_tidak', 'bpum_mikro_ya', 'bpum_kurang'],
    ],
    [
      'a caller who declined to say was asked all the same',
      { ktp_elektronik_na: 'menolak', pegawai_negara: 'tidak', terima_kur_na: 'tidak_tahu' },
      ['bpum_pegawai_tidak', 'bpum_mikro_belum'],
    ],
    [
      'the address differs from the identity card',
      { alamat_ktp_beda: 'ya' },
      ['bpum_mikro_belum', 'bpum_sku', 'bpum_kurang'],
    ],
  ])('%s', async (_, said, expected) => {
    const shown = reasons(await form.take(console2020, asked, said), 'bpum_');
    expect(shown.filter((name) => name !== 'bpum_cara_baca')).toEqual(expected);
  });

  it('the rule of the day decides what a micro business is, and is named', async () => {
    const nodes = await form.take({ ...console2020, tanggal: '2026-03-24' }, asked, {
      omzet_tahunan_kisaran: '300jt_2m',
    });
    const reason = nodes.find(({ name }) => name === 'bpum_mikro_ya');
    expect(reason?.isRelevant).toBe(true);
    expect(reason?.label).toContain('PP 7/2021');
  });

  it('no sentence is a bare yes: each says which condition, and what follows', async () => {
    const nodes = await form.take(console2020, siti);
    const told = nodes
      .filter(({ name, isRelevant }) => /^(bpum|pojk)_/.test(name) && isRelevant)
      .map(({ label }) => label);
    expect(told.length).toBeGreaterThan(4);
    expect(told.filter((label) => label.length < 30 || /^(ya|berhak|layak|memenuhi)\b/i.test(label))).toEqual([]);
  });

  it.each([
    ['bank', '10_50jt', ['pojk_ketepatan']],
    ['leasing', 'di_atas_10m', ['pojk_besar']],
    ['perorangan', '10_50jt', ['pojk_bukan']],
    ['bank', '', []],
  ])('relief of a loan from %s of %s', async (utang_jenis, utang_sisa, expected) => {
    const nodes = await form.take(console2020, {
      persetujuan_data: 'ya',
      kendala: 'MDL',
      punya_utang: 'ya',
      utang_jenis,
      utang_sisa,
    });
    expect(reasons(nodes, 'pojk_')).toEqual(expected);
  });
});
