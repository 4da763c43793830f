import { describe, expect, test } from 'vitest';
import { createSync } from '../../core/sync/createSync.ts';
import { fetchNet } from '../../core/sync/fetchNet.ts';
import { systemTimer } from '../../core/sync/systemTimer.ts';
import { newDeviceKey } from '../../shared/crypto/deviceKey.ts';
import { DeviceId } from '../../shared/model/ids.ts';
import { accessOver } from '../support/accessOver.ts';
import { anItem, hashOf } from '../support/batchItems.ts';
import { deskSyncStore } from '../support/deskSyncStore.ts';
import { openServer } from '../support/openServer.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { databaseKinds, serverDatabase } from '../support/serverDatabase.ts';
import { someConfig, syncWorld } from '../support/syncWorld.ts';

describe.each(databaseKinds)('over real sockets, from the encrypted file of a desk to a server on %s', (kind) => {
  test('every case arrives once, through a server that is away, closes in between and comes back', async () => {
    const database = await serverDatabase(kind);
    const { app, desk } = await openServer(database);
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const store = deskSyncStore({ ...desk, serverUrl: url });
    const items = Array.from({ length: 120 }, (_, i) => ({ ...anItem({ seq: i + 1 }), incarnation: 1 }));
    for (const item of items.slice(0, 70)) store.add(item);

    const world = syncWorld(store, () => fetchNet(fetch), 1);
    world.sync().start();
    await world.pass(5_000);
    expect(world.sync().status()).toMatchObject({ pending: 0, accepted: 70, lastOutcome: 'sent' });

    await app.close();
    for (const item of items.slice(70)) store.add(item);
    world.sync().now();
    await world.pass(60_000);
    expect(world.sync().status()).toMatchObject({ pending: 50, accepted: 70, lastOutcome: 'offline' });

    const again = await openServer(database);
    await again.app.listen({ host: '127.0.0.1', port: Number(new URL(url).port) });
    await world.pass(1_800_000);
    expect(world.sync().status()).toMatchObject({ pending: 0, accepted: 120, parked: 0, lastOutcome: 'sent' });
    const rows = await database.selectFrom('case_rev').select(['seq', 'sha256']).orderBy('seq').execute();
    expect(rows.map(({ sha256 }) => sha256)).toEqual(items.map(({ sha256 }) => sha256));
    expect(await database.selectFrom('device_seq').select('ranges').execute()).toEqual([{ ranges: '[]' }]);
    await world.sync().stop();
  });
});

test('stopping ends a request to a server that never answers', async () => {
  const store = deskSyncStore({
    deviceId: DeviceId.parse('018f3a5c-0000-7000-8000-000000000001'),
    enrolCode: null,
    privateKey: newDeviceKey().privateKey,
    serverUrl: 'http://127.0.0.1:9',
  });
  store.add({ ...anItem(), incarnation: 1 });
  let asked = (): void => {};
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const net = fetchNet((_url, init) => {
    asked();
    return new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
    });
  });
  const sync = createSync(
    {
      clock: {
        now: Date.now,
        monotonic: () => performance.now(),
        setTimer: systemTimer,
      },
      rng: seededRandom(1, Date.now),
      net,
      access: accessOver(net),
      store,
      sha256: hashOf,
      publish: () => undefined,
      drained: () => undefined,
      report: (error) => {
        throw error;
      },
      clockSkewed: () => undefined,
    },
    someConfig,
  );
  sync.start();
  sync.now();
  await isAsked;
  expect(sync.status().running).toBe(true);
  await sync.stop();
  expect(sync.status()).toMatchObject({ running: false, pending: 1, lastOutcome: 'interrupted' });
});
