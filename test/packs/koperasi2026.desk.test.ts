import { expect, it } from 'vitest';
import type { Answers } from '../../shared/model/answers.ts';
import { PhoneNumber } from '../../shared/model/phone.ts';
import { fakeClock } from '../support/fakeClock.ts';
import { openCoreOnShift } from '../support/openCore.ts';
import { takeCase } from '../support/takeCase.ts';
import { koperasi2026 } from './packFolder.ts';

const caller = PhoneNumber.parse('+6281200000018');

const told: Answers = {
  '/data/pembuka/nama_pelapor': 'Mulyadi Hartono',
  '/data/pembuka/maksud': ['pengaduan'],
  '/data/persetujuan/izin_catat': ['ya'],
  '/data/persetujuan/izin_terus': ['ya'],
  '/data/persetujuan/izin_kontak': ['ya'],
  '/data/pelapor/nomor_pelapor': caller,
  '/data/koperasi/nama_koperasi': 'KDMP Sukamaju',
  '/data/koperasi/bentuk_koperasi': ['kdmp'],
  '/data/koperasi/lokasi/lokasi_kabupaten': 'Kabupaten Bogor',
  '/data/koperasi/lokasi/lokasi_label': 'Sukamaju, Kabupaten Bogor',
  '/data/masalah/pokok_aduan': ['LHN', 'DTA'],
  '/data/penerusan/harapan': ['pendampingan'],
  '/data/penerusan/diteruskan_ke': ['unit_teknis'],
};

it('a desk on the hotline of today takes a case and counts it by the kinds of trouble of today', async () => {
  const clock = fakeClock('2026-02-19T00:45:00.000Z');
  const desk = await openCoreOnShift('rina', { clock, start: { packFolder: koperasi2026 } });
  const { hotline } = await desk.call('desk.state', {});
  expect(hotline.title.id).toBe('Call Center Koperasi 1500-587');
  const saved = await takeCase(desk, { callerNumber: caller, answers: told, disposition: 'diteruskan' });
  expect(saved.reference).toMatch(/^KOP-260219-\d\d-0001-\d$/);
  const view = await desk.call('case.open', { caseId: saved.caseId, rev: null, reveal: [] });
  expect(view.row).toMatchObject({ business: 'KDMP Sukamaju', region: 'Sukamaju, Kabupaten Bogor' });
  expect(JSON.stringify(view.body.answers)).not.toContain(caller);
  const figures = await desk.call('shiftLog.figures', { date: '2026-02-19' });
  expect(figures.trouble.toSorted((a, b) => (a.code < b.code ? -1 : 1))).toEqual([
    { code: 'lahan', count: 1 },
    { code: 'lainnya', count: 1 },
  ]);
});

it('a report with a gap is refused with the questions of this hotline', async () => {
  const desk = await openCoreOnShift('sari', { start: { packFolder: koperasi2026 } });
  const answers: Answers = { ...told, '/data/koperasi/nama_koperasi': '' };
  await expect(takeCase(desk, { callerNumber: caller, answers, disposition: 'diteruskan' })).rejects.toThrow(
    /"missing":\["nama_koperasi"\]/,
  );
});
