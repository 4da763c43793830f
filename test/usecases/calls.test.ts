import { describe, expect, it } from 'vitest';
import { limits } from '../../shared/model/limits.ts';
import { PhoneNumber } from '../../shared/model/phone.ts';
import { aDraftSave, caller } from '../support/builders.ts';
import { openCore, openCoreOnShift } from '../support/openCore.ts';
import { takeCase } from '../support/takeCase.ts';

const voice = { channel: 'telepon', callerNumber: caller.number };

describe('a call', () => {
  it('has its case id, its reference number and a draft on disk before a word is typed', async () => {
    const desk = await openCoreOnShift();
    const { call, draft } = await desk.call('call.open', voice);
    expect(call).toMatchObject({ state: 'talking', reference: draft.reference, caseId: draft.caseId });
    expect(draft.reference).toMatch(/^KU-260324-01-0001-\d$/);
    const again = await desk.restart();
    await again.signIn('sari');
    expect(await again.call('work.list', {})).toMatchObject([{ draft: { caseId: draft.caseId }, recovered: true }]);
  });

  it('needs an open shift', async () => {
    const desk = await openCore();
    await desk.signIn('sari');
    expect(await desk.refused('call.open', voice)).toBe('no_shift');
  });

  it.each([
    ['an unknown channel', { channel: 'fax', callerNumber: null }],
    ["the hotline's own number", { channel: 'wa', callerNumber: PhoneNumber.parse('+628111450587') }],
  ])('is not opened with %s', async (_what, input) => {
    const desk = await openCoreOnShift();
    expect(await desk.refused('call.open', input)).toBe('invalid_input');
    expect(await desk.call('work.list', {})).toEqual([]);
  });

  it('puts the one before on hold, and back, with each second counted once', async () => {
    const desk = await openCoreOnShift();
    const first = (await desk.call('call.open', voice)).call;
    desk.clock.advance(10_000);
    const second = (await desk.call('call.open', { channel: 'wa', callerNumber: null })).call;
    if (first === null || second === null) throw new Error('a call has no call');
    desk.clock.advance(5_000);
    const changed = await desk.call('call.resume', { callId: first.id });
    expect(changed).toMatchObject([
      { id: second.id, state: 'held', talkMs: 5_000 },
      { id: first.id, state: 'talking', talkMs: 10_000, holdMs: 5_000 },
    ]);
    desk.clock.advance(1_000);
    const ended = await desk.call('call.end', { callId: first.id });
    expect(ended).toMatchObject({ state: 'wrapUp', talkMs: 11_000, holdMs: 5_000, wrapUpMs: 0 });
  });

  it('asked for twice changes once, and never goes back from wrap-up', async () => {
    const desk = await openCoreOnShift();
    const { call } = await desk.call('call.open', voice);
    const callId = call?.id ?? expect.fail('no call');
    const once = await desk.call('call.hold', { callId });
    desk.clock.advance(1_000);
    expect(await desk.call('call.hold', { callId })).toEqual(once);
    await desk.call('call.end', { callId });
    expect(await desk.refused('call.hold', { callId })).toBe('conflict');
    expect(await desk.refused('call.resume', { callId })).toBe('conflict');
  });

  it('belongs to its agent', async () => {
    const desk = await openCoreOnShift('sari');
    const { call, draft } = await desk.call('call.open', voice);
    const callId = call?.id ?? expect.fail('no call');
    await desk.call('session.signOut', {});
    await desk.signIn('budi');
    await desk.call('shift.open', {});
    expect(await desk.refused('call.end', { callId })).toBe('not_found');
    expect(await desk.refused('draft.save', aDraftSave(draft))).toBe('not_found');
    expect(await desk.refused('work.goOn', { caseId: draft.caseId })).toBe('not_found');
    expect(await desk.call('work.list', {})).toEqual([]);
  });

  it('is the ninth that is too many', async () => {
    const desk = await openCoreOnShift();
    for (let n = 0; n < limits.openCalls; n += 1) await desk.call('call.open', voice);
    expect(await desk.refused('call.open', voice)).toBe('too_many_open_calls');
    expect((await desk.call('work.list', {})).filter(({ call }) => call?.state === 'talking')).toHaveLength(1);
  });

  it('takes its number later, and logs that without the number', async () => {
    const desk = await openCoreOnShift('rina');
    const { call } = await desk.call('call.open', { channel: 'wa', callerNumber: null });
    const callId = call?.id ?? expect.fail('no call');
    expect(await desk.call('call.setNumber', { callId, callerNumber: caller.number })).toMatchObject({
      callerNumber: caller.number,
    });
    const log = await desk.call('shiftLog.page', {
      date: null,
      shiftId: null,
      agentId: null,
      kinds: [],
      after: 0,
      limit: 200,
    });
    expect(log.events.map(({ kind }) => kind)).toContain('call.numberChanged');
    expect(JSON.stringify(log)).not.toContain(caller.number.slice(4));
  });
});

describe('reference numbers', () => {
  it('count on over a restart, and begin again the next day of the hotline', async () => {
    const desk = await openCoreOnShift();
    await desk.call('call.open', voice);
    const again = await desk.restart();
    await again.signIn('sari');
    expect((await again.call('call.open', voice)).draft.reference).toMatch(/^KU-260324-01-0002-/);
    // 16:59 UTC is still the 24th in Jakarta, 17:00 UTC is the 25th.
    again.clock.set('2026-03-24T16:59:59.999Z');
    expect((await again.call('call.open', voice)).draft.reference).toMatch(/^KU-260324-01-0003-/);
    again.clock.set('2026-03-24T17:00:00.000Z');
    expect((await again.call('call.open', voice)).draft.reference).toMatch(/^KU-260325-01-0001-/);
  });
});

describe('a shift', () => {
  it('opened twice is one shift', async () => {
    const desk = await openCoreOnShift();
    const first = await desk.call('shift.open', {});
    expect((await desk.call('shift.open', {})).id).toBe(first.id);
  });

  it('does not end while a case is not saved, and names which', async () => {
    const desk = await openCoreOnShift();
    const { draft } = await desk.call('call.open', voice);
    const refused = await desk.core.call('shift.close', { note: '' });
    expect(refused).toMatchObject({
      problem: { code: 'calls_still_open', details: { references: [draft.reference] } },
    });
    const input = { caseId: draft.caseId, revision: 0, disposition: 'salah-sambung', dispositionNote: '' };
    await desk.call('case.submit', input);
    expect(await desk.call('shift.close', { note: 'Tenang' })).toMatchObject({
      note: 'Tenang',
      closedAt: expect.any(String),
    });
    expect(await desk.refused('shift.close', { note: '' })).toBe('no_shift');
  });

  it('shows a supervisor its calls, cases and what is still open', async () => {
    const desk = await openCoreOnShift();
    await takeCase(desk);
    await desk.call('call.open', voice);
    await desk.call('session.signOut', {});
    await desk.signIn('rina');
    expect(await desk.call('shiftLog.shifts', { date: '2026-03-24' })).toMatchObject({
      shifts: [{ shift: { agentName: 'Sari Wulandari' }, calls: 2, cases: 1, unsent: 1, unreviewed: 1 }],
    });
    expect(await desk.call('shiftLog.shifts', { date: '2026-03-25' })).toEqual({ shifts: [] });
  });
});
