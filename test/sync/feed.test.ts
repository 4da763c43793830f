import { expect, it } from 'vitest';
import type { Net, NetReply, SyncDevice } from '../../core/sync/ports.ts';
import type { FeedEntry } from '../../shared/contract/feed.ts';
import type { FormDefinition } from '../../shared/model/formFiles.ts';
import { DeviceId } from '../../shared/model/ids.ts';
import { feedDesk, watchedNet } from '../support/feedWorld.ts';
import { answer, json } from '../support/hostileNet.ts';
import { aForm, aFormEntry, hashOfForm, hotline } from '../support/publishing.ts';
import { morning, virtualClock } from '../support/virtualClock.ts';

const minute = 60_000;

const device: SyncDevice = {
  deviceId: DeviceId.parse('018f3a5c-0000-7000-8000-000000000001'),
  token: 'x'.repeat(43),
  serverUrl: 'http://server.example',
};

/** A server that a test writes by hand: a feed, forms by their hash, and what it does to an answer. */
function aServer() {
  const entries: unknown[] = [];
  const forms = new Map<string, FormDefinition>();
  const asked: string[] = [];
  let spoil = (_path: string, reply: NetReply): NetReply => reply;
  const ok = (value: unknown): NetReply => answer(200, JSON.stringify(value), json);
  const net: Net = async (request) => {
    const url = new URL(request.url);
    asked.push(`${request.method} ${url.pathname}`);
    return spoil(url.pathname, honest(url));
  };
  function honest(url: URL): NetReply {
    if (url.pathname === '/v1/publications') {
      const after = Number(url.searchParams.get('after'));
      const rest = entries.filter((entry) => Number(Reflect.get(Object(entry), 'seq')) > after);
      const page = rest.slice(0, 100);
      const cursor = Number(Reflect.get(Object(page.at(-1)), 'seq') ?? after);
      return ok({ hotline, cursor, entries: page, more: rest.length > page.length });
    }
    const form = forms.get(url.pathname.split('/').at(-1) ?? '');
    return form === undefined ? answer(404, '{}', json) : ok(form);
  }
  return {
    net,
    asked,
    publish: (form: FormDefinition, changes: Partial<Extract<FeedEntry, { kind: 'form' }>> = {}) => {
      const entry = aFormEntry(entries.length + 1, form, changes);
      entries.push(entry);
      forms.set(entry.formHash, form);
      return entry;
    },
    add: (entry: unknown) => void entries.push(entry),
    entries,
    forms,
    spoil: (change: (path: string, reply: NetReply) => NetReply) => {
      spoil = change;
    },
  };
}

async function openDesk(server = aServer()) {
  const clock = virtualClock();
  const watched = watchedNet(clock, server.net);
  const desk = await feedDesk(clock, watched.net, device);
  return { ...desk, clock, server, pass: watched.pass };
}

it('a form that was published runs after the next reading, without anything to send', async () => {
  const { server, version, pass } = await openDesk();
  await pass(minute);
  expect(version()).toBe('1');
  server.publish(aForm('2'));
  await pass(5 * minute);
  expect(version()).toBe('2');
});

it('a scheduled form waits for its hour and begins without the server', async () => {
  const { server, version, pass, feed } = await openDesk();
  server.publish(aForm('2'), { startsAt: new Date(morning + 60 * minute).toISOString() });
  await feed().pull();
  server.spoil(() => ({ ok: false, failure: 'unreachable', detail: 'ECONNREFUSED' }));
  await pass(58 * minute);
  expect(version()).toBe('1');
  await pass(3 * minute);
  expect(version()).toBe('2');
});

it('a clock that is set back does not bring an old form back; one that is set forward starts a waiting form', async () => {
  const { server, version, pass, feed, clock } = await openDesk();
  server.publish(aForm('2'), { startsAt: new Date(morning + 600 * minute).toISOString() });
  await feed().pull();
  clock.jump(601 * minute);
  await pass(2 * minute);
  expect(version()).toBe('2');
  clock.jump(-1000 * minute);
  await pass(2 * minute);
  expect(version()).toBe('2');
});

