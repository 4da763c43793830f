import { expect, test } from 'vitest';
import { minute, openFeedDesk, someDevice } from '../support/handMadeFeed.ts';
import { DeviceId } from '../../shared/model/ids.ts';
import { aForm } from '../support/publishing.ts';

type FeedDesk = Awaited<ReturnType<typeof openFeedDesk>>;

const readings = ({ server }: FeedDesk): number =>
  server.asked.filter((line) => line === 'GET /v1/publications').length;

test('a desk that nobody has provisioned asks nobody, and reads the feed in its next slot once it is', async () => {
  const desk = await openFeedDesk(null);
  desk.server.publish(aForm('2'));
  await desk.pass(60 * minute);
  expect(await desk.feed().pull()).toBe('read');
  expect(desk.server.asked).toEqual([]);
  desk.provision();
  await desk.pass(5 * minute);
  expect(desk.version()).toBe('2');
});

test('each desk reads in a slot of its own, the same one all day', async () => {
  const other = { ...someDevice, deviceId: DeviceId.parse('018f3a5c-0000-7000-8000-000000000002') };
  const slots: number[] = [];
  for (const device of [someDevice, other]) {
    const { pass, server, clock } = await openFeedDesk(device);
    await pass(10_000);
    const seen = new Set<number>();
    server.spoil((_path, reply) => {
      seen.add(clock.now() % (5 * minute));
      return reply;
    });
    await pass(24 * 60 * minute);
    expect(seen.size).toBe(1);
    slots.push(...seen);
  }
  expect(new Set(slots).size).toBe(2);
});

test('a server that has just taken cases is asked for its news at once, and once', async () => {
  const desk = await openFeedDesk();
  await desk.pass(10_000);
  const before = readings(desk);
  desk.server.spoil((_path, reply) => {
    desk.feed().soon();
    return reply;
  });
  desk.feed().soon();
  desk.feed().soon();
  await desk.pass(0);
  expect(readings(desk) - before).toBe(1);
});

test('a wait after a failure is kept, whatever else happens at the desk', async () => {
  const desk = await openFeedDesk();
  desk.server.spoil(() => ({ ok: false, failure: 'unreachable', detail: 'ECONNREFUSED' }));
  for (let i = 0; i < 6 * 60; i += 1) {
    desk.feed().soon();
    await desk.pass(10_000);
  }
  expect(readings(desk)).toBeGreaterThan(2);
  expect(readings(desk)).toBeLessThan(30);
});

test('the first failure after good hours is tried again within seconds', async () => {
  const desk = await openFeedDesk();
  await desk.pass(3 * 60 * minute);
  desk.server.spoil(() => ({ ok: false, failure: 'unreachable', detail: 'ECONNREFUSED' }));
  await desk.feed().pull();
  const before = readings(desk);
  await desk.pass(10_000);
  expect(readings(desk)).toBeGreaterThan(before);
});

test('whoever asks while the feed is being read gets what was published meanwhile, all of them in one reading', async () => {
  const desk = await openFeedDesk();
  desk.server.spoil((path, reply) => {
    if (path === '/v1/publications' && readings(desk) === 1) desk.server.publish(aForm('2'));
    return reply;
  });
  const first = desk.feed().pull();
  const others = [desk.feed().pull(), desk.feed().pull()];
  await first;
  expect(desk.version()).toBe('1');
  expect(await Promise.all(others)).toEqual(['read', 'read']);
  expect([desk.version(), readings(desk)]).toEqual(['2', 2]);
});

test('a desk that stops while a form comes in takes nothing over, and asks nobody afterwards', async () => {
  const desk = await openFeedDesk();
  desk.server.publish(aForm('2'));
  const stops: Promise<void>[] = [];
  desk.server.spoil((path, reply) => {
    if (path.startsWith('/v1/forms/')) stops.push(desk.feed().stop());
    return reply;
  });
  expect(await desk.feed().pull()).toBe('none');
  await Promise.all(stops);
  const before = desk.server.asked.length;
  desk.feed().soon();
  await desk.pass(24 * 60 * minute);
  expect([desk.version(), desk.feedStore.cursor(), desk.server.asked.length - before]).toEqual(['1', 0, 0]);
});

test('a disk that fails while news is taken over is reported, and the news comes when it works again', async () => {
  const desk = await openFeedDesk();
  const full = new Error('database or disk is full');
  const { apply } = desk.feedStore;
  Object.assign(desk.feedStore, {
    apply: () => {
      throw full;
    },
  });
  desk.server.publish(aForm('2'));
  expect(await desk.feed().pull()).toBe('none');
  expect([desk.reported, desk.feedStore.cursor()]).toEqual([[full], 0]);
  Object.assign(desk.feedStore, { apply });
  await desk.pass(minute);
  expect(desk.version()).toBe('2');
});
