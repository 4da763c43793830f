import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../shared/model/answers.ts';
import { Pack } from '../../shared/model/pack.ts';
import { PhoneNumber } from '../../shared/model/phone.ts';
import { formDifference } from '../../shared/xform/formDifference.ts';
import { fakeClock } from '../support/fakeClock.ts';
import { openCoreOnShift, tryOpenCore, type OpenedCore } from '../support/openCore.ts';
import { takeCase } from '../support/takeCase.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { writeThirdHotline } from '../support/thirdHotline.ts';
import { covid2020, koperasi2026 } from './packFolder.ts';

const caller = PhoneNumber.parse('+6281200000119');

const told: Answers = {
  '/data/mlebu/pelapor': 'Wagiman',
  '/data/mlebu/telepon_pelapor': caller,
  '/data/papan/tempat/tempat_kode': '73.71.01',
  '/data/papan/tempat/tempat_label': 'Mariso, Kota Makassar',
  '/data/papan/tinggi_air': 120,
  '/data/kabutuhan/kepala_keluarga': 'Pak Wagiman',
  '/data/kabutuhan/kebutuhan_mendesak': ['EVAK', 'AIR', 'PANGAN'],
  '/data/kabutuhan/warga[1]/warga_jumlah': 4,
};

/** A desk of the flood hotline at half past midnight WITA: on Java it is still the day before. */
async function floodDesk(username: 'sari' | 'rina' = 'sari'): Promise<OpenedCore> {
  const packFolder = await writeThirdHotline(join(tempFolder(), 'pack'));
  return openCoreOnShift(username, { clock: fakeClock('2026-11-23T16:30:00.000Z'), start: { packFolder } });
}

describe('a hotline that no code was written for', () => {
  it('takes a case from the ring to the list, by its own channels, roles and dispositions', async () => {
    const desk = await floodDesk();
    const saved = await takeCase(desk, {
      channel: 'radio',
      callerNumber: caller,
      answers: told,
      disposition: 'tim_budhal',
    });
    expect(saved.reference).toMatch(/^BJR-261124-\d\d-0001-\d$/);
    const { rows } = await desk.call('case.list', {
      search: '',
      scope: 'mine',
      outbox: null,
      review: null,
      date: null,
      before: null,
      limit: 10,
    });
    expect(rows).toMatchObject([
      {
        channel: 'radio',
        disposition: 'tim_budhal',
        callerName: 'W***',
        business: 'Pak Wagiman',
        region: 'Mariso, Kota Makassar',
      },
    ]);
    const view = await desk.call('case.open', { caseId: saved.caseId, rev: null, reveal: [] });
    expect(view.body).toMatchObject({ packId: 'posko-banjir', formId: 'posko-banjir', timeZone: 'Asia/Makassar' });
    expect(view.masked).toContain('telepon_pelapor');
  });

  it('asks for what its disposition requires, and for nothing of another hotline', async () => {
    const desk = await floodDesk();
    const without: Answers = { ...told, '/data/mlebu/pelapor': null, '/data/kabutuhan/kebutuhan_mendesak': [] };
    await expect(
      takeCase(desk, { channel: 'radio', callerNumber: caller, answers: without, disposition: 'tim_budhal' }),
    ).rejects.toThrow(/"missing":\["pelapor","kebutuhan_mendesak"\]/);
    await expect(takeCase(desk, { channel: 'telepon', callerNumber: null })).rejects.toThrow('invalid_input');
  });

  it('counts by its own day and its own official kinds of trouble', async () => {
    const desk = await floodDesk();
    await takeCase(desk, { channel: 'radio', callerNumber: caller, answers: told, disposition: 'tim_budhal' });
    await desk.call('shift.close', { note: '' });
    await desk.call('session.signOut', {});
    await desk.signIn('rina');
    const figures = await desk.call('shiftLog.figures', { date: '2026-11-24' });
    expect(figures.cases).toBe(1);
    expect(figures.trouble.toSorted((a, b) => (a.code < b.code ? -1 : 1))).toEqual([
      { code: 'bantuan', count: 1 },
      { code: 'jemput', count: 1 },
    ]);
    expect((await desk.call('shiftLog.figures', { date: '2026-11-23' })).cases).toBe(0);
  });

  it('speaks its three languages, in the order of its workbook and the default of its author', async () => {
    const desk = await floodDesk();
    const { formHash, pack } = await desk.call('pack.current', {});
    const { xml } = await desk.call('form.open', { hash: formHash });
    expect([...xml.matchAll(/<translation lang="([^"]*)"/g)].map(([, language]) => language)).toEqual([
      'Bahasa Indonesia (id)',
      'Basa Jawa (jv)',
      'English (en)',
    ]);
    expect(xml).toContain('<h:title>Posko Banjir</h:title>');
    expect(pack.defaultLanguage).toBe('jv');
  });

  it('shows no word of the other hotlines anywhere', async () => {
    const desk = await floodDesk('rina');
    const saved = await takeCase(desk, {
      channel: 'radio',
      callerNumber: caller,
      answers: told,
      disposition: 'tim_budhal',
    });
    const pack = await desk.call('pack.current', {});
    const { demoAccounts: _marked, ...state } = await desk.call('desk.state', {});
    const seen = JSON.stringify([
      pack,
      state,
      await desk.call('form.open', { hash: pack.formHash }),
      await desk.call('case.open', { caseId: saved.caseId, rev: null, reveal: [] }),
      await desk.call('forms.state', {}),
      await desk.call('shiftLog.figures', { date: '2026-11-24' }),
    ]);
    const foreign = [covid2020, koperasi2026].flatMap((folder) => {
      const other = Pack.parse(JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')));
      const codes = [other.dispositions, other.referrals, other.official.categories].flat().map(({ code }) => code);
      return [
        other.id,
        other.name.id,
        other.agency.id,
        other.title.id,
        ...other.channels.map(({ line }) => line),
        ...Object.values(other.roles).flatMap((role) => role ?? []),
        ...codes.filter((code) => code.length > 5),
      ];
    });
    expect(foreign.length).toBeGreaterThan(60);
    expect(foreign.filter((word) => seen.includes(word))).toEqual([]);
    expect(seen).not.toMatch(/kumkm|koperasi|covid|umkm|1500.?587/i);
  });
});

