import { expect, it } from 'vitest';
import { minute, openFeedDesk } from '../support/handMadeFeed.ts';
import { answer, json } from '../support/hostileNet.ts';
import { aForm, hashOfForm } from '../support/publishing.ts';
import { morning } from '../support/virtualClock.ts';

it('a form that was published runs after the next reading, without anything to send', async () => {
  const { server, version, pass } = await openFeedDesk();
  await pass(minute);
  expect(version()).toBe('1');
  server.publish(aForm('2'));
  await pass(5 * minute);
  expect(version()).toBe('2');
});

it('a scheduled form waits for its hour and begins without the server', async () => {
  const { server, version, pass, feed } = await openFeedDesk();
  server.publish(aForm('2'), { startsAt: new Date(morning + 60 * minute).toISOString() });
  await feed().pull();
  server.spoil(() => ({ ok: false, failure: 'unreachable', detail: 'ECONNREFUSED' }));
  await pass(58 * minute);
  expect(version()).toBe('1');
  await pass(3 * minute);
  expect(version()).toBe('2');
});

it('a clock that is set back does not bring an old form back; one that is set forward starts a waiting form', async () => {
  const { server, version, pass, feed, clock } = await openFeedDesk();
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
  const { server, version, feed } = await openFeedDesk();
  const at = new Date(morning + 60 * minute).toISOString();
  server.publish(aForm('2'), { at, startsAt: at });
  await feed().pull();
  expect(version()).toBe('2');
});

it('an outage is not made worse: the pause between two looks grows up to a quarter of an hour', async () => {
  const { server, pass } = await openFeedDesk();
  server.spoil(() => ({ ok: false, failure: 'unreachable', detail: 'ECONNREFUSED' }));
  await pass(24 * 60 * minute);
  expect(server.asked.length).toBeLessThan(24 * 10);
  expect(server.asked.length).toBeGreaterThan(24 * 4);
});

it('a desk that was away for a year pages through, and fetches only what runs or will run', async () => {
  const { server, version, feed, feedStore } = await openFeedDesk();
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
  const { apply } = feedStore;
  const taken: number[] = [];
  Object.assign(feedStore, {
    apply: (...args: Parameters<typeof apply>) => {
      taken.push(args[0].length);
      apply(...args);
    },
  });
  expect(await feed().pull()).toBe('read');
  expect(await feed().pull()).toBe('read');
  // No more than so many in memory at a time; and where nothing came, nothing is written.
  expect(taken).toEqual([2_000, 601]);
  expect(version()).toBe('v2600');
  expect(feedStore.cursor()).toBe(2_601);
  const fetched = server.asked.filter((line) => line.includes('/forms/'));
  expect(fetched.length).toBeLessThanOrEqual(3);
  expect(fetched).toContain(`GET /v1/forms/${later.formHash}`);
});

it('a kind of entry that only a newer server has is passed over, and the rest is taken', async () => {
  const { server, version, feed, feedStore, notices } = await openFeedDesk();
  server.add({ kind: 'holiday', seq: 1, whatever: true });
  server.publish(aForm('2'));
  expect(await feed().pull()).toBe('read');
  expect([version(), feedStore.cursor(), notices()]).toEqual(['2', 2, []]);
});

it('a form that lacks what the pack names fails here alone: the one before runs on, and the server is told', async () => {
  const { server, version, feed, notices, store } = await openFeedDesk();
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
  const { server, version, feed, pass } = await openFeedDesk();
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
  const { server, version, feed, pass } = await openFeedDesk();
  server.publish(aForm('noon'), { startsAt: new Date(morning + 60 * minute).toISOString() });
  server.publish(aForm('now'));
  await feed().pull();
  expect(version()).toBe('now');
  await pass(61 * minute);
  expect(version()).toBe('noon');
});

it('of two that begin at the same moment the one that was published later runs, and only it is fetched', async () => {
  const { server, version, feed } = await openFeedDesk();
  const startsAt = new Date(morning).toISOString();
  const { formHash } = server.publish(aForm('2'), { startsAt });
  server.publish(aForm('3'), { startsAt });
  await feed().pull();
  expect(version()).toBe('3');
  expect(server.asked).not.toContain(`GET /v1/forms/${formHash}`);
});

it('a file that changed under its old name is another form', async () => {
  const { server, feed, running } = await openFeedDesk();
  const one = aForm('2', { attachments: [{ name: 'wilayah.csv', text: 'a' }] });
  const other = aForm('2', { attachments: [{ name: 'wilayah.csv', text: 'b' }] });
  server.publish(one);
  await feed().pull();
  expect(running.current().formHash).toBe(hashOfForm(one));
  server.publish(other);
  await feed().pull();
  expect(running.current().formHash).toBe(hashOfForm(other));
});
