import { expect, it, onTestFinished } from 'vitest';
import { startCoreChild } from '../support/coreChild.ts';
import { tempFolder } from '../support/tempFolder.ts';

async function start(...args: Parameters<typeof startCoreChild>) {
  const child = await startCoreChild(...args);
  onTestFinished(child.kill);
  return child;
}

it('answers over its own port before anybody has signed in', async () => {
  const child = await start(tempFolder());
  expect(await child.call('desk.state', {})).toMatchObject({ ok: true, value: { session: { state: 'signedOut' } } });
});

it('answers a call that is no call, instead of leaving the window waiting', async () => {
  const child = await start(tempFolder());
  expect(await child.call('x'.repeat(500), {})).toMatchObject({ ok: false, problem: { code: 'invalid_input' } });
});

it('a second core on the same files says so to every call, and the first goes on', async () => {
  const folder = tempFolder();
  const first = await start(folder);
  const second = await start(folder);
  expect(await second.call('desk.state', {})).toMatchObject({
    ok: false,
    problem: { code: 'conflict', details: { reason: 'openElsewhere' } },
  });
  expect(await first.call('desk.state', {})).toMatchObject({ ok: true });
});

it('without a sound pack it says where the pack is wrong', async () => {
  const folder = tempFolder();
  const child = await start(folder, { packFolder: folder });
  expect(await child.call('desk.state', {})).toMatchObject({
    ok: false,
    problem: { code: 'storage_failed', details: { reason: 'packRefused', file: 'pack.json' } },
  });
});