it('a desk that changes its hotline keeps the cases of the one before, under their own names', async () => {
  const folder = tempFolder();
  const flood = await writeThirdHotline(join(folder, 'flood'));
  const before = await openCoreOnShift('sari', { folder, start: { packFolder: flood } });
  const saved = await takeCase(before, {
    channel: 'radio',
    callerNumber: caller,
    answers: told,
    disposition: 'tim_budhal',
  });
  const after = await before.restart({ packFolder: koperasi2026 });
  await after.signIn('sari');
  expect((await after.call('pack.current', {})).pack.id).toBe('koperasi-2026');
  const view = await after.call('case.open', { caseId: saved.caseId, rev: null, reveal: [] });
  expect(view.body.packId).toBe('posko-banjir');
  expect(view.row.business).toBe('Pak Wagiman');
});

it('two hotlines of this folder have nothing in common that their difference would not say', async () => {
  const desk = await floodDesk();
  const { pack, formHash } = await desk.call('pack.current', {});
  const form = await desk.call('form.open', { hash: formHash });
  const other = await tryOpenCore({ start: { packFolder: koperasi2026 } });
  if (!other.ok) throw new Error(other.problem.message);
  await other.value.signIn('sari');
  const current = await other.value.call('pack.current', {});
  const theirs = await other.value.call('form.open', { hash: current.formHash });
  const difference = formDifference({ ...form, title: '' }, { ...theirs, title: '' }, pack);
  expect(difference.dispositions.map(({ code }) => code)).toEqual(['tim_budhal', 'ditelpon_maneh']);
  expect(difference.figures).toContain('roles.callerName');
  expect(difference.removed.length).toBeGreaterThan(5);
});
