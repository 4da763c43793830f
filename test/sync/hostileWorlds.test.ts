import { describe, expect, test } from 'vitest';
import type { SyncDevice, SyncStore } from '../../core/sync/ports.ts';
import type { OutgoingItem } from '../../shared/model/outgoing.ts';
import { anItem } from '../support/batchItems.ts';
import { deskSyncStore } from '../support/deskSyncStore.ts';
import { type Fault, faults, hostileNet } from '../support/hostileNet.ts';
import { keyOf, memorySyncStore } from '../support/memorySyncStore.ts';
import { openServer } from '../support/openServer.ts';
import { serverDatabase } from '../support/serverDatabase.ts';
import { serverNet } from '../support/serverNet.ts';
import { syncWorld } from '../support/syncWorld.ts';

type Kind = {
  readonly name: string;
  readonly open: (device: SyncDevice) => SyncStore & { readonly add: (item: OutgoingItem) => void };
  readonly seeds: number;
};

const kinds: readonly Kind[] = [
  { name: 'a desk in memory', open: memorySyncStore, seeds: 30 },
  { name: 'a desk on its encrypted file', open: deskSyncStore, seeds: 6 },
];

const hour = 3_600_000;
const first = Number(process.env['TANGGAP_SEED'] ?? 1);

describe.each(kinds)('$name', ({ open, seeds }) => {
  let totalHit = 0;
  const range = Array.from({ length: seeds }, (_, i) => first + i);
  test.each(range)('loses nothing, doubles nothing and drains in the hostile world of seed %i', async (seed) => {
    const database = await serverDatabase('sqlite');
    const { app, desk } = await openServer(database);
    const store = open(desk);
    const onServer = async (): Promise<Map<string, string>> => {
      const rows = await database.selectFrom('case_rev').select(['case_id', 'rev', 'sha256']).execute();
      return new Map(rows.map((row) => [keyOf({ caseId: row.case_id, rev: row.rev }), row.sha256]));
    };

    let isHostile = true;
    let hit = 0;
    let ahead: readonly string[] = [];
    const known = new Set<string>();
    const watched: SyncStore = {
      ...store,
      // Never ahead of the server: what is called accepted here is there.
      endRun: (id, result) => {
        const accepted = result.fates.filter(({ state }) => state === 'accepted').map(keyOf);
        ahead = [...ahead, ...accepted.filter((key) => !known.has(key))];
        store.endRun(id, result);
      },
    };
    let deliverOld = async (): Promise<void> => {};
    const world = syncWorld(
      watched,
      ({ random, delay }) => {
        const rate = random.unit();
        const menu = faults.filter(() => random.unit() < 0.5);
        const draw = (): Fault | null => {
          if (!isHostile || random.unit() >= rate) return null;
          hit += 1;
          return menu[Math.floor(random.unit() * menu.length)] ?? null;
        };
        const honest = serverNet(app);
        const net = hostileNet(
          async (request) => {
            const reply = await honest(request);
            for (const key of (await onServer()).keys()) known.add(key);
            return reply;
          },
          draw,
          delay,
        );
        ({ deliverOld } = net);
        return net;
      },
      seed,
    );

    const saved = new Map<string, string>();
    world.sync().start();
    let seq = 0;
    for (let round = 0; round < 20; round += 1) {
      const count = Math.floor(world.random.unit() * 6);
      for (let i = 0; i < count; i += 1) {
        seq += 1;
        const item = { ...anItem({ seq, caseId: world.random.uuid(), note: `case ${seq}` }), incarnation: 1 };
        store.add(item);
        saved.set(keyOf(item), item.sha256);
        world.sync().caseSaved();
      }
      if (world.random.unit() < 0.2) world.crash();
      if (world.random.unit() < 0.2) world.sync().now();
      if (world.random.unit() < 0.1) await deliverOld();
      if (world.random.unit() < 0.1) world.sync().resumed();
      if (world.random.unit() < 0.1) world.sync().shiftEnded();
      if (world.random.unit() < 0.2) world.clock.jump((world.random.unit() - 0.5) * 365 * 24 * hour);
      await world.pass(world.random.unit() * 600_000);
    }

    isHostile = false;
    await deliverOld();
    await world.pass(hour / 2);
    expect(world.sync().status()).toMatchObject({ pending: 0, parked: 0, accepted: saved.size });
    expect(await onServer()).toEqual(saved);
    expect(ahead).toEqual([]);
    expect(world.reported).toEqual([]);
    expect(await database.selectFrom('dead_letter').selectAll().execute()).toEqual([]);
    await world.sync().stop();
    totalHit += hit;
  });

  test('the worlds before were hostile indeed', () => {
    expect(totalHit).toBeGreaterThan(seeds * 5);
  });
});
