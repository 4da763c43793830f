import { describe, expect, it } from 'vitest';
import type { OpenWork } from '../../shared/contract/ipc.ts';
import { aDraftSave, aFormXml, someAnswers } from '../support/builders.ts';
import { openHotline, publish } from '../support/openHotline.ts';
import type { OpenedCore } from '../support/openCore.ts';
import type { Sha256 } from '../../shared/model/ids.ts';

/** A call with a draft on version 1, half filled in, while version 2 runs. */
async function begun(desk: OpenedCore): Promise<{ readonly work: OpenWork; readonly to: Sha256 }> {
  const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: null });
  await desk.call(
    'draft.save',
    aDraftSave(draft, {
      note: 'telepon lagi sore',
      shadow: { '/data/usaha': 'Keripik' },
      disposition: 'sebagian',
      invalid: ['/data/nik'],
      changes: [{ at: '2026-03-24T02:00:01.000Z', reference: '/data/nama', kind: 'answered', value: 'Siti' }],
    }),
  );
  const to = await publish(desk, aFormXml('2'));
  const [work] = await desk.call('work.list', {});
  if (!work) throw new Error('no work');
  return { work, to };
}

const moveOf = ({ draft }: OpenWork, toFormHash: Sha256, answers = { '/data/nama': 'Siti' }) => ({
  save: aDraftSave(draft, { answers, invalid: [], note: draft.note }),
  toFormHash,
});

const without = ({ draft }: OpenWork): Partial<OpenWork['draft']> => {
  const { revision: _revision, savedAt: _savedAt, ...rest } = draft;
  return rest;
};

describe('a draft that moves to the new form', () => {
  it('is on the running form and pack from then on, and its case is saved with them', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { work, to } = await begun(desk);
    const pack = await desk.call('pack.current', {});
    const moved = await desk.call('draft.move', moveOf(work, to));
    expect(moved).toMatchObject({ moved: true, draft: { formHash: to, packHash: pack.hash, revision: 2 } });
    const answers = someAnswers();
    const { revision } = await desk.call('draft.save', aDraftSave(moved.draft, { answers }));
    const { caseId } = work.draft;
    await desk.call('case.submit', { caseId, revision, disposition: 'lengkap', dispositionNote: '' });
    const { body, changes } = await desk.call('case.open', { caseId, rev: null, reveal: [] });
    expect([body.formVersion, body.packHash]).toEqual(['2', pack.hash]);
    expect(changes).toMatchObject([{ reference: '/data/nama', kind: 'answered' }]);
  });

  it('is exactly as before when the move is undone, also after a restart', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { work, to } = await begun(desk);
    const moved = await desk.call('draft.move', moveOf(work, to));
    await desk.call('draft.save', aDraftSave(moved.draft, { answers: { '/data/nama': 'Lain' }, note: '' }));
    const again = await desk.restart();
    await again.signIn('rina');
    const { caseId } = work.draft;
    expect(await again.call('work.goOn', { caseId })).toMatchObject({ moved: true });
    const undone = await again.call('draft.undoMove', { caseId });
    expect(without(undone)).toEqual(without(work));
    expect([undone.moved, undone.draft.revision]).toEqual([false, 4]);
    expect(await again.refused('draft.undoMove', { caseId })).toBe('not_found');
    expect(await again.refused('draft.save', aDraftSave(moved.draft))).toBe('conflict');
    const filter = { date: null, shiftId: null, agentId: null, after: 0, limit: 10 };
    const { events } = await again.call('shiftLog.page', { ...filter, kinds: ['draft.moved', 'draft.moveUndone'] });
    expect(events.map(({ kind, data }) => [kind, data['from'], data['to']])).toEqual([
      ['draft.moved', work.draft.formHash, to],
      ['draft.moveUndone', to, work.draft.formHash],
    ]);
    expect(JSON.stringify(events)).not.toContain('Siti');
  });

  it('a move that is asked for twice, because its answer was lost, happens once', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { work, to } = await begun(desk);
    const first = await desk.call('draft.move', moveOf(work, to));
    expect(await desk.call('draft.move', moveOf(work, to))).toEqual(first);
    await desk.call('draft.undoMove', { caseId: work.draft.caseId });
    expect(await desk.refused('draft.undoMove', { caseId: work.draft.caseId })).toBe('not_found');
  });

  it('two moves are undone one after the other', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { work, to } = await begun(desk);
    const second = await desk.call('draft.move', moveOf(work, to));
    const third = await desk.call('draft.move', moveOf(second, await publish(desk, aFormXml('3'))));
    const { caseId } = third.draft;
    expect((await desk.call('draft.undoMove', { caseId })).draft.formHash).toBe(to);
    expect(without(await desk.call('draft.undoMove', { caseId }))).toEqual(without(work));
  });

  it.each([
    ['to a form that does not run', (work: OpenWork) => moveOf(work, work.draft.packHash)],
    ['to the form that it is on', (work: OpenWork) => moveOf(work, work.draft.formHash)],
  ])('does not move %s', async (_name, input) => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { work } = await begun(desk);
    expect(await desk.refused('draft.move', input(work))).toBe('conflict');
    expect((await desk.call('work.list', {}))[0]?.draft).toEqual(work.draft);
  });

  it('a save that came in between is not lost to the move', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { work, to } = await begun(desk);
    await desk.call('draft.save', aDraftSave(work.draft, { note: 'baru' }));
    expect(await desk.refused('draft.move', moveOf(work, to))).toBe('conflict');
  });

  it("nobody moves a colleague's draft, and a saved case keeps its form", async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { work, to } = await begun(desk);
    const { caseId } = work.draft;
    const { revision } = await desk.call('draft.save', aDraftSave(work.draft));
    await desk.call('case.submit', { caseId, revision, disposition: 'lengkap', dispositionNote: '' });
    const correction = await desk.call('case.correct', { caseId });
    expect(await desk.refused('draft.move', moveOf(correction, to))).toBe('conflict');
    await desk.call('session.signOut', {});
    await desk.signIn('budi');
    expect(await desk.refused('draft.move', moveOf(correction, to))).toBe('not_found');
    expect(await desk.refused('draft.undoMove', { caseId })).toBe('not_found');
  });

  it("nothing of a caller's words stays behind in the moves when the case is saved", async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { work, to } = await begun(desk);
    const moved = await desk.call('draft.move', moveOf(work, to));
    const { revision } = await desk.call('draft.save', aDraftSave(moved.draft));
    const { caseId } = work.draft;
    await desk.call('case.submit', { caseId, revision, disposition: 'lengkap', dispositionNote: '' });
    expect(await desk.refused('draft.undoMove', { caseId })).toBe('not_found');
  });
});