it('what was published to run at once runs at once, also where the clock is an hour behind', async () => {
  const { server, version, feed } = await openDesk();
  const at = new Date(morning + 60 * minute).toISOString();
  server.publish(aForm('2'), { at, startsAt: at });
  await feed().pull();
  expect(version()).toBe('2');
});

it('a form whose bytes are not what its hash says changes nothing, and is told once', async () => {
  const desk = await openDesk();
  const { server, version, pass, feed, feedStore, notices } = desk;
  const entry = server.publish(aForm('2'));
  server.forms.set(entry.formHash, aForm('2', { xml: aForm('2').xml.replace('Intake', 'Evil') }));
  expect(await feed().pull()).toBe('notBelieved');
  await pass(30 * minute);
  expect([version(), feedStore.cursor()]).toEqual(['1', 0]);
  expect(notices()).toEqual([{ reason: 'bytes', formHash: entry.formHash }]);
  desk.crash();
  await pass(30 * minute);
  for (const { id } of desk.store.notices.list()) desk.store.notices.remove(id);
  await pass(30 * minute);
  expect(notices()).toEqual([]);
  server.forms.set(entry.formHash, aForm('2'));
  await pass(10 * minute);
  expect(version()).toBe('2');
});

it('a bad form that was replaced in the meantime is never even asked for', async () => {
  const { server, version, feed } = await openDesk();
  const bad = server.publish(aForm('2'));
  server.forms.delete(bad.formHash);
  server.publish(aForm('3'));
  expect(await feed().pull()).toBe('read');
  expect(version()).toBe('3');
  expect(server.asked).not.toContain(`GET /v1/forms/${bad.formHash}`);
});

it.each([
  ['a number that does not rise', (page: Page) => ({ ...page, entries: [...page.entries].reverse() })],
  ['a cursor behind its entries', (page: Page) => ({ ...page, cursor: 1 })],
  ['a cursor before its entries', (page: Page) => ({ ...page, cursor: page.cursor + 7 })],
  ['another hotline', (page: Page) => ({ ...page, hotline: 'banjir-2026' })],
  ['an entry that does not read', (page: Page) => ({ ...page, entries: [{ ...page.entries[0], formHash: 'x' }] })],
  ['more to come after nothing', (page: Page) => ({ ...page, entries: [], cursor: 0, more: true })],
])('a page with %s is not believed: nothing changes and it is told once', async (_name, spoil) => {
  const { server, version, feed, feedStore, notices, pass } = await openDesk();
  server.publish(aForm('2'));
  server.publish(aForm('3'));
  server.spoil((path, reply) =>
    path === '/v1/publications' && reply.ok
      ? { ...reply, body: Buffer.from(JSON.stringify(spoil(JSON.parse(Buffer.from(reply.body).toString())))) }
      : reply,
  );
  expect(await feed().pull()).toBe('notBelieved');
  await pass(20 * minute);
  expect([version(), feedStore.cursor(), notices().length]).toEqual(['1', 0, 1]);
});
type Page = { readonly hotline: string; readonly cursor: number; readonly entries: readonly Record<string, unknown>[] };

it('a server that lost what this desk has read keeps its forms running, and is believed again when it goes on', async () => {
  const { server, version, feed, notices } = await openDesk();
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
  const { server, notices, pass, feed } = await openDesk();
  server.spoil(() => answer(404, '{}', json));
  expect(await feed().pull()).toBe('read');
  const before = server.asked.length;
  await pass(20 * minute);
  expect(server.asked.length - before).toBeLessThanOrEqual(4);
  expect(notices()).toEqual([]);
});

it('a portal page in place of the feed is nobody', async () => {
  const { server, notices, feed, version } = await openDesk();
  server.publish(aForm('2'));
  server.spoil(() => answer(404, '<html>', { 'content-type': 'text/html' }));
  expect(await feed().pull()).toBe('none');
  server.spoil(() => answer(200, '<html>', { 'content-type': 'text/html' }));
  expect(await feed().pull()).toBe('none');
  expect([notices(), version()]).toEqual([[], '1']);
});

