import { describe, expect, it } from 'vitest';
import { checkForm } from '../../core/forms/checkForm.ts';
import { loadPack } from '../../core/packs.ts';
import { gapsAtClose } from '../../shared/domain/gapsAtClose.ts';
import { console2026, others, pengurus } from './koperasiCallers.ts';
import { openFormPage } from './openFormPage.ts';
import { koperasi2026 } from './packFolder.ts';
import { nodeNamed } from './nodeNamed.ts';
import type { Said } from './page/formPageTypes.ts';
import { answersOf, isShown, shownWith, stepsOf, untranslated } from './shownSteps.ts';

const form = openFormPage(koperasi2026);

const disposition = async (code: string) => {
  const loaded = await loadPack(koperasi2026, checkForm);
  const found = loaded.ok ? loaded.value.pack.dispositions.find((candidate) => candidate.code === code) : null;
  if (!found) throw new Error(`The pack has no disposition ${code}`);
  return found;
};

const complaint = ['pembuka', 'persetujuan', 'pelapor', 'koperasi', 'masalah', 'penerusan', 'rangkuman', 'penutup'];

it('its author wrote English first, and Indonesian is spoken first all the same', async () => {
  expect(await form.languages()).toEqual(['id', 'en']);
  expect(nodeNamed(await form.take(console2026), 'buka_telepon').label).toMatch(/^Selamat siang, .* saya Rahma\./);
});

it.each<[string, Said, string[]]>([
  ['the whole script before a word was said', {}, complaint],
  ['a complaint', { maksud: 'pengaduan' }, complaint],
  ['a question', { maksud: 'pertanyaan' }, ['pembuka', 'persetujuan', 'pertanyaan', 'pelapor', 'penutup']],
  ['an earlier report', { maksud: 'tindak_lanjut' }, ['pembuka', 'persetujuan', 'laporan_lama', 'pelapor', 'penutup']],
  ['no consent', { maksud: 'pengaduan', izin_catat: 'tidak' }, ['pembuka', 'persetujuan', 'pertanyaan', 'penutup']],
  ['not for this hotline', { maksud: 'bukan_layanan' }, ['pembuka']],
])('%s has its own steps', async (_, said, expected) => {
  expect(stepsOf(await form.take(console2026, said))).toEqual(expected);
});

it('every question, every note and every step is reached by some caller', async () => {
  const seen = new Set<string>();
  const all = new Set<string>();
  for (const said of [{}, pengurus, ...others]) {
    for (const { name, isRelevant, appearances } of await form.take(console2026, said)) {
      if (isRelevant) seen.add(name);
      if (!appearances.includes('warn')) all.add(name);
    }
  }
  expect([...all].filter((name) => !seen.has(name))).toEqual([]);
});

it('a caller who declines leaves nothing personal in the case', async () => {
  await form.take(console2026, pengurus);
  expect(await form.xml()).toContain('Mulyadi');
  const nodes = await form.answer({ izin_catat: 'tidak' });
  expect(isShown(nodes, 'nama_pelapor') || isShown(nodes, 'nomor_pelapor') || isShown(nodes, 'catatan_dalam')).toBe(
    false,
  );
  expect(await form.xml()).not.toMatch(/Mulyadi|Sukamaju|Gerai/);
});

it.each<[string, Said]>([
  ['diteruskan', {}],
  ['diteruskan_telepon_balik', {}],
  ['antrean_padat', {}],
  ['tanya_terjawab', { maksud: 'pertanyaan', topik_tanya: 'kopdes' }],
  ['laporan_lama', { maksud: 'tindak_lanjut', nomor_lama_na: 'tidak_tahu', hal_lama: 'status' }],
  ['salah_sambung', {}],
])('%s closes with what it asks for', async (code, said) => {
  const answers = answersOf(await form.take(console2026, { ...pengurus, ...said }));
  expect(gapsAtClose(await disposition(code), answers, []).missing).toEqual([]);
});

