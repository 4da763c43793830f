import { describe, expect, it } from 'vitest';
import { aDraftSave, caller } from '../support/builders.ts';
import { openCoreOnShift } from '../support/openCore.ts';

const voice = { channel: 'telepon', callerNumber: caller.number };

describe('a draft', () => {
  it('comes back after a crash exactly as it was: step, words, hidden answers, note, language', async () => {
    const desk = await openCoreOnShift();
    const { draft } = await desk.call('call.open', voice);
    const save = aDraftSave(draft, {
      language: 'en',
      position: { step: '/data/b', question: '/data/b/omzet' },
      shadow: { '/data/pinjaman/bank': 'BRI Unit Godean' },
      invalid: ['/data/nik'],
      note: 'Suara putus-putus 😀',
      disposition: 'sebagian',
    });
    await desk.call('draft.save', save);
    const again = await desk.restart();
    await again.signIn('sari');
    const { changes: _changes, ...written } = save;
    expect(await again.call('work.list', {})).toMatchObject([
      { recovered: true, call: { state: 'talking' }, draft: { ...written, revision: 1 } },
    ]);
  });

  it('counts as recovered until somebody goes on with it, and once in the log', async () => {
    const desk = await openCoreOnShift('rina');
    const { draft } = await desk.call('call.open', voice);
    const again = await desk.restart();
    await again.signIn('rina');
    expect(await again.call('work.goOn', { caseId: draft.caseId })).toMatchObject({ recovered: false });
    await again.call('work.goOn', { caseId: draft.caseId });
    expect(await again.call('work.list', {})).toMatchObject([{ recovered: false }]);
    const log = await again.call('shiftLog.page', {
      date: null,
      shiftId: null,
      agentId: null,
      kinds: ['draft.recovered'],
      after: 0,
      limit: 10,
    });
    expect(log.events).toHaveLength(1);
  });

  it('is not recovered when only core was started again under a living window', async () => {
    const desk = await openCoreOnShift();
    await desk.call('call.open', voice);
    const again = await desk.restart({ restarted: true, resumeToken: desk.resumeToken() });
    expect(await again.call('work.list', {})).toMatchObject([{ recovered: false }]);
  });

  it('refuses a save on top of an older revision and keeps the newer words', async () => {
    const desk = await openCoreOnShift();
    const { draft } = await desk.call('call.open', voice);
    await desk.call('draft.save', aDraftSave(draft, { note: 'new' }));
    const late = await desk.core.call('draft.save', aDraftSave(draft, { note: 'old' }));
    expect(late).toMatchObject({ problem: { code: 'conflict', details: { revision: 1 } } });
    expect(await desk.call('work.list', {})).toMatchObject([{ draft: { note: 'new' } }]);
  });

  it('takes the same save twice when the first answer was lost', async () => {
    const desk = await openCoreOnShift();
    const { draft } = await desk.call('call.open', voice);
    const change = { at: draft.createdAt, reference: '/data/nama', kind: 'answered' as const, value: caller.name };
    const save = aDraftSave(draft, { changes: [change] });
    const first = await desk.call('draft.save', save);
    expect(await desk.call('draft.save', save)).toEqual(first);
  });

  it('is saved while the console is locked, because the words are older than the lock', async () => {
    const desk = await openCoreOnShift();
    const { draft } = await desk.call('call.open', voice);
    await desk.call('session.lock', {});
    expect(await desk.call('draft.save', aDraftSave(draft))).toMatchObject({ revision: 1 });
  });
});
