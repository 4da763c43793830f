import { describe, expect, test } from 'vitest';
import { limits } from '../../shared/model/limits.ts';
import { anItem } from '../support/batchItems.ts';
import { answer, json, refusal } from '../support/hostileNet.ts';
import { numbers, openWorld } from '../support/openWorld.ts';
import { saying } from '../support/sayingServer.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('one bad case among fifty', () => {
  test.each([400, 422])(
    'that makes the server answer %i is found, waits for a person, and the others are there at once',
    async (status) => {
      const world = await openWorld((items) => (items.includes('37') ? refusal(status) : null));
      const items = await world.begin(50, 10_000);
      expect(await world.onServer()).toEqual(numbers(1, 50).filter((note) => note !== '37'));
      expect(world.store.fates.get(`${items[36]?.caseId}/1`)).toMatchObject({ state: 'parked', reason: 'rejected' });
      const refused = world.store.ledger.filter(({ end }) => end?.outcome === 'serverFailed');
      expect(refused.length).toBeLessThanOrEqual(7);
    },
  );

  test('that is too large even alone waits for a person', async () => {
    const world = await openWorld((items) => (items.includes('3') ? refusal(413) : null));
    await world.begin(10, 10_000);
    expect([...world.store.fates.values()].filter(({ state }) => state === 'parked')).toMatchObject([
      { reason: 'tooLarge' },
    ]);
    expect(world.sync().status()).toMatchObject({ accepted: 9, parked: 1, pending: 0 });
  });

  test('that makes the server fail is set aside within the hour and parked only after the server kept taking others', async () => {
    const world = await openWorld((items) => (items.includes('25') ? refusal(500) : null));
    const [, bad] = [world.save(24), world.save(1)[0]];
    await world.begin(25, hour);
    expect(await world.onServer()).toEqual(numbers(1, 50).filter((note) => note !== '25'));
    expect(world.sync().status()).toMatchObject({ parked: 0, pending: 1 });
    for (let i = 0; i < 12; i += 1) {
      world.save(1);
      world.sync().caseSaved();
      await world.pass(20 * minute);
    }
    expect(world.store.fates.get(`${bad?.caseId}/1`)).toMatchObject({ state: 'parked', reason: 'serverFails' });
  });

  test('that makes the server fail is found within ten minutes, also after an outage of a day', async () => {
    let isDown = true;
    const world = await openWorld((items) => {
      if (isDown) return { ok: false, failure: 'unreachable', detail: 'ENOTFOUND' };
      return items.includes('1') ? refusal(500) : null;
    });
    await world.begin(200, 24 * hour);
    isDown = false;
    // The longest wait may still have to end before the server is seen to be there.
    await world.pass(limits.backoffCapMs + 10 * minute);
    expect(await world.onServer()).toEqual(numbers(2, 200));
    expect(world.sync().status()).toMatchObject({ parked: 0, pending: 1 });
  });

  test('that a lying server gives a wrong hash for holds up nobody and never counts as sent', async () => {
    const world = await openWorld((items) =>
      items.includes('2') ? answer(200, '{"batchId":"x","results":[]}', json) : null,
    );
    await world.begin(4, 2 * hour);
    expect(await world.onServer()).toEqual(['1', '3', '4']);
    expect(world.sync().status()).toMatchObject({ pending: 1, parked: 0 });
  });

  test('that no longer is what was saved never leaves the desk, also when it waits alone', async () => {
    const world = await openWorld();
    const damaged = { ...anItem({ seq: 90 }), incarnation: 1, body: '{}' };
    world.store.add(damaged);
    world.sync().start();
    await world.pass(hour);
    expect(world.seen).toEqual([]);
    expect(world.store.fates.get(`${damaged.caseId}/1`)).toMatchObject({ state: 'parked', reason: 'damaged' });
    expect(world.store.ledger[0]).toMatchObject({
      offered: 0,
      batchId: null,
      end: { outcome: 'nothingToSend', parked: 1 },
    });
  });

  test('and four more in a row are all found, although the server took nothing in between', async () => {
    const bad = ['1', '2', '3', '4', '5'];
    const world = await openWorld((items) => (items.some((item) => bad.includes(item)) ? refusal(400) : null));
    await world.begin(20, 2 * hour);
    expect(await world.onServer()).toEqual(numbers(6, 20));
    expect(world.sync().status()).toMatchObject({ parked: 5, pending: 0 });
  });

  test('that the server answers with "retry" is passed over, and tried again after a wait', async () => {
    let isShedding = true;
    const shedding = saying(
      () => undefined,
      (note) => (note === '2' ? 'retry' : 'created'),
    );
    const world = await openWorld((notes, ...asked) =>
      isShedding && notes.includes('2') ? shedding(notes, ...asked) : null,
    );
    await world.begin(3, 6_000);
    expect(world.sync().status()).toMatchObject({ accepted: 2, pending: 1 });
    isShedding = false;
    await world.pass(10 * minute);
    expect(world.sync().status()).toMatchObject({ accepted: 3, pending: 0 });
    expect(await world.onServer()).toEqual(['2']);
  });
});

describe('a server that refuses everything', () => {
  test.each([
    [400, 'serverFailed'],
    [413, 'tooLarge'],
  ] as const)(
    'with %i costs at most three cases a look by a person; the rest stays pending and drains later',
    async (status, outcome) => {
      let isBroken = true;
      const world = await openWorld(() => (isBroken ? refusal(status) : null));
      await world.begin(60, 12 * hour);
      expect(world.sync().status()).toMatchObject({ parked: 3, pending: 57, lastOutcome: outcome });
      isBroken = false;
      await world.pass(hour);
      expect(world.sync().status()).toMatchObject({ parked: 3, pending: 0, accepted: 57 });
    },
  );

  test.each([401, 403])('with %i keeps every case here and says so', async (status) => {
    let isRevoked = true;
    const world = await openWorld(() => (isRevoked ? refusal(status) : null));
    await world.begin(3, hour);
    expect(world.sync().status()).toMatchObject({ pending: 3, parked: 0, lastOutcome: 'refused' });
    isRevoked = false;
    await world.pass(hour);
    expect(await world.onServer()).toEqual(['1', '2', '3']);
  });
});
