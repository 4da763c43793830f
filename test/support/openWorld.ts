import { randomUUID } from 'node:crypto';
import type { Net, NetReply, NetRequest, SyncConfig } from '../../core/sync/ports.ts';
import { ReconcilePost, routes } from '../../shared/contract/http.ts';
import type { OutgoingItem } from '../../shared/model/outgoing.ts';
import { anItem } from './batchItems.ts';
import { batchIn, jsonIn } from './hostileNet.ts';
import { memorySyncStore, type MemorySyncStore } from './memorySyncStore.ts';
import { openServer } from './openServer.ts';
import { serverDatabase } from './serverDatabase.ts';
import { serverNet } from './serverNet.ts';
import { syncWorld, type SyncWorld } from './syncWorld.ts';

export type Seen = { readonly at: number; readonly request: NetRequest; readonly items: readonly string[] };

export type OpenedWorld = SyncWorld & {
  readonly store: MemorySyncStore;
  /** Every batch in order: when (monotonic ms), and the notes of the cases it held. */
  readonly seen: readonly Seen[];
  /** Saves cases called "1", "2", … and tells the engine nothing. */
  readonly save: (count: number) => readonly OutgoingItem[];
  /** Saves so many, starts the engine, and lets that much time pass. */
  readonly begin: (count: number, ms: number) => Promise<readonly OutgoingItem[]>;
  readonly onServer: () => Promise<string[]>;
  /** Questions what the server lacks, in order: when, and what was asked. */
  readonly compared: readonly { readonly at: number; readonly post: ReconcilePost }[];
  /** The server comes back from an old backup, without these cases. */
  readonly restore: (without: readonly string[]) => Promise<void>;
  /** The operator made a backup of everything up to this number and checked it. */
  readonly backUp: (seq: number) => Promise<void>;
};

/** What stands between the desk and its server: a reply of its own, or null to let the request through. */
export type Between = (notes: readonly string[], request: NetRequest, nth: number) => NetReply | null;

/** One desk with its engine, the real server, and somebody between them. */
export async function openWorld(
  between: Between = () => null,
  config: Partial<SyncConfig> = {},
  betweenCompared: (post: ReconcilePost, nth: number) => NetReply | null = () => null,
  atTheDoor: (request: NetRequest) => NetReply | null = () => null,
): Promise<OpenedWorld> {
  const database = await serverDatabase('sqlite');
  // The server counts what a desk asks for in the time of the world: a year of tokens is no flood.
  let elapsed = (): number => 0;
  const monotonic = (): number => elapsed();
  const { app, desk } = await openServer(database, { monotonic });
  const { deviceId: device_id } = desk;
  const store = memorySyncStore(desk);
  let honest = serverNet(app);
  const seen: Seen[] = [];
  const compared: { at: number; post: ReconcilePost }[] = [];
  const makeNet =
    ({ clock }: Pick<SyncWorld, 'clock'>): Net =>
    async (request) => {
      const isBatch = request.url.endsWith(routes.batches.path);
      if (request.url.endsWith(routes.reconcile.path)) {
        const post = ReconcilePost.parse(jsonIn(request));
        compared.push({ at: clock.monotonic(), post });
        return betweenCompared(post, compared.length) ?? honest(request);
      }
      if (!isBatch && request.method !== 'HEAD') return atTheDoor(request) ?? honest(request);
      const notes = isBatch ? batchIn(request).items.map((item) => noteOf(item.body)) : [];
      if (isBatch) seen.push({ at: clock.monotonic(), request, items: notes });
      return between(notes, request, seen.length) ?? honest(request);
    };
  const world = syncWorld(store, makeNet, 1, config);
  elapsed = world.clock.monotonic;
  let seq = 0;
  const save = (count: number): OutgoingItem[] =>
    Array.from({ length: count }, () => {
      seq += 1;
      const item = { ...anItem({ seq, note: String(seq) }), incarnation: 1 };
      store.add(item);
      return item;
    });
  return {
    ...world,
    store,
    seen,
    compared,
    restore: async (without) => {
      const names = await database.selectFrom('case_body').select(['case_id', 'rev', 'body']).execute();
      for (const { case_id, rev, body } of names) {
        if (!without.includes(noteOf(body))) continue;
        for (const table of ['case_body', 'case_rev'] as const) {
          await database.deleteFrom(table).where('case_id', '=', case_id).where('rev', '=', rev).execute();
        }
      }
      await database.updateTable('device_seq').set({ contiguous_seq: 0, secured_seq: 0, ranges: '[]' }).execute();
      await database.updateTable('server_fact').set({ v: randomUUID() }).where('k', '=', 'epoch').execute();
      await app.close();
      honest = serverNet((await openServer(database, { monotonic })).app);
    },
    backUp: async (seq) => {
      await database.updateTable('device_seq').set({ secured_seq: seq }).where('device_id', '=', device_id).execute();
    },
    save,
    begin: async (count, ms) => {
      const items = save(count);
      world.sync().start();
      await world.pass(ms);
      return items;
    },
    onServer: async () => {
      const rows = await database
        .selectFrom('case_rev')
        .innerJoin('case_body as b', (on) =>
          on.onRef('b.case_id', '=', 'case_rev.case_id').onRef('b.rev', '=', 'case_rev.rev'),
        )
        .select(['body', 'seq'])
        .orderBy('seq')
        .execute();
      return rows.map(({ body }) => noteOf(body));
    },
  };
}

const noteOf = (body: string): string => {
  const { note }: { note: string } = JSON.parse(body);
  return note;
};

/** The names of cases `from` to `to`. */
export const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
