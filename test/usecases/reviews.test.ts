import { describe, expect, it } from 'vitest';
import { aDraftSave, caller, someAnswers } from '../support/builders.ts';
import { openCoreOnShift, type OpenedCore } from '../support/openCore.ts';
import { anyCases, takeCase } from '../support/takeCase.ts';

async function become(desk: OpenedCore, username: 'sari' | 'budi' | 'rina'): Promise<void> {
  await desk.call('session.signOut', {});
  await desk.signIn(username);
}

/** Sari's case, returned by Rina; Sari is signed in again. */
async function aReturnedCase() {
  const desk = await openCoreOnShift('sari');
  const receipt = await takeCase(desk);
  await become(desk, 'rina');
  const verdict = { caseId: receipt.caseId, rev: 1, verdict: 'returned', comment: 'NIK kurang satu angka' } as const;
  await desk.call('review.give', verdict);
  await become(desk, 'sari');
  return { desk, ...receipt };
}

describe('a returned case', () => {
  it('reaches its agent with the comment, counted at the desk', async () => {
    const { desk } = await aReturnedCase();
    expect((await desk.call('desk.state', {})).returnedCases).toBe(1);
    expect(await desk.call('case.list', { ...anyCases, review: 'returned' })).toMatchObject({
      rows: [{ review: 'returned', reviewComment: 'NIK kurang satu angka' }],
    });
  });

  it('is corrected into revision 2 on the form of revision 1, and revision 1 stays as it was', async () => {
    const { desk, caseId, sha256 } = await aReturnedCase();
    const { draft, call } = await desk.call('case.correct', { caseId });
    expect(call).toBeNull();
    expect(draft).toMatchObject({ baseRev: 1, revision: 0, answers: someAnswers(), disposition: 'lengkap' });
    const answers = someAnswers({ '/data/nik': '3404074501900018' });
    const { revision } = await desk.call('draft.save', aDraftSave(draft, { answers }));
    const second = await desk.call('case.submit', { caseId, revision, disposition: 'lengkap', dispositionNote: '' });
    expect(second).toMatchObject({ rev: 2, reference: draft.reference });
    const view = await desk.call('case.open', { caseId, rev: 1, reveal: ['nik'] });
    expect(view.body).toMatchObject({ rev: 1, answers: { '/data/nik': caller.nik } });
    expect(view.revisions.map(({ rev, outbox, sha256: hash }) => [rev, outbox, hash])).toEqual([
      [2, 'pending', second.sha256],
      [1, 'pending', sha256],
    ]);
    expect(view.row).toMatchObject({ rev: 2, review: 'corrected' });
    expect(view.reviews).toMatchObject([{ rev: 1, verdict: 'returned' }]);
    expect((await desk.call('desk.state', {})).returnedCases).toBe(0);
  });

  it('no longer calls for attention once its correction is saved', async () => {
    const { desk, caseId } = await aReturnedCase();
    const { draft } = await desk.call('case.correct', { caseId });
    const { revision } = await desk.call('draft.save', aDraftSave(draft, { answers: someAnswers() }));
    const before = desk.posted.length;
    await desk.call('case.submit', { caseId, revision, disposition: 'lengkap', dispositionNote: '' });
    expect(desk.posted.slice(before)).toContainEqual({
      type: 'event',
      name: 'review.changed',
      payload: { returnedCases: 0 },
    });
  });

  it('opened for correction twice is one draft, given up it is as before', async () => {
    const { desk, caseId } = await aReturnedCase();
    const first = await desk.call('case.correct', { caseId });
    expect((await desk.call('case.correct', { caseId })).draft).toEqual(first.draft);
    await desk.call('case.discardCorrection', { caseId });
    expect(await desk.call('work.list', {})).toEqual([]);
    expect((await desk.call('desk.state', {})).returnedCases).toBe(1);
  });

  it('is corrected by one person at a time', async () => {
    const { desk, caseId } = await aReturnedCase();
    await desk.call('case.correct', { caseId });
    await become(desk, 'rina');
    expect(await desk.refused('case.correct', { caseId })).toBe('conflict');
  });

  it('does not keep a shift from ending', async () => {
    const { desk, caseId } = await aReturnedCase();
    await desk.call('case.correct', { caseId });
    await desk.call('shift.close', { note: '' });
  });
});

