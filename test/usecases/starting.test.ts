import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashPassword } from '../../core/passwords.ts';
import { databaseFile } from '../../core/storage/openStore.ts';
import { aProvisioning } from '../support/aProvisioning.ts';
import { aPack, aPackFolder, caller } from '../support/builders.ts';
import { openCore, openCoreOnShift, tryOpenCore } from '../support/openCore.ts';
import { anyCases, takeCase } from '../support/takeCase.ts';
import { tempFolder } from '../support/tempFolder.ts';

async function aProvisionedDesk(provisioning: unknown) {
  const folder = tempFolder();
  const provisioningFile = join(folder, 'provisioning.json');
  writeFileSync(provisioningFile, typeof provisioning === 'string' ? provisioning : JSON.stringify(provisioning));
  const desk = await openCore({ folder, start: { demo: false, provisioningFile } });
  return { desk, provisioningFile };
}

describe('the file from IT staff', () => {
  it('makes the desk: device, workstation, server, people; then it is gone', async () => {
    const { desk, provisioningFile } = await aProvisionedDesk(await aProvisioning());
    expect(existsSync(provisioningFile)).toBe(false);
    expect(await desk.call('desk.state', {})).toMatchObject({
      workstation: '07',
      hasAccounts: true,
      demoAccounts: null,
      settings: { serverUrl: 'https://pusat.example' },
      sync: { serverUrl: 'https://pusat.example' },
    });
    expect(desk.posted).toContainEqual({ type: 'writeSettings', settings: { serverUrl: 'https://pusat.example' } });
    await desk.call('session.signIn', { username: 'wati', password: 'rahasia-wati' });
    await desk.call('shift.open', {});
    const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: caller.number });
    expect(draft.reference).toMatch(/^KU-260324-07-0001-/);
  });

  it('holds for ever: the next start needs no file', async () => {
    const { desk } = await aProvisionedDesk(await aProvisioning());
    const again = await desk.restart();
    expect(await again.call('session.signIn', { username: 'wati', password: 'rahasia-wati' })).toMatchObject({
      state: 'active',
    });
  });

  it('is the whole truth: who is not in the next one can no longer sign in', async () => {
    const { desk, provisioningFile } = await aProvisionedDesk(await aProvisioning());
    const accounts = [
      { id: 'a2', username: 'joko', name: 'Joko', role: 'agent', passwordHash: await hashPassword('rahasia-joko') },
    ];
    writeFileSync(provisioningFile, JSON.stringify(await aProvisioning({ accounts })));
    const again = await desk.restart();
    expect(await again.refused('session.signIn', { username: 'wati', password: 'rahasia-wati' })).toBe(
      'wrong_password',
    );
    await again.call('session.signIn', { username: 'joko', password: 'rahasia-joko' });
  });

  it.each([
    ['{ not json', { place: '', reason: 'notJson' }],
    [{ schema: 1 }, { place: 'schema' }],
    [{ workstation: '7' }, { place: 'workstation' }],
    [{ enrolCode: 'short' }, { place: 'enrolCode' }],
    [{ recoveryKey: 'short' }, { place: 'recoveryKey' }],
    [{ extra: 1 }, { place: '', reason: 'unrecognized_keys' }],
    [{ accounts: [] }, { place: 'accounts' }],
    [
      { accounts: [{ id: 'a', username: 'a', name: 'A', role: 'agent', passwordHash: 'plain' }] },
      { place: 'accounts.0.passwordHash' },
    ],
  ])('is refused whole with its place, and stays: %j', async (changes, details) => {
    const wrong = typeof changes === 'string' ? changes : await aProvisioning(changes);
    const { desk, provisioningFile } = await aProvisionedDesk(wrong);
    const state = await desk.call('desk.state', {});
    expect(state).toMatchObject({ hasAccounts: false, notices: [{ kind: 'provisioningRefused', details }] });
    expect(existsSync(provisioningFile)).toBe(true);
  });

  it('never leaves its code in a plain file', async () => {
    const { desk } = await aProvisionedDesk(await aProvisioning());
    expect(readFileSync(join(desk.userData, 'desk.identity')).includes('code-code-')).toBe(false);
    expect(readFileSync(databaseFile(desk.userData)).includes('code-code-')).toBe(false);
  });
});

