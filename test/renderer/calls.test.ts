import { describe, expect, test } from 'vitest';
import { caller } from '../support/builders.ts';
import { readyDesk } from '../../renderer/stores/createDeskStore.ts';
import { openCoreOnShift } from '../support/openCore.ts';
import { anyCases } from '../support/takeCase.ts';
import { openStores } from './openStores.ts';

const typeInto = async (
  stores: Awaited<ReturnType<typeof openStores>>,
  reference: string,
  text: string,
): Promise<void> => {
  const { form } = stores.work();
  if (form.state !== 'open') throw new Error(`the form is ${form.state}`);
  form.form.session.set(reference, text);
  await stores.pass(300);
};

describe('after a crash', () => {
  test('the next start finds what was being written, and goes on at the same question with the same words, hidden ones too', async () => {
    const core = await openCoreOnShift();
    const before = await openStores(core);
    await before.desk.calls.actions.open({ channel: 'wa', callerNumber: caller.number });
    before.desk.calls.actions.setPosition({ step: '/data', question: '/data/usaha' });
    before.desk.calls.actions.setNote('suara terputus-putus');
    await typeInto(before, '/data/usaha', 'Keripik Bel');

    const after = await core.restart();
    await after.signIn('sari');
    const stores = await openStores(after);
    const [found] = stores.desk.calls.getState().works;
    expect(found?.recovered).toBe(true);
    expect(stores.desk.calls.getState().active).toBeNull();
    if (found === undefined) return;

    await stores.desk.calls.actions.goOn(found.draft.caseId);
    await stores.settle();
    const work = stores.work();
    expect(work.position).toEqual({ step: '/data', question: '/data/usaha' });
    expect(work.note).toBe('suara terputus-putus');
    expect(work.form.state === 'open' ? work.form.form.session.answers()['/data/usaha'] : null).toBe('Keripik Bel');
  });

  test('what is gone on with is recovered once', async () => {
    const core = await openCoreOnShift();
    await (await openStores(core)).desk.calls.actions.open({ channel: 'telepon', callerNumber: null });
    const after = await core.restart();
    await after.signIn('sari');
    const stores = await openStores(after);
    const [found] = stores.desk.calls.getState().works;
    if (found !== undefined) await stores.desk.calls.actions.goOn(found.draft.caseId);
    expect(stores.desk.calls.getState().works.map(({ recovered }) => recovered)).toEqual([false]);
  });
});

describe('calls side by side', () => {
  test('a new call parks the one before; going round and coming back finds each with its own words', async () => {
    const stores = await openStores(await openCoreOnShift());
    const { actions } = stores.desk.calls;
    await actions.open({ channel: 'telepon', callerNumber: caller.number });
    await typeInto(stores, '/data/nama', 'Siti');
    const first = stores.work().draft.caseId;
    await actions.open({ channel: 'wa', callerNumber: null });
    await typeInto(stores, '/data/nama', 'Budi');
    expect(stores.desk.calls.getState().works.map(({ call }) => call?.state)).toEqual(['held', 'talking']);
    await actions.step(1);
    expect(stores.work().draft.caseId).toBe(first);
    expect(stores.work().draft.answers['/data/nama']).toBe('Siti');
    await actions.holdOrResume();
    expect(stores.desk.calls.getState().works.map(({ call }) => call?.state)).toEqual(['talking', 'held']);
    await actions.step(-1);
    expect(stores.work().draft.answers['/data/nama']).toBe('Budi');
  });

  test('leaving a call puts its last words on disk without waiting for the pause', async () => {
    const core = await openCoreOnShift();
    const stores = await openStores(core);
    const { actions } = stores.desk.calls;
    await actions.open({ channel: 'telepon', callerNumber: null });
    const { form, draft } = stores.work();
    if (form.state === 'open') form.form.session.set('/data/nama', 'Siti');
    await actions.open({ channel: 'telepon', callerNumber: null });
    const list = await core.call('work.list', {});
    expect(list.find((work) => work.draft.caseId === draft.caseId)?.draft.answers['/data/nama']).toBe('Siti');
  });
});