it('an outage is not made worse: the pause between two looks grows up to a quarter of an hour', async () => {
  const { server, pass } = await openDesk();
  server.spoil(() => ({ ok: false, failure: 'unreachable', detail: 'ECONNREFUSED' }));
  await pass(24 * 60 * minute);
  expect(server.asked.length).toBeLessThan(24 * 10);
  expect(server.asked.length).toBeGreaterThan(24 * 4);
});

it('a desk that was away for a year pages through, and fetches only what runs or will run', async () => {
  const { server, version, feed, feedStore } = await openDesk();
  for (let n = 1; n <= 2_600; n += 1) {
    if (n % 50 === 0) server.publish(aForm(`v${n}`));
    else
      server.add({
        kind: 'surge',
        seq: n,
        id: crypto.randomUUID(),
        at: '2026-03-24T01:00:00.000Z',
        by: 'R',
        on: n % 2 === 0,
      });
  }
  const later = server.publish(aForm('later'), { startsAt: new Date(morning + 60 * minute).toISOString() });
  expect(await feed().pull()).toBe('read');
  expect(version()).toBe('v2600');
  expect(feedStore.cursor()).toBe(2_601);
  const fetched = server.asked.filter((line) => line.includes('/forms/'));
  expect(fetched.length).toBeLessThanOrEqual(3);
  expect(fetched).toContain(`GET /v1/forms/${later.formHash}`);
});

it('a kind of entry that only a newer server has is passed over, and the rest is taken', async () => {
  const { server, version, feed, feedStore, notices } = await openDesk();
  server.add({ kind: 'holiday', seq: 1, whatever: true });
  server.publish(aForm('2'));
  expect(await feed().pull()).toBe('read');
  expect([version(), feedStore.cursor(), notices()]).toEqual(['2', 2, []]);
});

it('a form that lacks what the pack names fails here alone: the one before runs on, and the server is told', async () => {
  const { server, version, feed, notices, store } = await openDesk();
  const { xml } = aForm('2');
  server.publish(aForm('2', { xml: xml.replaceAll('nik', 'nomor_induk') }));
  const entry = server.entries[0];
  expect(entry).toMatchObject({ version: '2' });
  await feed().pull();
  expect(version()).toBe('1');
  expect(notices()).toMatchObject([{ reason: 'packNames', version: '2' }]);
  expect(store.formFailures.untold()).toMatchObject([{ reason: 'packNames' }]);
  server.spoil((path, reply) => (path === '/v1/form-reports' ? answer(204, '', json) : reply));
  await feed().pull();
  expect(server.asked).toContain('POST /v1/form-reports');
  expect(store.formFailures.untold()).toEqual([]);
});

it('a scheduled form that was taken back never begins', async () => {
  const { server, version, feed, pass } = await openDesk();
  const entry = server.publish(aForm('2'), { startsAt: new Date(morning + 60 * minute).toISOString() });
  await feed().pull();
  server.add({
    kind: 'cancel',
    seq: 2,
    id: crypto.randomUUID(),
    at: '2026-03-24T02:00:00.000Z',
    by: 'R',
    cancels: entry.id,
  });
  await feed().pull();
  await pass(90 * minute);
  expect(version()).toBe('1');
});

it('of a scheduled form and one that was published later to run sooner, each runs in its time', async () => {
  const { server, version, feed, pass } = await openDesk();
  server.publish(aForm('noon'), { startsAt: new Date(morning + 60 * minute).toISOString() });
  server.publish(aForm('now'));
  await feed().pull();
  expect(version()).toBe('now');
  await pass(61 * minute);
  expect(version()).toBe('noon');
});

it('a file that changed under its old name is another form', async () => {
  const { server, feed, running } = await openDesk();
  const one = aForm('2', { attachments: [{ name: 'wilayah.csv', text: 'a' }] });
  const other = aForm('2', { attachments: [{ name: 'wilayah.csv', text: 'b' }] });
  server.publish(one);
  await feed().pull();
  expect(running.current().formHash).toBe(hashOfForm(one));
  server.publish(other);
  await feed().pull();
  expect(running.current().formHash).toBe(hashOfForm(other));
});
