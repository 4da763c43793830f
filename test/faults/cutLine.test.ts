import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fetchNet } from '../../core/sync/fetchNet.ts';
import { routes } from '../../shared/contract/http.ts';
import { anItem } from '../support/batchItems.ts';
import { type LineFault, openCutProxy } from '../support/cutProxy.ts';
import { keyOf, memorySyncStore } from '../support/memorySyncStore.ts';
import { openServer } from '../support/openServer.ts';
import { serverDatabase } from '../support/serverDatabase.ts';
import { syncWorld } from '../support/syncWorld.ts';
import { memoryFolder } from '../support/tempFolder.ts';

const minute = 60_000;

/** Cases that go out from one desk before another takes its place: its memory is searched at every sending. */
const casesPerDesk = 100;

/** Desks whose engine speaks real HTTP to a real server, over a line that fails when it is told to. */
async function desksBehindALine() {
  const database = await serverDatabase({ file: join(memoryFolder(), 'server.db') });
  const { app, desk } = await openServer(database);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  const line = await openCutProxy(address.port, `POST ${routes.batches.path} `);
  const reported: unknown[][] = [];
  let seq = 0;

  function anotherDesk() {
    const store = memorySyncStore({ ...desk, serverUrl: line.url });
    const world = syncWorld(store, () => fetchNet(globalThis.fetch), seq);
    reported.push(world.reported);
    world.sync().start();
    return { store, world };
  }
  let { store, world } = anotherDesk();

  return {
    /** One case goes out over a line with this fault; whether it struck. Fails when the case does not arrive in the end. */
    send: async (fault: LineFault): Promise<boolean> => {
      seq += 1;
      if (seq % casesPerDesk === 0) ({ store, world } = anotherDesk());
      const item = { ...anItem({ seq }), incarnation: 1 };
      store.add(item);
      line.arm(fault);
      world.sync().now();
      for (let waited = 0; !store.fates.has(keyOf(item)); waited += 1) {
        if (waited > 60) throw new Error(`${JSON.stringify(fault)}: not there after an hour`);
        await world.pass(minute);
      }
      expect({ fault, fate: store.fates.get(keyOf(item)) }).toMatchObject({ fault, fate: { state: 'accepted' } });
      return line.struck();
    },
    /** Every case was sent, is there, and is there once; nothing else is. */
    expectAllOnce: async (): Promise<void> => {
      expect(await database.selectFrom('case_rev').select(['case_id']).execute()).toHaveLength(seq);
      expect(await database.selectFrom('dead_letter').selectAll().execute()).toEqual([]);
      expect(reported.flat()).toEqual([]);
    },
  };
}

it('a batch whose line is lost at any byte of the request or of the answer is stored exactly once', async () => {
  const desks = await desksBehindALine();
  const bytes = { request: 0, reply: 0 };
  for (const side of ['request', 'reply'] as const) {
    // The first byte at which nothing strikes any more lies behind the last.
    for (;;) {
      const after = bytes[side];
      if (!(await desks.send({ kind: 'cut', side, after, how: after % 2 === 0 ? 'reset' : 'end' }))) break;
      bytes[side] += 1;
    }
  }
  await desks.expectAllOnce();
  expect(bytes.request).toBeGreaterThan(500);
  expect(bytes.reply).toBeGreaterThan(300);
}, 300_000);

it.each<LineFault>([{ kind: 'latency', ms: 150 }, { kind: 'drip' }, { kind: 'halfClose' }])(
  'a line that is only slow or half closed loses and doubles nothing: $kind',
  async (fault) => {
    const desks = await desksBehindALine();
    for (let n = 0; n < 3; n += 1) expect(await desks.send(fault)).toBe(true);
    await desks.expectAllOnce();
  },
);
