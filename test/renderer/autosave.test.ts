import { describe, expect, test } from 'vitest';
import { limits } from '../../shared/model/limits.ts';
import { openCoreOnShift, type OpenedCore } from '../support/openCore.ts';
import { openStores, type OpenedStores } from './openStores.ts';

const name = '/data/nama';

type OpenCall = { readonly core: OpenedCore; readonly stores: OpenedStores };

async function onACall(): Promise<OpenCall> {
  const core = await openCoreOnShift();
  const stores = await openStores(core);
  await stores.desk.calls.actions.open({ channel: 'telepon', callerNumber: null });
  await stores.settle();
  return { core, stores };
}

const type = ({ stores }: OpenCall, text: string): void => {
  const { form } = stores.work();
  if (form.state !== 'open') throw new Error(`the form is ${form.state}`);
  form.form.session.set(name, text);
};

const onDisk = async ({ core }: OpenCall): Promise<unknown> => {
  const [work] = await core.call('work.list', {});
  return work?.draft.answers[name];
};

describe('what is typed goes to disk by itself', () => {
  test('a third of a second after the last key', async () => {
    const call = await onACall();
    type(call, 'Siti');
    await call.stores.pass(299);
    expect(call.stores.saves()).toBe(0);
    await call.stores.pass(1);
    expect(await onDisk(call)).toBe('Siti');
  });

  test('and within the promised two seconds while the typing never pauses', async () => {
    const call = await onACall();
    let typed = '';
    for (let ms = 0; ms < limits.unsavedMs; ms += 100) {
      typed += 'a';
      type(call, typed);
      await call.stores.pass(100);
    }
    expect(call.stores.saves()).toBeGreaterThan(0);
    expect(String(await onDisk(call)).length).toBeGreaterThan(0);
  });

  test('the light says saved only after the reply, and says so again after more words', async () => {
    const call = await onACall();
    expect(call.stores.work().durability.state).toBe('saved');
    type(call, 'Siti');
    expect(call.stores.work().durability.state).toBe('saving');
    await call.stores.pass(300);
    expect(call.stores.work().durability.state).toBe('saved');
    type(call, 'Siti N');
    expect(call.stores.work().durability.state).toBe('saving');
  });

  test('never with two saves in flight, and words that come during a save follow in the next', async () => {
    const call = await onACall();
    type(call, 'one');
    const first = call.stores.desk.calls.actions.flush();
    type(call, 'two');
    const second = call.stores.desk.calls.actions.flush();
    expect(call.stores.saves()).toBe(1);
    await first;
    await second;
    expect(await onDisk(call)).toBe('two');
  });

  test('notes, the place in the script and the disposition go with it', async () => {
    const call = await onACall();
    const { actions } = call.stores.desk.calls;
    actions.setNote('menelepon dari pasar');
    actions.setPosition({ step: '/data', question: name });
    actions.setDisposition('sebagian');
    await call.stores.pass(300);
    const [work] = await call.core.call('work.list', {});
    expect(work?.draft).toMatchObject({
      note: 'menelepon dari pasar',
      position: { step: '/data', question: name },
      disposition: 'sebagian',
    });
  });
});

describe('when the disk says no', () => {
  test('the light says so, the words stay, and they are saved as soon as there is room', async () => {
    const call = await onACall();
    call.stores.fail('draft.save', 'disk_full');
    type(call, 'Siti');
    await call.stores.pass(300);
    expect(call.stores.work().durability).toEqual({ state: 'unsaved', reason: 'disk_full' });
    expect(await onDisk(call)).toBeUndefined();
    call.stores.fail('draft.save', null);
    await call.stores.pass(60_000);
    expect(call.stores.work().durability.state).toBe('saved');
    expect(await onDisk(call)).toBe('Siti');
  });

  test('it is asked again with growing pauses, not at every key', async () => {
    const call = await onACall();
    call.stores.fail('draft.save', 'storage_failed');
    type(call, 'Siti');
    await call.stores.pass(60_000);
    const pauses = call.stores.saves();
    for (let key = 0; key < 50; key += 1) type(call, `Siti ${key}`);
    expect(call.stores.saves()).toBe(pauses);
    expect(pauses).toBeLessThan(15);
  });

  test('a case is not closed over words that are not on disk', async () => {
    const call = await onACall();
    type(call, 'Siti');
    call.stores.desk.calls.actions.setDisposition('salah-sambung');
    call.stores.fail('draft.save', 'disk_full');
    await call.stores.desk.submit();
    expect(call.stores.desk.calls.getState().view.kind).toBe('work');
    expect(call.stores.calls.some(({ name: asked }) => asked === 'case.submit')).toBe(false);
  });
});

describe('when another version got there first', () => {
  test('an answer that was lost after its commit is made good, and nothing typed since is missing', async () => {
    const call = await onACall();
    type(call, 'one');
    call.stores.lose('draft.save', true);
    await call.stores.pass(300);
    expect(call.stores.work().durability).toEqual({ state: 'unsaved', reason: 'core_down' });
    call.stores.lose('draft.save', false);
    type(call, 'two');
    await call.stores.pass(60_000);
    expect(call.stores.work().durability.state).toBe('saved');
    expect(await onDisk(call)).toBe('two');
  });
});

describe('a note over its limit', () => {
  test('stays whole on the screen, is called not saved, and does not keep the answers from disk', async () => {
    const call = await onACall();
    const { actions } = call.stores.desk.calls;
    actions.setNote('a'.repeat(limits.noteCharacters + 1));
    type(call, 'Siti');
    await call.stores.pass(300);
    expect(call.stores.work().durability).toEqual({ state: 'unsaved', reason: 'too_large' });
    expect(call.stores.work().note).toHaveLength(limits.noteCharacters + 1);
    expect(await onDisk(call)).toBe('Siti');
    actions.setNote('a'.repeat(limits.noteCharacters));
    await call.stores.pass(300);
    expect(call.stores.work().durability.state).toBe('saved');
  });
});
