import { Agent } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { routes } from '../../shared/contract/http.ts';
import { type DatabasePlace, openDatabase } from '../../server/storage/openDatabase.ts';
import { atMostRow, toldRow, type BenchRow } from '../benchRow.ts';
import { benchItems } from './benchItems.ts';
import type { BenchPlaces, StoreKind } from './benchPlaces.ts';
import { addDevices, authorize, batchBytes, enrol, inBatches, type LightDesk, type Post, poster } from './lightDesk.ts';
import { startServer } from './startServer.ts';

const desks = 5_000;
const casesPerDesk = 60;
const batchItems = 50;
/** Desks whose batches are made, and held in memory, at a time. */
const desksAtOnce = 500;
/** Under the number of requests that a server works on at a time, so that what is measured is work and not waiting. */
const connections = 32;
const zip = promisify(gzip);

type Fleet = {
  readonly kind: StoreKind;
  readonly post: Post;
  readonly desks: readonly LightDesk[];
  readonly place: DatabasePlace;
  readonly stop: () => Promise<void>;
  seconds: number;
};

/**
 * A day of a nation: 5,000 desks with 60 cases each through the HTTP API of one server, token and all. The desks are light
 * (no store, batches made beforehand, outside the time that is told); the server and its store are whole.
 */
export async function fleetRows(places: BenchPlaces): Promise<BenchRow[]> {
  const fleets = [await openFleet(places, 'PostgreSQL'), await openFleet(places, 'SQLite')];
  try {
    for (let from = 0; from < desks; from += desksAtOnce) {
      const days = await Promise.all(Array.from({ length: desksAtOnce }, (_, i) => aDay(from + i)));
      for (const fleet of fleets) fleet.seconds += await send(fleet, from, days);
    }
    for (const { kind, place } of fleets) await assertStored(kind, place);
    return fleets.flatMap(({ kind, seconds }) => [
      atMostRow(`${kind}: 5,000 desks x 60 cases through one server`, 's', seconds, kind === 'SQLite' ? 180 : 120),
      toldRow(`${kind}: the same, cases`, 'cases/s', (desks * casesPerDesk) / seconds),
    ]);
  } finally {
    for (const { stop } of fleets) await stop();
  }
}

async function openFleet(places: BenchPlaces, kind: StoreKind): Promise<Fleet> {
  const place = await places.database(kind);
  const codes = await addDevices(place, desks);
  const server = await startServer(place);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const post = poster(server.url, agent);
  const enrolled: LightDesk[] = [];
  for (const some of inBatches(codes, connections)) {
    enrolled.push(...(await Promise.all(some.map((code) => enrol(post, code)))));
  }
  const stop = async (): Promise<void> => {
    agent.destroy();
    await server.stop();
  };
  return { kind, post, desks: enrolled, place, stop, seconds: 0 };
}

/** The items of one desk's day, cut into the batches that it would send, as a function of who sends them. */
async function aDay(desk: number): Promise<(deviceId: string) => Promise<readonly Buffer[]>> {
  const batches = inBatches(benchItems(casesPerDesk, desk), batchItems);
  return (deviceId) => Promise.all(batches.map((items) => zip(batchBytes(deviceId, items))));
}

/** Seconds until everything was answered. */
async function send(
  { post, desks: all }: Fleet,
  from: number,
  days: readonly ((deviceId: string) => Promise<readonly Buffer[]>)[],
): Promise<number> {
  const ready = await Promise.all(
    days.map(async (day, i) => {
      const desk = all[from + i];
      if (desk === undefined) throw new Error('too few desks');
      return { desk, batches: await day(desk.deviceId) };
    }),
  );
  const queue = ready.values();
  const worker = async (): Promise<void> => {
    for (const { desk, batches } of queue) {
      const headers = { ...(await authorize(post, desk)), 'content-encoding': 'gzip' };
      for (const batch of batches) await post(routes.batches.path, batch, headers);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  return (performance.now() - began) / 1000;
}

async function assertStored(kind: StoreKind, place: DatabasePlace): Promise<void> {
  const database = await openDatabase(place);
  const { stored } = await database
    .selectFrom('case_rev')
    .select(({ fn }) => fn.countAll<number>().as('stored'))
    .executeTakeFirstOrThrow();
  await database.destroy();
  if (stored !== desks * casesPerDesk) throw new Error(`${kind} has ${stored} cases`);
}
