import { Agent } from 'node:http';
import { routes } from '../../shared/contract/http.ts';
import type { OutgoingItem } from '../../shared/model/outgoing.ts';
import { atLeastRow, quantile, ratioRow, toldRow, type BenchRow } from '../benchRow.ts';
import { benchItems } from './benchItems.ts';
import type { BenchPlaces } from './benchPlaces.ts';
import { addDevices, authorize, batchBytes, enrol, inBatches, poster } from './lightDesk.ts';
import { openDesk } from './openDesk.ts';
import { pouchRuns } from './pouchRuns.ts';
import { startServer } from './startServer.ts';

const cases = 10_000;
const turns = 3;
const plainBatch = 50;

/** 10,000 unsent cases from an encrypted store, with every promise, beside PouchDB and beside a client that promises nothing. */
export async function drainRows(places: BenchPlaces): Promise<BenchRow[]> {
  const items = benchItems(cases, 1);
  const ours: { perSecond: number; requests: number }[] = [];
  const plain: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    ours.push(await drainDesk(places, items));
    plain.push(await sendPlainly(places, items));
  }
  const { usual, large } = await pouchRuns(places.folder('pouch'), items);
  const perSecond = quantile(
    ours.map((run) => run.perSecond),
    0.5,
  );
  const requests = Math.max(...ours.map((run) => run.requests));
  const what = '10,000 cases to the server';
  return [
    atLeastRow(`${what}, beside PouchDB 9`, 'docs/s', perSecond, usual.perSecond, 5),
    ratioRow(`${what}: requests, beside PouchDB 9`, '', requests, usual.requests, 0.1),
    toldRow(`${what}, beside PouchDB 9 with 500 at a time`, 'docs/s', perSecond, large.perSecond),
    toldRow(`${what}: requests, beside PouchDB 9 with 500 at a time`, '', requests, large.requests),
    atLeastRow(
      `${what}, beside a client with 50 at a time and no promises`,
      'docs/s',
      perSecond,
      quantile(plain, 0.5),
      1,
    ),
  ];
}

async function drainDesk(places: BenchPlaces, items: readonly OutgoingItem[]) {
  const place = await places.database('SQLite');
  const [code] = await addDevices(place, 1);
  if (code === undefined) throw new Error('no device');
  const server = await startServer(place);
  const desk = openDesk(places.folder('desk'), server.url, code, items);
  try {
    const { ms, requests } = await desk.drain();
    return { perSecond: (items.length / ms) * 1000, requests };
  } finally {
    await desk.close();
    await server.stop();
  }
}

/** From memory, one batch after the other, nothing kept and nothing checked. Cases per second. */
async function sendPlainly(places: BenchPlaces, items: readonly OutgoingItem[]): Promise<number> {
  const place = await places.database('SQLite');
  const [code] = await addDevices(place, 1);
  if (code === undefined) throw new Error('no device');
  const server = await startServer(place);
  const agent = new Agent({ keepAlive: true });
  const post = poster(server.url, agent);
  const desk = await enrol(post, code);
  try {
    const from = performance.now();
    const headers = await authorize(post, desk);
    for (const batch of inBatches(items, plainBatch)) {
      await post(routes.batches.path, batchBytes(desk.deviceId, batch), headers);
    }
    return (items.length / (performance.now() - from)) * 1000;
  } finally {
    agent.destroy();
    await server.stop();
  }
}