it('a report by somebody who wishes to stay anonymous can still be passed on', async () => {
  const nodes = await form.take(console2026, { ...pengurus, nama_pelapor: '', nama_pelapor_na: 'ingin_anonim' });
  expect(gapsAtClose(await disposition('diteruskan'), answersOf(nodes), []).missing).toEqual([]);
});

describe('whether a report can be passed on is told by its reasons', () => {
  it.each<[string, Said, string[]]>([
    ['nothing was asked yet', {}, ['siap_izin_belum', 'siap_koperasi_kurang', 'siap_pokok_kurang']],
    ['all is there', pengurus, ['siap_izin_ya', 'siap_koperasi_ya', 'siap_pokok_ya']],
    [
      'the caller forbids it and has no evidence',
      { ...pengurus, izin_terus: 'tidak', bukti: 'belum_ada' },
      ['siap_izin_tidak', 'siap_koperasi_ya', 'siap_pokok_ya', 'siap_bukti_kurang'],
    ],
  ])('%s', async (_, said, expected) => {
    const reasons = shownWith(await form.take(console2026, said), 'instruct').filter((name) =>
      name.startsWith('siap_'),
    );
    expect(reasons.filter((name) => name !== 'siap_cara')).toEqual(expected);
  });
});

it.each<[string, Said, Said]>([
  ['awas_anggota', { jumlah_anggota: '0' }, { jumlah_anggota: '9' }],
  ['awas_belum_berdiri', { bentuk_koperasi: 'belum', nomor_induk_koperasi: '3201' }, { bentuk_koperasi: 'primer' }],
  ['awas_tanpa_izin', { izin_catat: 'ya', izin_terus: 'tidak', diteruskan_ke: 'unit_teknis' }, { izin_terus: 'ya' }],
  ['awas_janji', { izin_catat: 'ya', izin_kontak: 'tidak', janji_hubungi: 'ya' }, { janji_hubungi: 'tidak' }],
])('%s speaks at the wrong answer and is silent at the right one', async (name, wrong, right) => {
  expect(nodeNamed(await form.take(console2026, wrong), name).isRelevant).toBe(true);
  expect(nodeNamed(await form.answer(right), name).isRelevant).toBe(false);
});

it('its own lines are no caller’s number, the WhatsApp number of 2020 is one', async () => {
  await form.take(console2026);
  const broken = async (number: string): Promise<string | null> =>
    nodeNamed(await form.answer({ nomor_pelapor: number }), 'nomor_pelapor').broken;
  expect([await broken('1500-587'), await broken('08111-451-587')].every((message) => message !== null)).toBe(true);
  expect([await broken('08111-450-587'), await broken('0812 3456 7890')]).toEqual([null, null]);
});

it('speaks the date promised in the language of the call, and only when somebody calls back', async () => {
  expect(nodeNamed(await form.take(console2026, pengurus), 'tutup_tenggat').label).toContain('26 Februari 2026');
  expect(nodeNamed(await form.speak('en'), 'tutup_tenggat').label).toContain('26 February 2026');
  expect(nodeNamed(await form.answer({ izin_kontak: 'tidak' }), 'tutup_tenggat').isRelevant).toBe(false);
});

it('every label, hint and choice is said in both languages', async () => {
  const [, savings] = [pengurus, others[0] ?? {}];
  const indonesian = await form.take(console2026, pengurus, savings);
  const english = await form.speak('en');
  expect(untranslated(indonesian, english, /^(April|September|November|OK|OJK.*|Data|\d\d\.\d\d.*)$/)).toEqual([]);
  expect(indonesian.filter(({ label }) => label !== '').length).toBeGreaterThan(100);
});

it('promises nothing that is not known: what must be checked first says so, nobody says "gratis"', async () => {
  const texts = (await form.take(console2026, pengurus, others[0] ?? {})).map(({ label, hint }) => `${label} ${hint}`);
  expect(texts.join('\n')).not.toMatch(/gratis/i);
  expect(texts.filter((text) => /periksa/i.test(text)).length).toBeGreaterThan(1);
});
