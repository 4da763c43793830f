import { describe, expect, test } from 'vitest';
import type { NetReply, SyncStore } from '../../core/sync/ports.ts';
import { routes } from '../../shared/contract/http.ts';
import { isSameSelection } from '../../shared/domain/batchSelection.ts';
import { aCaseId, anItem, hashOf } from '../support/batchItems.ts';
import { deskSyncStore } from '../support/deskSyncStore.ts';
import { batchIn, refusal } from '../support/hostileNet.ts';
import { memorySyncStore } from '../support/memorySyncStore.ts';
import { openServer } from '../support/openServer.ts';
import { numbers } from '../support/openWorld.ts';
import { serverDatabase } from '../support/serverDatabase.ts';
import { serverNet } from '../support/serverNet.ts';
import { syncWorld } from '../support/syncWorld.ts';

const minute = 60_000;
const answersAfterMs = 1_000;

type Read = { readonly numbers: readonly number[]; readonly isUnderWay: boolean };

/** A desk whose server takes a second for each batch. @param between a reply instead of the server's, or null. */
async function slowWorld(
  open: typeof memorySyncStore | typeof deskSyncStore = memorySyncStore,
  between: (nth: number) => NetReply | null = () => null,
) {
  const database = await serverDatabase('sqlite');
  const { app, desk } = await openServer(database);
  const store = open(desk);
  const honest = serverNet(app);
  const sent: string[][] = [];
  const reads: Read[] = [];
  let underWay = 0;
  let mostUnderWay = 0;
  let isDiskFailing = false;
  const watched: SyncStore = {
    ...store,
    nextBatch: (...asked) => {
      if (isDiskFailing && underWay > 0) throw new Error('disk I/O error');
      const items = store.nextBatch(...asked);
      reads.push({ numbers: items.map(({ seq }) => seq), isUnderWay: underWay > 0 });
      return items;
    },
  };
  const world = syncWorld(
    watched,
    ({ delay }) =>
      async (request) => {
        if (!request.url.endsWith(routes.batches.path)) return honest(request);
        underWay += 1;
        mostUnderWay = Math.max(mostUnderWay, underWay);
        sent.push(batchIn(request).items.map(({ seq }) => String(seq)));
        await delay(answersAfterMs);
        const reply = between(sent.length) ?? (await honest(request));
        underWay -= 1;
        return request.stop.aborted ? { ok: false, failure: 'stopped', detail: 'stopped' } : reply;
      },
    1,
  );
  let seq = 0;
  return {
    ...world,
    sent,
    reads,
    mostUnderWay: () => mostUnderWay,
    breakDisk: () => {
      isDiskFailing = true;
    },
    save: (count: number, change: (n: number) => Parameters<typeof anItem>[1] = () => ({})) => {
      for (let i = 0; i < count; i += 1) {
        seq += 1;
        store.add({ ...anItem({ seq, note: String(seq) }, change(seq)), incarnation: 1 });
      }
    },
    start: async () => {
      world.sync().start();
      world.sync().now();
      await world.pass(0);
    },
    onServer: async () => {
      const rows = await database.selectFrom('case_rev').select('seq').orderBy('seq').execute();
      return rows.map((row) => String(row.seq));
    },
  };
}

describe('while a request is under way', () => {
  test.each([
    ['in memory', memorySyncStore],
    ['on an encrypted file', deskSyncStore],
  ] as const)('the batch behind it is made ready, and goes out when the answer is there: %s', async (_where, open) => {
    const world = await slowWorld(open);
    world.save(330);
    await world.start();
    await world.pass(minute);
    expect(world.sent.map(({ length }) => length)).toEqual([50, 100, 180]);
    expect(world.sent.flat()).toEqual(numbers(1, 330));
    // The first answer says that the server takes more than this desk knew: what was ready was too little.
    expect(world.reads.slice(0, 6).map(({ numbers: read, isUnderWay }) => [read.length, isUnderWay])).toEqual([
      [50, false],
      [50, true],
      [100, false],
      [180, true],
      [0, true],
      [0, false],
    ]);
    expect(world.mostUnderWay()).toBe(1);
    expect(await world.onServer()).toEqual(numbers(1, 330));
  });

  test('what is made ready is thrown away when the request fails: its own cases go out first', async () => {
    const world = await slowWorld(memorySyncStore, (nth) => (nth === 2 ? refusal(503) : null));
    world.save(160);
    await world.start();
    await world.pass(20 * minute);
    expect(world.sent.map(([first]) => first)).toEqual(['1', '51', '51', '151']);
    expect(await world.onServer()).toEqual(numbers(1, 160));
  });

  test('a smaller batch is cut anew after an answer that asks for one', async () => {
    const world = await slowWorld(memorySyncStore, (nth) => (nth === 2 ? refusal(413) : null));
    world.save(200);
    await world.start();
    await world.pass(20 * minute);
    expect(world.sent.slice(0, 3).map((batch) => [batch[0], batch.length])).toEqual([
      ['1', 50],
      ['51', 100],
      ['51', 50],
    ]);
    expect(await world.onServer()).toEqual(numbers(1, 200));
  });

  test('a damaged case at the end of a batch is dealt with once, and the queue goes on behind it', async () => {
    const world = await slowWorld();
    world.save(170, (n) => (n === 50 ? { sha256: hashOf('as it was') } : {}));
    await world.start();
    await world.pass(minute);
    expect(world.reads.filter(({ numbers: read }) => read.includes(50))).toHaveLength(1);
    expect(world.sync().status()).toMatchObject({ parked: 1, accepted: 169, pending: 0 });
    expect(await world.onServer()).toEqual([...numbers(1, 49), ...numbers(51, 170)]);
  });

  test('what is saved behind a batch that is ready comes after it', async () => {
    const world = await slowWorld();
    world.save(160);
    await world.start();
    await world.pass(1.5 * answersAfterMs);
    world.save(5);
    await world.pass(minute);
    expect(world.sent.map((batch) => [batch[0], batch.length])).toEqual([
      ['1', 50],
      ['51', 100],
      ['151', 10],
      ['161', 5],
    ]);
    expect(await world.onServer()).toEqual(numbers(1, 165));
  });

  test('a disk that gives nothing costs only the time that was to be saved', async () => {
    const world = await slowWorld();
    world.breakDisk();
    world.save(160);
    await world.start();
    await world.pass(minute);
    expect(world.sent.map(({ length }) => length)).toEqual([50, 100, 10]);
    expect(world.reported).toEqual([]);
    expect(await world.onServer()).toEqual(numbers(1, 160));
  });

  test('a desk that is told to stop sends nothing of what it has ready', async () => {
    const world = await slowWorld();
    world.save(300);
    await world.start();
    await world.pass(1.5 * answersAfterMs);
    const stopped = world.sync().stop();
    await world.pass(minute);
    await stopped;
    expect(world.sent).toHaveLength(2);
    expect(world.sync().status()).toMatchObject({ pending: 250, running: false });
  });
});

test('two selections of a batch are the same only when number, bytes, coding and what is left out are', () => {
  const left = { caseId: aCaseId(), rev: 1 };
  const one = { items: 50, bytes: 1_000, plain: false, leftOut: [left] };
  expect(isSameSelection(one, { ...one, leftOut: [{ ...left }] })).toBe(true);
  const others = [
    { ...one, items: 51 },
    { ...one, bytes: 999 },
    { ...one, plain: true },
    { ...one, leftOut: [] },
    { ...one, leftOut: [{ ...left, rev: 2 }] },
  ];
  expect(others.map((other) => isSameSelection(one, other))).toEqual(others.map(() => false));
});
