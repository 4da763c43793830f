import { expect, it } from 'vitest';
import { minute, openFeedDesk } from '../support/handMadeFeed.ts';
import { answer, json } from '../support/hostileNet.ts';
import { aForm } from '../support/publishing.ts';

it('a form whose bytes are not what its hash says changes nothing, and is told once', async () => {
  const desk = await openFeedDesk();
  const { server, version, pass, feed, feedStore, notices } = desk;
  const entry = server.publish(aForm('2'));
  server.forms.set(entry.formHash, aForm('2', { xml: aForm('2').xml.replace('Intake', 'Evil') }));
  expect(await feed().pull()).toBe('notBelieved');
  await pass(30 * minute);
  expect([version(), feedStore.cursor()]).toEqual(['1', 0]);
  expect(notices()).toEqual([{ reason: 'bytes', formHash: entry.formHash }]);
  desk.crash();
  await pass(30 * minute);
  for (const { id } of desk.store.notices.list(new Date(desk.clock.now()).toISOString())) desk.store.notices.remove(id);
  await pass(30 * minute);
  expect(notices()).toEqual([]);
  server.forms.set(entry.formHash, aForm('2'));
  await pass(10 * minute);
  expect(version()).toBe('2');
  // Once all was well, another fault is told again.
  server.forms.set(server.publish(aForm('3')).formHash, aForm('2'));
  await pass(10 * minute);
  expect(notices()).toMatchObject([{ reason: 'bytes' }]);
});

it.each([
  ['does not have', answer(404, '{}', json), 'notBelieved', ['formMissing']],
  ['has made into something that is no form', answer(200, '{}', json), 'notBelieved', ['bytes']],
  ['cannot give now', answer(503, '{}', json), 'none', []],
  ['is cut off from by a portal', answer(200, '<html>', { 'content-type': 'text/html' }), 'none', []],
] as const)('a form that the server %s changes nothing', async (_what, reply, outcome, told) => {
  const { server, version, feed, feedStore, notices } = await openFeedDesk();
  server.publish(aForm('2'));
  server.spoil((path, honest) => (path.startsWith('/v1/forms/') ? reply : honest));
  expect(await feed().pull()).toBe(outcome);
  expect([version(), feedStore.cursor()]).toEqual(['1', 0]);
  expect(notices()).toMatchObject(told.map((reason) => ({ reason })));
});

it('a bad form that was replaced in the meantime is never even asked for', async () => {
  const { server, version, feed } = await openFeedDesk();
  const bad = server.publish(aForm('2'));
  server.forms.delete(bad.formHash);
  server.publish(aForm('3'));
  expect(await feed().pull()).toBe('read');
  expect(version()).toBe('3');
  expect(server.asked).not.toContain(`GET /v1/forms/${bad.formHash}`);
});

it.each([
  [
    'a number that sinks',
    'cursor',
    (page: Page) => ({ ...page, entries: [...page.entries.toReversed(), ...page.entries.slice(1)] }),
  ],
  [
    'a number that is there twice',
    'cursor',
    (page: Page) => ({ ...page, entries: [...page.entries, ...page.entries.slice(1)] }),
  ],
  ['a cursor behind its entries', 'cursor', (page: Page) => ({ ...page, cursor: 1 })],
  ['a cursor before its entries', 'cursor', (page: Page) => ({ ...page, cursor: page.cursor + 7 })],
  ['another hotline', 'shape', (page: Page) => ({ ...page, hotline: 'banjir-2026' })],
  [
    'an entry that does not read',
    'shape',
    (page: Page) => ({ ...page, entries: [{ ...page.entries[0], formHash: 'x' }] }),
  ],
  [
    'an entry without a number',
    'shape',
    (page: Page) => ({ ...page, entries: [...page.entries, { kind: 'holiday' }] }),
  ],
  ['more to come after nothing', 'cursor', (page: Page) => ({ ...page, entries: [], cursor: 0, more: true })],
])('a page with %s is not believed: nothing changes and it is told once', async (_name, reason, spoil) => {
  const { server, version, feed, feedStore, notices, pass } = await openFeedDesk();
  server.publish(aForm('2'));
  server.publish(aForm('3'));
  server.spoil((path, reply) =>
    path === '/v1/publications' && reply.ok
      ? { ...reply, body: Buffer.from(JSON.stringify(spoil(JSON.parse(Buffer.from(reply.body).toString())))) }
      : reply,
  );
  expect(await feed().pull()).toBe('notBelieved');
  await pass(20 * minute);
  expect([version(), feedStore.cursor(), notices()]).toEqual(['1', 0, [{ reason, formHash: '' }]]);
});
type Page = { readonly hotline: string; readonly cursor: number; readonly entries: readonly Record<string, unknown>[] };

it('a server that lost what this desk has read keeps its forms running, and is believed again when it goes on', async () => {
  const { server, version, feed, notices } = await openFeedDesk();
  server.publish(aForm('2'));
  await feed().pull();
  server.spoil((path, reply) => (path === '/v1/publications' ? answer(410, '{}', json) : reply));
  expect(await feed().pull()).toBe('notBelieved');
  expect(version()).toBe('2');
  expect(notices()).toEqual([{ reason: 'cursor', formHash: '' }]);
  server.spoil((_path, reply) => reply);
  server.publish(aForm('3'));
  expect(await feed().pull()).toBe('read');
  expect(version()).toBe('3');
});

it('a server without a feed is an old one: nothing is told, and it is asked again in its slot', async () => {
  const { server, notices, pass, feed } = await openFeedDesk();
  server.spoil(() => answer(404, '{}', json));
  expect(await feed().pull()).toBe('read');
  const before = server.asked.length;
  await pass(20 * minute);
  expect(server.asked.length - before).toBeLessThanOrEqual(4);
  expect(notices()).toEqual([]);
});

it('a portal page in place of the feed is nobody', async () => {
  const { server, notices, feed, version } = await openFeedDesk();
  server.publish(aForm('2'));
  server.spoil(() => answer(404, '<html>', { 'content-type': 'text/html' }));
  expect(await feed().pull()).toBe('none');
  server.spoil(() => answer(200, '<html>', { 'content-type': 'text/html' }));
  expect(await feed().pull()).toBe('none');
  expect([notices(), version()]).toEqual([[], '1']);
});
