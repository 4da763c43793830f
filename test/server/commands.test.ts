import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { protocolHeader } from '../../shared/contract/http.ts';
import { Provisioning } from '../../shared/model/provisioning.ts';
import { openDatabase } from '../../server/storage/openDatabase.ts';
import { publish } from '../../server/storage/publications.ts';
import { fetchNet } from '../../core/sync/fetchNet.ts';
import { accessOver } from '../support/accessOver.ts';
import { aBatch, anItem, someItems } from '../support/batchItems.ts';
import { caller } from '../support/builders.ts';
import { aForm, aFormPost } from '../support/publishing.ts';
import { syncDeviceOf } from '../support/syncDeviceOf.ts';
import { command, start } from '../support/serverCommand.ts';
import { tempFolder } from '../support/tempFolder.ts';

const provisionArgs = (data: string, out: string): string[] =>
  ['provision', '--data', data, '--workstation', '03', '--server', 'http://127.0.0.1:8787', '--out', out].concat([
    '--account',
    'sari:Sari Wulandari:agent',
    '--account',
    'rina:Rina Hapsari:supervisor',
  ]);

describe('provisioning a desk', () => {
  test('writes a file that only its owner can read, with passwords from the environment and from standard input', async () => {
    const data = tempFolder();
    const out = join(data, 'desk-03.json');
    const ended = await command(provisionArgs(data, out), 'rina-1500587\n', { TANGGAP_PASSWORD_SARI: 'sari-1500587' });
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const file = Provisioning.parse(JSON.parse(readFileSync(out, 'utf8')));
    expect(file.accounts.map(({ username, role }) => [username, role])).toEqual([
      ['sari', 'agent'],
      ['rina', 'supervisor'],
    ]);
    expect(await verify(file.accounts[0]?.passwordHash ?? '', 'sari-1500587')).toBe(true);
    expect(await verify(file.accounts[1]?.passwordHash ?? '', 'rina-1500587')).toBe(true);
    const devices = await command(['devices', '--data', data, '--json']);
    expect(JSON.parse(devices.out)).toMatchObject({
      deviceId: file.deviceId,
      workstation: '03',
      revisions: 0,
      missing: [],
    });
    expect(devices.out).not.toContain(file.enrolCode);
  });

  test.each([
    ['a password on the command line', ['--account', 'sari:Sari:agent:secret-123'], 'USER:NAME:agent'],
    ['a role that there is not', ['--account', 'sari:Sari:boss'], 'USER:NAME:agent'],
    ['no account', [], 'at least one --account'],
    ['an option that there is not', ['--acount', 'x'], "'--acount'"],
    ['too short a password', ['--account', 'sari:Sari:agent'], 'fewer than 8'],
  ])('refuses %s and makes nothing', async (_what, accounts, word) => {
    const data = tempFolder();
    const out = join(data, 'desk.json');
    const [name, dataFlag, ...rest] = provisionArgs(data, out).slice(0, -4);
    const ended = await command([name ?? '', dataFlag ?? '', ...rest, ...accounts], 'short\n');
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(word);
    expect(ended.err).not.toContain('secret-123');
    expect(existsSync(out)).toBe(false);
    expect((await command(['devices', '--data', data])).out).toBe('');
  });

  test('never overwrites a file', async () => {
    const data = tempFolder();
    const out = join(data, 'desk.json');
    writeFileSync(out, 'mine');
    expect((await command(provisionArgs(data, out), 'a\n')).code).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });
});

test('the server listens, takes cases, stops when told to, and its commands show what it has', async () => {
  const data = tempFolder();
  const out = join(data, 'desk.json');
  await command(provisionArgs(data, out), 'sari-1500587\nrina-1500587\n');
  const provisioning = Provisioning.parse(JSON.parse(readFileSync(out, 'utf8')));
  const { deviceId } = provisioning;

  const server = start(['--data', data, '--port', '0']);
  let log = '';
  server.stdout.setEncoding('utf8').on('data', (text: string) => (log += text));
  while (!/http:\/\/127\.0\.0\.1:\d+/.test(log)) await once(server.stdout, 'data');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(log)?.[0] ?? '';
  const ping = await fetch(`${url}/v1/ping`, { method: 'HEAD' });
  expect([ping.status, ping.headers.get(protocolHeader)]).toEqual([204, '1']);
  const items = [...someItems(2), anItem({ seq: 5 }, { body: `{"name":"${caller.name}"}` })];
  const access = accessOver(fetchNet(fetch));
  const got = await access.token(syncDeviceOf(provisioning, url), new AbortController().signal);
  const answer = await fetch(`${url}/v1/batches`, {
    method: 'POST',
    headers: { authorization: `Bearer ${got.ok ? got.token : ''}`, 'content-type': 'application/json' },
    body: JSON.stringify(aBatch(deviceId, items)),
  });
  expect(answer.status).toBe(200);
  await answer.text();
  server.kill('SIGTERM');
  await once(server, 'close');
  expect(server.exitCode).toBe(0);
  expect(log).not.toContain(caller.name.split(' ')[0]);

  const shown = await Promise.all([
    command(['cases', '--count', '--data', data]),
    command(['cases', '--data', data]),
    command(['dead-letters', '--data', data]),
    command(['dead-letters', '--json', '--data', data]),
    command(['devices', '--data', data]),
  ]);
  const [count, cases, letters, whole, devices] = shown.map((ended) => ended.out);
  expect(count).toBe('2\n');
  const lines: { body: string }[] = (cases ?? '')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(new Set(lines.map(({ body }) => body))).toEqual(new Set(items.slice(0, 2).map(({ body }) => body)));
  expect(letters).toContain('hash-mismatch');
  expect(letters).not.toContain(caller.name);
  expect(Buffer.from(JSON.parse(whole ?? '').raw, 'base64').toString()).toBe(JSON.stringify(items[2]));
  expect(devices).toContain('missing 1:3-4');
  expect(devices).toContain('active');
  expect(devices).toContain('test, 0 waiting, 0 parked');

  expect((await command(['revoke', '--device', deviceId, '--data', data])).code).toBe(0);
  expect((await command(['devices', '--data', data])).out).toContain('revoked');
});

test('the command line says what it can do, and what it did not understand', async () => {
  const help = await command(['--help']);
  expect(help.code).toBe(0);
  for (const word of ['provision', 'devices', 'dead-letters', 'cases', 'DATABASE_URL', '--port']) {
    expect(help.out).toContain(word);
  }
  expect(await command(['fly'])).toMatchObject({ code: 2, out: '' });
  expect(await command(['--port', 'eighty', '--data', tempFolder()])).toMatchObject({ code: 2, out: '' });
});

test('publications prints what desks were told, in words and as JSON', async () => {
  const data = tempFolder();
  const database = await openDatabase({ file: join(data, 'server.db') });
  const post = aFormPost('018f3a5c-0000-7000-8000-000000000001', aForm('2'));
  await publish(database, post, Date.parse('2026-03-24T03:00:00.000Z'));
  await database.destroy();
  const words = await command(['publications', '--data', data]);
  expect(words).toMatchObject({ code: 0, err: '' });
  expect(words.out).toMatch(
    /^test-hotline  2026-03-24T03:00:00.000Z  form intake 2  [0-9a-f]{12}  from .*by Rina Hapsari\n$/,
  );
  const json = await command(['publications', '--data', data, '--json']);
  expect(JSON.parse(json.out)).toMatchObject({ hotline: 'test-hotline', entry: { kind: 'form', id: post.id } });
});
