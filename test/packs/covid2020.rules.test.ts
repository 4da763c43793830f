import { describe, expect, it } from 'vitest';
import { readNik } from '../../shared/domain/nik.ts';
import { parsePhone } from '../../shared/domain/phone.ts';
import { console2020, openReport } from './callers.ts';
import { openFormPage } from './openFormPage.ts';
import { nodeNamed } from './nodeNamed.ts';

const form = openFormPage();

describe('a hard rule refuses the wrong answer, takes the right one, and says what would be right', () => {
  it.each([
    ['nama_penelepon', ['S', ' '.repeat(3), 'x'.repeat(101)], ['Sri', 'x'.repeat(100)], /2 sampai 100/],
    ['nama_usaha', ['X'], ['UD'], /2 sampai 150/],
    [
      'nik_pemilik',
      ['340401550885000', '34040155088500001', '34040155O8850000'],
      ['3404015508850000', '3404 0155 0885 0000'],
      /tepat 16 angka/,
    ],
    ['no_kk', ['340401550885000'], ['3404015508850000'], /tepat 16 angka/],
    [
      'nib',
      ['123456789012', '12345678901234', '123456789012x'],
      ['1234567890123', '1234 5678 90123'],
      /tepat 13 angka/,
    ],
    ['kbli_kode', ['1079', '107941'], ['10794'], /tepat 5 angka/],
    ['tahun_mulai', ['1944', '2021', '20'], ['1945', '2020'], /dari 1945/],
    ['penurunan_pct', ['-1', '101'], ['0', '100'], /0 sampai 100/],
    ['kapasitas_pct', ['-1', '101'], ['0', '100'], /0 sampai 100/],
    ['tunggakan_pinjaman_pct', ['-1', '101'], ['0', '100'], /0 sampai 100/],
    ['stok_hari', ['-1', '3651'], ['0', '3650'], /0 sampai 3\.650/],
    ['bulan_bertahan', ['-1', '121'], ['0', '120'], /0 sampai 120/],
    ['jumlah_anggota', ['-1', '1000001'], ['0', '1000000'], /0 sampai 1\.000\.000/],
    ['pekerja_sekarang', ['-1', '1000001'], ['0'], /0 sampai 1\.000\.000/],
    ['dirumahkan', ['-1'], ['0'], /0 sampai 1\.000\.000/],
    ['phk', ['-1'], ['0'], /0 sampai 1\.000\.000/],
    ['ringkasan_laporan', ['x'.repeat(501)], ['x'.repeat(500)], /500 huruf/],
  ])('%s', async (name, wrong, right, message) => {
    await form.take(console2020, openReport);
    const after = async (value: string): Promise<string | null> =>
      nodeNamed(await form.answer({ [name]: value }), name).broken;
    for (const value of wrong) expect(await after(value)).toMatch(message);
    for (const value of right) expect([value, await after(value)]).toEqual([value, null]);
    await form.answer({ [name]: wrong[0] ?? '' });
    const english = nodeNamed(await form.speak('en'), name).broken ?? '';
    expect(english).not.toMatch(message);
    expect(english.length).toBeGreaterThan(20);
  });

  it('an earlier report number is taken however it is spoken', async () => {
    await form.take(console2020, { jenis_panggilan: 'tindak_lanjut' });
    for (const value of ['KU-200316-01-0042-7', 'ku 200316 01 0042 7', 'ku2003160100427']) {
      expect(nodeNamed(await form.answer({ nomor_referensi_lama: value }), 'nomor_referensi_lama').broken).toBeNull();
    }
    expect(nodeNamed(await form.answer({ nomor_referensi_lama: '0042' }), 'nomor_referensi_lama').broken).toMatch(
      /KU-200316/,
    );
  });
});

it('the form and the console agree on what is a telephone number', async () => {
  await form.take(console2020);
  const numbers = [
    '0812 3456 7890',
    '812-3456-7890',
    '6281234567890',
    '+62 (0)812 3456 7890',
    '0062 812 3456 7890',
    '(0274) 512345',
    '021-12345678',
    '0800 1234567',
    '1500 123',
    '+60 12-345 6789',
    '0060 12 345 6789',
    '0812 345',
    '0812 3456 7890 1234',
    '512345',
    '0840 1234 5678',
    '1500-587',
    '08111-450-587',
    '+62 8111 450 587',
    '+60 12',
    '0',
    '031 1234567',
    '031 123456',
    '0361 123456',
    '021 123456',
  ];
  const taken: string[] = [];
  for (const number of numbers) {
    if (nodeNamed(await form.answer({ nomor_kontak: number }), 'nomor_kontak').broken === null) taken.push(number);
  }
  expect(taken).toEqual(
    numbers.filter((number) => parsePhone(number, ['1500-587', '08111-450-587']).kind === 'number'),
  );
});

it('the form and the console agree on what is odd in a NIK', async () => {
  const named = {
    birthDate: 'w_nik_tanggal',
    birthMonth: 'w_nik_bulan',
    province: 'w_nik_provinsi',
    sequence: 'w_nik_urut',
    allSame: 'w_nik_sama',
  };
  await form.take(console2020, openReport);
  for (const digits of [
    '3404015508850000',
    '3404013102850000',
    '3404012902880000',
    '3404012902850000',
    '3404012902000000',
    '3404017108850000',
    '3404017208850000',
    '3404010008850000',
    '3404014008850000',
    '3404011500850000',
    '5404011513850001',
    '1111111111111111',
    '0000000000000000',
  ]) {
    const nodes = await form.answer({ nik_pemilik: digits });
    const reading = readNik(digits, '2020-03-24');
    if (reading.kind !== 'nik') throw new Error(`${digits} was not read`);
    const shown = Object.entries(named).filter(([, name]) => nodeNamed(nodes, name).isRelevant);
    const odd = Object.keys(named).filter((warning) => reading.warnings.some((given) => given === warning));
    expect([digits, shown.map(([warning]) => warning)]).toEqual([digits, odd]);
  }
});
