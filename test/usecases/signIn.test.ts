import { describe, expect, it } from 'vitest';
import { openCore, openCoreOnShift } from '../support/openCore.ts';
import { tempDatabase } from '../support/tempDatabase.ts';

const wrong = { username: 'sari', password: 'salah' };
const right = { username: 'sari', password: 'sari-1500587' };

describe('signing in', () => {
  it('takes the right password and gives the role that is stored, not one that is asked for', async () => {
    const desk = await openCore();
    const session = await desk.call('session.signIn', { username: 'RINA', password: 'rina-1500587' });
    expect(session).toMatchObject({
      state: 'active',
      agent: { name: 'Rina Hapsari', role: 'supervisor' },
      shift: null,
    });
  });

  it('refuses a wrong password and an unknown name with the same word', async () => {
    const desk = await openCore();
    expect(await desk.refused('session.signIn', wrong)).toBe('wrong_password');
    expect(await desk.refused('session.signIn', { username: 'nobody', password: 'x' })).toBe('wrong_password');
    expect((await desk.call('desk.state', {})).session).toEqual({ state: 'signedOut' });
  });

  it('refuses an account that the server took back, with the right password as well, and nobody else', async () => {
    const db = tempDatabase();
    const desk = await openCore({ db });
    db.exec(`INSERT INTO revocation SELECT id, '2026-03-24T02:00:00.000Z', 'Pusat' FROM agent WHERE username = 'sari'`);
    expect(await desk.core.call('session.signIn', right)).toMatchObject({
      ok: false,
      problem: { code: 'not_allowed', details: { reason: 'revoked' } },
    });
    await desk.signIn('budi');
  });

  it('refuses a second person while one is signed in', async () => {
    const desk = await openCore();
    await desk.signIn('sari');
    expect(await desk.refused('session.signIn', { username: 'budi', password: 'budi-1500587' })).toBe('conflict');
  });

  it('slows guessing more with every try, also for the right password, and says how long to wait', async () => {
    const desk = await openCore();
    for (let n = 0; n < 3; n += 1) expect(await desk.refused('session.signIn', wrong)).toBe('wrong_password');
    const slowed = await desk.core.call('session.signIn', right);
    expect(slowed).toMatchObject({ problem: { code: 'too_many_attempts', details: { retryAfterSeconds: 2 } } });
    desk.clock.advance(2_000);
    expect(await desk.refused('session.signIn', wrong)).toBe('wrong_password');
    const longer = await desk.core.call('session.signIn', right);
    expect(longer).toMatchObject({ problem: { code: 'too_many_attempts', details: { retryAfterSeconds: 4 } } });
    desk.clock.advance(4_000);
    expect(await desk.call('session.signIn', right)).toMatchObject({ state: 'active' });
  });

  it('is still slowed after a restart', async () => {
    const desk = await openCore();
    for (let n = 0; n < 3; n += 1) await desk.refused('session.signIn', wrong);
    const again = await desk.restart();
    expect(await again.refused('session.signIn', right)).toBe('too_many_attempts');
  });

  it('is not outrun by many tries at once', async () => {
    const desk = await openCore();
    const codes = await Promise.all(Array.from({ length: 8 }, () => desk.refused('session.signIn', wrong)));
    expect(codes.filter((code) => code === 'wrong_password')).toHaveLength(3);
    expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(5);
  });

  it('slows the whole desk when many names are tried', async () => {
    const desk = await openCore();
    for (let n = 0; n < 12; n += 1) await desk.refused('session.signIn', { username: `guess${n}`, password: 'x' });
    expect(await desk.refused('session.signIn', right)).toBe('too_many_attempts');
  });

  it('writes failures into the log without the name that was typed', async () => {
    const desk = await openCore();
    await desk.refused('session.signIn', wrong);
    await desk.refused('session.signIn', { username: 'my-secret-password', password: 'x' });
    await desk.signIn('rina');
    const log = await desk.call('shiftLog.page', {
      date: null,
      shiftId: null,
      agentId: null,
      kinds: ['session.signInFailed'],
      after: 0,
      limit: 10,
    });
    expect(log.events.map(({ agentName, data }) => [agentName, data])).toEqual([
      ['Sari Wulandari', { failures: 1 }],
      [null, { failures: 1 }],
    ]);
  });
});

