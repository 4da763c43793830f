import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { countCases } from '../../server/storage/cases.ts';
import { aBatch, someItems } from '../support/batchItems.ts';
import { openServer } from '../support/openServer.ts';
import { serverDatabase, serverPlace } from '../support/serverDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

async function command(...args: string[]) {
  const { DATABASE_URL: _url, ...env } = process.env;
  const child = spawn(process.execPath, ['server/main.ts', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}

test('backup and restore say in words what they did, and leave alone what is not theirs', async () => {
  const place = await serverPlace('sqlite');
  const data = 'file' in place ? dirname(place.file) : '';
  const { send, device } = await openServer(await serverDatabase(place));
  await send(aBatch(device.deviceId, someItems(3)));
  const [copy, elsewhere] = [join(tempFolder(), 'copy.db'), tempFolder()];

  const made = await command('backup', '--data', data, '--out', copy);
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toContain('3 revisions and 0 dead letters, opened again and checked; 1 watermarks raised');
  const again = await command('backup', '--data', data, '--out', copy);
  expect([again.code, again.err.includes('is left as it is')]).toEqual([2, true]);

  const back = await command('restore', '--data', elsewhere, '--from', copy);
  expect(back).toMatchObject({ code: 0, err: '' });
  expect(back.out).toContain('3 revisions of 1 devices are back');
  expect(await countCases(await serverDatabase({ file: join(elsewhere, 'server.db') }))).toBe(3);
  const over = await command('restore', '--data', elsewhere, '--from', copy);
  expect([over.code, over.err.includes('the database is not empty')]).toEqual([1, true]);
});

test('restore takes nothing from a file that is no backup, and makes nothing of it', async () => {
  const [folder, data] = [tempFolder(), tempFolder()];
  const file = join(folder, 'letter.txt');
  writeFileSync(file, 'Dear server');
  const ended = await command('restore', '--data', data, '--from', file);
  expect([ended.code, ended.err.startsWith('Nothing was restored')]).toEqual([1, true]);
  expect(existsSync(join(data, 'server.db'))).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('Dear server');
});

test.each([
  [['backup'], 'needs --out'],
  [['restore'], 'needs --from'],
  [['restore', '--from', 'nowhere.db'], 'no file'],
])('%j is told what is missing', async (args, words) => {
  const ended = await command(...args);
  expect(ended.code).toBe(2);
  expect(ended.err).toContain(words);
});