describe('a case that was not returned', () => {
  it('is not corrected by its agent, but by a supervisor, and stays with its agent', async () => {
    const desk = await openCoreOnShift('sari');
    const { caseId } = await takeCase(desk);
    expect(await desk.refused('case.correct', { caseId })).toBe('not_allowed');
    await become(desk, 'rina');
    const { draft } = await desk.call('case.correct', { caseId });
    const { revision } = await desk.call('draft.save', aDraftSave(draft));
    await desk.call('case.submit', { caseId, revision, disposition: 'lengkap', dispositionNote: '' });
    const view = await desk.call('case.open', { caseId, rev: null, reveal: [] });
    expect(view.row.agentName).toBe('Sari Wulandari');
    expect(view.body.agentName).toBe('Rina Hapsari');
  });
});

describe('a review', () => {
  it('that returns a case needs a comment', async () => {
    const desk = await openCoreOnShift('rina');
    const { caseId } = await takeCase(desk);
    const returned = { caseId, rev: 1, verdict: 'returned', comment: '  ' } as const;
    expect(await desk.refused('review.give', returned)).toBe('invalid_input');
    expect(await desk.call('review.give', { ...returned, verdict: 'approved' })).toMatchObject({ verdict: 'approved' });
  });

  it('is refused when the case was corrected since', async () => {
    const desk = await openCoreOnShift('rina');
    const { caseId } = await takeCase(desk);
    const { draft } = await desk.call('case.correct', { caseId });
    const { revision } = await desk.call('draft.save', aDraftSave(draft));
    await desk.call('case.submit', { caseId, revision, disposition: 'lengkap', dispositionNote: '' });
    const late = { caseId, rev: 1, verdict: 'approved', comment: '' } as const;
    expect(await desk.refused('review.give', late)).toBe('conflict');
  });
});

describe('the figures of a day', () => {
  it('count calls, cases, dispositions, provinces and hours, and a case once in each official kind', async () => {
    const desk = await openCoreOnShift('rina');
    await takeCase(desk, { talkMs: 60_000, answers: someAnswers({ '/data/kendala': ['bahan', 'mesin'] }) });
    await takeCase(desk, {
      talkMs: 120_000,
      channel: 'wa',
      answers: someAnswers({ '/data/kendala': ['sepi', 'mesin'] }),
    });
    await takeCase(desk, { talkMs: 0, answers: {}, disposition: 'salah-sambung', callerNumber: null });
    expect(await desk.call('shiftLog.figures', { date: '2026-03-24' })).toEqual({
      date: '2026-03-24',
      calls: 3,
      cases: 3,
      handlingMs: 60_000,
      talkMs: 60_000,
      holdMs: 0,
      wrapUpMs: 0,
      dispositions: [
        { code: 'lengkap', count: 2 },
        { code: 'salah-sambung', count: 1 },
      ],
      trouble: [
        { code: 'produksi', count: 2 },
        { code: 'permintaan', count: 1 },
      ],
      provinces: [{ code: '34', count: 2 }],
      channels: [
        { code: 'telepon', count: 2 },
        { code: 'wa', count: 1 },
      ],
      hours: [{ hour: 9, count: 3 }],
      corrections: 0,
      returned: 0,
      incidents: 0,
    });
    expect(await desk.call('shiftLog.figures', { date: '2026-03-23' })).toMatchObject({ calls: 0, handlingMs: null });
  });
});

describe('the log', () => {
  it('tells the whole shift in order, and verifies', async () => {
    const { desk, caseId } = await aReturnedCase();
    const { draft } = await desk.call('case.correct', { caseId });
    await desk.call('case.submit', { caseId, revision: draft.revision, disposition: 'lengkap', dispositionNote: '' });
    await become(desk, 'rina');
    const verdict = await desk.call('shiftLog.verify', {});
    const log = await desk.call('shiftLog.page', {
      date: '2026-03-24',
      shiftId: null,
      agentId: null,
      kinds: [],
      after: 0,
      limit: 200,
    });
    expect(log.events.map(({ kind }) => kind)).toEqual([
      'pack.installed',
      'session.signedIn',
      'shift.opened',
      'call.opened',
      'case.saved',
      'session.signedOut',
      'session.signedIn',
      'review.returned',
      'session.signedOut',
      'session.signedIn',
      'case.viewed',
      'case.corrected',
      'session.signedOut',
      'session.signedIn',
      'log.verified',
    ]);
    expect(verdict).toMatchObject({ intact: true, entries: 14 });
  });
});