describe('demo accounts', () => {
  it('are spelled out in demo mode only', async () => {
    const desk = await openCore();
    const state = await desk.call('desk.state', {});
    expect(state.demoAccounts?.map(({ username, role }) => [username, role])).toEqual([
      ['sari', 'agent'],
      ['budi', 'agent'],
      ['rina', 'supervisor'],
    ]);
    for (const { username, password } of state.demoAccounts ?? []) {
      await desk.call('session.signIn', { username, password });
      await desk.call('session.signOut', {});
    }
  });

  it('are gone outside demo mode, even from a database that had them', async () => {
    const demo = await openCore();
    const desk = await demo.restart({ demo: false });
    expect(await desk.call('desk.state', {})).toMatchObject({ demoAccounts: null, hasAccounts: false });
    expect(await desk.refused('session.signIn', right)).toBe('wrong_password');
  });
});

describe('locking', () => {
  it('hides everything but the lock until the password is typed, and the shift goes on', async () => {
    const desk = await openCoreOnShift();
    expect(await desk.call('session.lock', {})).toMatchObject({ state: 'locked' });
    expect(await desk.refused('work.list', {})).toBe('locked');
    expect(await desk.refused('session.unlock', { password: 'salah' })).toBe('wrong_password');
    const session = await desk.call('session.unlock', { password: right.password });
    expect(session).toMatchObject({ state: 'active', shift: { agentName: 'Sari Wulandari' } });
    await desk.call('work.list', {});
  });

  it('slows wrong passwords at the lock like at sign-in', async () => {
    const desk = await openCoreOnShift();
    await desk.call('session.lock', {});
    for (let n = 0; n < 3; n += 1) await desk.refused('session.unlock', { password: 'salah' });
    expect(await desk.refused('session.unlock', { password: right.password })).toBe('too_many_attempts');
  });

  it('comes by itself when nobody touches the desk, not a second earlier', async () => {
    const desk = await openCoreOnShift();
    desk.core.idle(299);
    expect((await desk.call('desk.state', {})).session.state).toBe('active');
    desk.core.idle(300);
    expect((await desk.call('desk.state', {})).session.state).toBe('locked');
    expect(desk.posted.findLast((message) => message.type === 'event')).toMatchObject({
      name: 'session.changed',
      payload: { state: 'locked' },
    });
  });

  it.each(['suspend', 'lockScreen', 'shutdown'] as const)('comes with %s of the computer', async (event) => {
    const desk = await openCoreOnShift();
    desk.core.power(event);
    expect((await desk.call('desk.state', {})).session.state).toBe('locked');
  });

  it('lets the next person sign in after the locked one was signed out', async () => {
    const desk = await openCoreOnShift();
    await desk.call('session.lock', {});
    await desk.call('session.signOut', {});
    await desk.signIn('budi');
  });
});

describe('after core died', () => {
  it('the session comes back without a password for the window that had it', async () => {
    const desk = await openCoreOnShift();
    const again = await desk.restart({ restarted: true, resumeToken: desk.resumeToken() });
    expect((await again.call('desk.state', {})).session).toMatchObject({
      state: 'active',
      agent: { username: 'sari' },
    });
  });

  it('a locked session comes back locked', async () => {
    const desk = await openCoreOnShift();
    await desk.call('session.lock', {});
    const again = await desk.restart({ restarted: true, resumeToken: desk.resumeToken() });
    expect((await again.call('desk.state', {})).session.state).toBe('locked');
  });

  it.each([
    ['a token that is made up', { restarted: true, resumeToken: 'x'.repeat(43) }],
    ['no token', { restarted: true, resumeToken: null }],
    ['a new start of the program', { restarted: false }],
  ])('nobody comes in with %s', async (_how, changes) => {
    const desk = await openCoreOnShift();
    const again = await desk.restart({ resumeToken: desk.resumeToken(), ...changes });
    expect((await again.call('desk.state', {})).session).toEqual({ state: 'signedOut' });
  });

  it('a token does not outlive the sign-out', async () => {
    const desk = await openCoreOnShift();
    const token = desk.resumeToken();
    await desk.call('session.signOut', {});
    const again = await desk.restart({ restarted: true, resumeToken: token });
    expect((await again.call('desk.state', {})).session).toEqual({ state: 'signedOut' });
  });
});
