import { describe, expect, it } from 'vitest';
import { aDraftSave, aPack, someAnswers } from '../support/builders.ts';
import { openHotline } from '../support/openHotline.ts';
import type { OpenedCore } from '../support/openCore.ts';
import { anyCases } from '../support/takeCase.ts';
import type { OutputOf } from '../../shared/contract/ipc.ts';

const [lengkap] = aPack().dispositions;
if (!lengkap) throw new Error('the pack of the tests has dispositions');

/** A hotline whose surge asks for a name and a number, and promises a call back. */
const surging = {
  dispositions: [
    ...aPack().dispositions,
    { ...lengkap, code: 'dilengkapi-nanti', requires: ['nama', 'telepon'], needsCallback: true },
  ],
  surge: { questions: ['nama', 'telepon'], disposition: 'dilengkapi-nanti' },
};

const short = { '/data/nama': 'Siti', '/data/telepon': '+6281299887766' };

async function closed(desk: OpenedCore, { draft }: OutputOf<'call.open'>, disposition: string, answers = {}) {
  const { revision } = await desk.call('draft.save', aDraftSave(draft, { answers }));
  return desk.core.call('case.submit', { caseId: draft.caseId, revision, disposition, dispositionNote: '' });
}

const ring = (desk: OpenedCore) => desk.call('call.open', { channel: 'telepon', callerNumber: null });

describe('the surge', () => {
  it('lets a call be closed with its few questions, and marks the case for completion', async () => {
    const hotline = await openHotline(surging);
    const desk = await hotline.desk('03');
    expect(await closed(desk, await ring(desk), 'dilengkapi-nanti', short)).toMatchObject({
      ok: false,
      problem: { code: 'invalid_input', details: { field: 'disposition', reason: 'surgeOff' } },
    });
    await desk.call('surge.set', { on: true });
    const work = await ring(desk);
    expect(work.surge).toBe(true);
    expect(await closed(desk, work, 'dilengkapi-nanti', { '/data/nama': 'Siti' })).toMatchObject({
      ok: false,
      problem: { code: 'gaps', details: { missing: ['telepon'] } },
    });
    const [open] = (await desk.call('work.list', {})).slice(-1);
    if (!open) throw new Error('no work');
    expect(await closed(desk, open, 'dilengkapi-nanti', short)).toMatchObject({ ok: true });
    const { rows } = await desk.call('case.list', anyCases);
    expect(rows).toMatchObject([{ disposition: 'dilengkapi-nanti', needsCompletion: true }]);
    const { body } = await desk.call('case.open', { caseId: work.draft.caseId, rev: null, reveal: [] });
    expect(body.needsCompletion).toBe(true);
  });

  it('changes nothing for any other disposition', async () => {
    const hotline = await openHotline(surging);
    const desk = await hotline.desk('03');
    await desk.call('surge.set', { on: true });
    const work = await ring(desk);
    expect(await closed(desk, work, 'lengkap', short)).toMatchObject({ ok: false, problem: { code: 'gaps' } });
    const [open] = await desk.call('work.list', {});
    expect(open && (await closed(desk, open, 'lengkap', someAnswers()))).toMatchObject({ ok: true });
    expect((await desk.call('case.list', anyCases)).rows).toMatchObject([{ needsCompletion: false }]);
  });

  it('reaches every desk, is seen on each, and is logged with who switched it', async () => {
    const hotline = await openHotline(surging);
    const [desk, other] = [await hotline.desk('03'), await hotline.desk('04', 'sari')];
    expect(await desk.call('surge.set', { on: true })).toMatchObject({ on: true, by: 'Rina Hapsari' });
    await expect
      .poll(async () => {
        other.clock.advance(60_000);
        return (await other.call('pack.current', {})).surge.on;
      })
      .toBe(true);
    expect((await ring(other)).surge).toBe(true);
    const filter = { date: null, shiftId: null, agentId: null, kinds: ['surge.on' as const], after: 0, limit: 10 };
    expect((await desk.call('shiftLog.page', filter)).events.map(({ agentId }) => agentId)).toContain('rina');
    expect((await desk.call('forms.state', {})).surge).toMatchObject({ on: true });
  });

  it('that ends in the middle of a call lets that call end as it began; a case that was taken stays marked', async () => {
    const hotline = await openHotline(surging);
    const desk = await hotline.desk('03');
    const before = await ring(desk);
    await desk.call('surge.set', { on: true });
    const during = await ring(desk);
    await desk.call('surge.set', { on: false });
    const after = await ring(desk);
    expect([during.surge, after.surge]).toEqual([true, false]);
    expect(await closed(desk, during, 'dilengkapi-nanti', short)).toMatchObject({ ok: true });
    // It was open while the surge was on: its caller was asked the few questions too.
    expect(await closed(desk, before, 'dilengkapi-nanti', short)).toMatchObject({ ok: true });
    expect(await closed(desk, after, 'dilengkapi-nanti', short)).toMatchObject({ ok: false });
    const { rows } = await desk.call('case.list', anyCases);
    expect(rows.map(({ needsCompletion }) => needsCompletion)).toEqual([true, true]);
    expect((await desk.call('case.list', { ...anyCases, needsCompletion: true })).total).toBe(2);
  });

  it('is over for a case when somebody asked the rest; a correction on the way keeps the mark', async () => {
    const hotline = await openHotline(surging);
    const desk = await hotline.desk('03');
    await desk.call('surge.set', { on: true });
    const work = await ring(desk);
    await closed(desk, work, 'dilengkapi-nanti', short);
    await desk.call('surge.set', { on: false });
    const { caseId } = work.draft;
    const mistyped = await desk.call('case.correct', { caseId });
    expect(mistyped.surge).toBe(true);
    await closed(desk, mistyped, 'dilengkapi-nanti', { ...short, '/data/nama': 'Siti N' });
    expect((await desk.call('case.list', anyCases)).rows).toMatchObject([{ rev: 2, needsCompletion: true }]);
    await closed(desk, await desk.call('case.correct', { caseId }), 'lengkap', someAnswers());
    expect((await desk.call('case.list', anyCases)).rows).toMatchObject([{ rev: 3, needsCompletion: false }]);
  });

  it('outlives a restart, and asks the server only when something changes', async () => {
    const hotline = await openHotline(surging);
    const desk = await hotline.desk('03');
    await desk.call('surge.set', { on: true });
    hotline.isDown(true);
    expect(await desk.call('surge.set', { on: true })).toMatchObject({ on: true });
    expect(await desk.refused('surge.set', { on: false })).toBe('unreachable');
    const again = await desk.restart();
    await again.signIn('rina');
    expect((await again.call('pack.current', {})).surge).toMatchObject({ on: true, by: 'Rina Hapsari' });
  });
});