describe('a damaged database', () => {
  it('is kept aside with a notice, and the same people go on capturing on the same desk', async () => {
    const { desk } = await aProvisionedDesk(await aProvisioning());
    await desk.core.close();
    const file = databaseFile(desk.userData);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, 2_000, 9_000));
    rmSync(`${file}-wal`, { force: true });
    const again = await desk.restart();
    const kept = { kind: 'databaseSetAside', details: { file: expect.stringMatching(/^tanggap\.db\.disisihkan-/) } };
    expect((await again.call('desk.state', {})).notices).toMatchObject([kept]);
    await again.call('session.signIn', { username: 'wati', password: 'rahasia-wati' });
    await again.call('shift.open', {});
    // A number that was read out yesterday evening is never given a second time.
    const { draft } = await again.call('call.open', { channel: 'telepon', callerNumber: null });
    expect(draft.reference).toMatch(/^KU-260324-07-1001-/);
  });

  it('is in the log of the new one', async () => {
    const desk = await openCore();
    const again = await desk.restart({ databaseKey: 'f'.repeat(64) });
    await again.signIn('rina');
    const kinds = ['incident.databaseSetAside'] as const;
    const page = await again.call('shiftLog.page', {
      date: null,
      shiftId: null,
      agentId: null,
      kinds: [...kinds],
      after: 0,
      limit: 9,
    });
    expect(page.events).toHaveLength(1);
    expect((await again.call('shiftLog.figures', { date: '2026-03-24' })).incidents).toBe(1);
  });
});

describe('a notice', () => {
  it('stays over a restart until somebody dismisses it', async () => {
    const desk = await openCore({
      start: { notices: [{ kind: 'settingsReset', details: { file: 'config.json.rusak' } }] },
    });
    const again = await desk.restart({ notices: [] });
    const [notice] = (await again.call('desk.state', {})).notices;
    expect(notice).toMatchObject({ kind: 'settingsReset' });
    await again.call('desk.dismissNotice', { id: notice?.id ?? '' });
    expect((await again.call('desk.state', {})).notices).toEqual([]);
  });
});

describe('the pack', () => {
  it('that is refused leaves the last good one in use, with file and place', async () => {
    const desk = await openCoreOnShift();
    writeFileSync(join(desk.folder, 'broken.json'), '');
    const again = await desk.restart({ packFolder: join(desk.folder, 'nowhere') });
    expect(await again.call('desk.state', {})).toMatchObject({
      hotline: { packId: 'test-hotline' },
      notices: [{ kind: 'packRefused', details: { file: 'pack.json' } }],
    });
    await again.signIn('sari');
    await again.call('call.open', { channel: 'telepon', callerNumber: null });
  });

  it('of a first start must be sound', async () => {
    const refused = await tryOpenCore({ start: { packFolder: tempFolder() } });
    expect(refused).toMatchObject({ ok: false, problem: { details: { reason: 'packRefused', file: 'pack.json' } } });
  });

  it('that is newer is for the next call; an open draft and an old case keep theirs', async () => {
    const desk = await openCoreOnShift();
    const saved = await takeCase(desk);
    const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: null });
    const newer = aPackFolder(join(desk.folder, 'newer'), aPack({ version: '1.1.0', sensitive: ['nama'] }));
    const again = await desk.restart({ packFolder: newer });
    await again.signIn('sari');
    const [work] = await again.call('work.list', {});
    expect(work?.draft.packHash).toBe(draft.packHash);
    const next = await again.call('call.open', { channel: 'telepon', callerNumber: null });
    expect(next.draft.packHash).not.toBe(draft.packHash);
    const view = await again.call('case.open', { caseId: saved.caseId, rev: null, reveal: [] });
    expect(view.masked).toEqual(['nik', 'telepon', 'callerNumber']);
    expect(await again.call('form.open', { hash: draft.formHash })).toMatchObject({ formId: 'intake' });
  });
});

it('settings that main has written are told to the window', async () => {
  const desk = await openCore();
  const { settings } = await desk.call('desk.state', {});
  desk.core.settingsWritten({ ...settings, theme: 'dark' });
  expect(desk.posted.at(-1)).toEqual({
    type: 'event',
    name: 'settings.changed',
    payload: { ...settings, theme: 'dark' },
  });
  expect((await desk.call('desk.state', {})).settings.theme).toBe('dark');
});

it('a case that was saved before the program ended is there after it, once', async () => {
  const desk = await openCoreOnShift();
  const { caseId } = await takeCase(desk);
  const again = await desk.restart();
  await again.signIn('sari');
  expect((await again.call('case.list', anyCases)).rows.map((row) => row.caseId)).toEqual([caseId]);
});