describe('the end of a call', () => {
  test('the reference number is shown after the commit, and the call is gone from the desk', async () => {
    const core = await openCoreOnShift();
    const stores = await openStores(core);
    const { actions } = stores.desk.calls;
    await actions.open({ channel: 'telepon', callerNumber: null });
    const { reference } = stores.work().draft;
    actions.setDisposition('salah-sambung');
    await stores.desk.submit();
    const { view, works } = stores.desk.calls.getState();
    expect(view).toMatchObject({ kind: 'saved', saved: { reference, rev: 1, isCorrection: false } });
    expect(works).toEqual([]);
    expect((await core.call('case.list', anyCases)).rows[0]?.reference).toBe(reference);
  });

  test('a reply that was lost after the commit still ends in the saved case, once', async () => {
    const core = await openCoreOnShift();
    const stores = await openStores(core);
    await stores.desk.calls.actions.open({ channel: 'telepon', callerNumber: null });
    stores.desk.calls.actions.setDisposition('salah-sambung');
    stores.lose('case.submit', true);
    await stores.desk.submit();
    expect(stores.desk.calls.getState().view.kind).toBe('work');
    stores.lose('case.submit', false);
    await stores.desk.submit();
    expect(stores.desk.calls.getState().view.kind).toBe('saved');
    const cases = await core.call('case.list', anyCases);
    expect(cases.total).toBe(1);
  });

  test('a disposition that needs answers is refused with what is missing, and the draft stays', async () => {
    const stores = await openStores(await openCoreOnShift());
    await stores.desk.calls.actions.open({ channel: 'telepon', callerNumber: null });
    stores.desk.calls.actions.setDisposition('lengkap');
    await stores.desk.submit();
    expect(stores.desk.calls.getState().problem?.code).toBe('gaps');
    expect(stores.work().disposition).toBe('lengkap');
  });
});

describe('locking', () => {
  test('puts what was typed on disk first', async () => {
    const core = await openCoreOnShift();
    const stores = await openStores(core);
    await stores.desk.calls.actions.open({ channel: 'telepon', callerNumber: null });
    stores.desk.calls.actions.setNote('belum selesai');
    await stores.desk.lock();
    await core.call('session.unlock', { password: 'sari-1500587' });
    expect((await core.call('work.list', {}))[0]?.draft.note).toBe('belum selesai');
  });

  test('signing out leaves nothing of a caller in the window', async () => {
    const stores = await openStores(await openCoreOnShift());
    await stores.desk.calls.actions.open({ channel: 'telepon', callerNumber: caller.number });
    await stores.desk.caller.actions.look(caller.number);
    await stores.desk.signOut();
    const { calls, caller: visits, cases, oneCase, shiftLog } = stores.desk;
    const left = JSON.stringify([calls, visits, cases, oneCase, shiftLog].map((store) => store.getState()));
    expect(left).not.toContain(caller.number);
  });
});

describe('coming back to the desk', () => {
  test('a call that was put on hold before signing out opens with its words', async () => {
    const core = await openCoreOnShift();
    const stores = await openStores(core);
    const { actions } = stores.desk.calls;
    await actions.open({ channel: 'telepon', callerNumber: null });
    await typeInto(stores, '/data/nama', 'Siti');
    const { caseId } = stores.work().draft;
    await actions.holdOrResume();
    await stores.desk.signOut();
    await stores.desk.desk.actions.signIn({ username: 'sari', password: 'sari-1500587' });
    await stores.settle();
    await actions.activate(caseId);
    await stores.settle();
    const { form } = stores.work();
    expect(form.state === 'open' ? form.form.session.answers()['/data/nama'] : form.state).toBe('Siti');
  });

  test('a window that was opened again in the middle of a call goes on with that call', async () => {
    const core = await openCoreOnShift();
    await (await openStores(core)).desk.calls.actions.open({ channel: 'telepon', callerNumber: caller.number });
    const again = await openStores(core);
    await again.settle();
    expect(again.work().call).toMatchObject({ state: 'talking', callerNumber: caller.number });
  });

  test('an agent learns at sign-in what a supervisor has returned meanwhile', async () => {
    const core = await openCoreOnShift();
    const stores = await openStores(core);
    await stores.desk.calls.actions.open({ channel: 'telepon', callerNumber: null });
    stores.desk.calls.actions.setDisposition('salah-sambung');
    await stores.desk.submit();
    const { caseId } = (await core.call('case.list', anyCases)).rows[0] ?? {};
    await stores.desk.signOut();
    await core.signIn('rina');
    if (caseId !== undefined)
      await core.call('review.give', { caseId, rev: 1, verdict: 'returned', comment: 'Lengkapi' });
    await core.call('session.signOut', {});
    await stores.desk.desk.actions.signIn({ username: 'sari', password: 'sari-1500587' });
    await stores.settle();
    expect(readyDesk(stores.desk.desk.getState())?.returnedCases).toBe(1);
  });
});
