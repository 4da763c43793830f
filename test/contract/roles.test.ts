import { describe, expect, it } from 'vitest';
import { calls } from '../../shared/contract/ipc.ts';
import { openCore, openCoreOnShift, type OpenedCore } from '../support/openCore.ts';

const names = Object.entries(calls);

/** The contract, written down once more by hand: a channel that changes hands must change here, too. */
const anyone = [
  'desk.state',
  'desk.dismissNotice',
  'session.signIn',
  'session.unlock',
  'session.signOut',
  'settings.write',
];
const supervisorsOnly = [
  'shiftLog.shifts',
  'shiftLog.page',
  'shiftLog.figures',
  'shiftLog.verify',
  'review.give',
  'forms.state',
  'forms.check',
  'forms.publish',
  'forms.cancel',
  'forms.costs',
  'surge.set',
];
const whileLocked = [...anyone, 'draft.save'];

const codeOf = async (desk: OpenedCore, name: string): Promise<string> => {
  const answer = await desk.core.call(name, { nothing: 'of use' });
  return answer.ok ? 'answered' : answer.problem.code;
};

/** Channels that answer with this code, or do not. */
async function withCode(desk: OpenedCore, code: string, before: () => Promise<unknown> = async () => null) {
  const found: string[] = [];
  for (const [name] of names) {
    await before();
    if ((await codeOf(desk, name)) === code) found.push(name);
  }
  return found;
}

const without = (left: readonly string[]) => names.map(([name]) => name).filter((name) => !left.includes(name));

describe('who may call what', () => {
  it('before sign-in only what shows nothing of a caller', async () => {
    expect(await withCode(await openCore(), 'signed_out')).toEqual(without(anyone));
  });

  it('while locked only that, and the words that were typed before', async () => {
    const desk = await openCore();
    const lockAgain = async (): Promise<void> => {
      const { session } = await desk.call('desk.state', {});
      if (session.state === 'signedOut') await desk.signIn('rina');
      if (session.state !== 'locked') await desk.call('session.lock', {});
    };
    expect(await withCode(desk, 'locked', lockAgain)).toEqual(without(whileLocked));
  });

  it("the supervisor's channels are closed to agents, before the input is looked at", async () => {
    expect(await withCode(await openCoreOnShift('sari'), 'not_allowed')).toEqual(
      names.map(([name]) => name).filter((name) => supervisorsOnly.includes(name)),
    );
  });

  it('no role in a message makes a supervisor of an agent', async () => {
    const desk = await openCoreOnShift('sari');
    const answer = await desk.core.call('shiftLog.figures', { role: 'supervisor', date: '2026-03-24' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
  });

  it('everything else is open to both roles', () => {
    const open = names.filter(([, { access }]) => access !== 'anyone' && access.length === 2).map(([name]) => name);
    expect(open).toEqual(without([...anyone, ...supervisorsOnly]));
  });
});

it('what is wrong with an input is told by its place, never by its value', async () => {
  const desk = await openCoreOnShift('sari');
  const answer = await desk.core.call('call.open', { channel: 5, callerNumber: 'Siti 0812' });
  expect(answer).toMatchObject({
    problem: { code: 'invalid_input', details: { issues: [{ path: 'channel' }, { path: 'callerNumber' }] } },
  });
  expect(JSON.stringify(answer)).not.toContain('Siti');
});

it('the server address is changed by a supervisor only', async () => {
  const desk = await openCoreOnShift('sari');
  expect(await desk.refused('settings.write', { serverUrl: 'https://elsewhere.example' })).toBe('not_allowed');
  expect(await desk.call('settings.write', { language: 'en' })).toMatchObject({ language: 'en', serverUrl: null });
  await desk.call('session.signOut', {});
  expect(await desk.refused('settings.write', { serverUrl: 'https://elsewhere.example' })).toBe('not_allowed');
  await desk.signIn('rina');
  expect(await desk.call('settings.write', { serverUrl: 'https://pusat.example' })).toMatchObject({
    serverUrl: 'https://pusat.example',
  });
  expect(desk.posted.findLast(({ type }) => type === 'writeSettings')).toMatchObject({
    settings: { serverUrl: 'https://pusat.example' },
  });
});
