import { Agent } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { routes } from '../../shared/contract/http.ts';
import type { OutgoingItem } from '../../shared/model/outgoing.ts';
import { atLeastRow, quantile, toldRow, type BenchRow } from '../benchRow.ts';
import { bareSql } from './bareSql.ts';
import { benchItems } from './benchItems.ts';
import type { BenchPlaces, StoreKind } from './benchPlaces.ts';
import { addDevices, authorize, batchBytes, enrol, inBatches, poster } from './lightDesk.ts';
import { startServer } from './startServer.ts';

const cases = 20_000;
const turns = 3;
const batchItems = 50;
/** As many as a server has under its hands when it is busy; each sends one batch after the other. */
const desks = 8;
const zip = promisify(gzip);

type Ingest = { readonly first: number; readonly replay: number };

/** The whole way over HTTP beside the bare SQL of the same store, and the same batches once more. Cases per second. */
export async function ingestRows(places: BenchPlaces): Promise<BenchRow[]> {
  return [...(await rowsOf(places, 'SQLite', 0.35)), ...(await rowsOf(places, 'PostgreSQL', 0.6))];
}

async function rowsOf(places: BenchPlaces, kind: StoreKind, share: number): Promise<BenchRow[]> {
  const items = benchItems(cases, 2);
  const ingests: Ingest[] = [];
  const bare: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    bare.push(await bareSql(await places.database(kind), inBatches(items, batchItems)));
    ingests.push(await ingest(places, kind, items));
  }
  const first = quantile(
    ingests.map((run) => run.first),
    0.5,
  );
  const replay = quantile(
    ingests.map((run) => run.replay),
    0.5,
  );
  return [
    atLeastRow(
      `${kind}: ingest over HTTP, beside bare SQL, both 50 at a time`,
      'cases/s',
      first,
      quantile(bare, 0.5),
      share,
    ),
    atLeastRow(`${kind}: the same batches again, beside the first time`, 'cases/s', replay, first, 3),
    toldRow(`${kind}: bare SQL, 50 at a time`, 'cases/s', quantile(bare, 0.5)),
  ];
}

async function ingest(places: BenchPlaces, kind: StoreKind, items: readonly OutgoingItem[]): Promise<Ingest> {
  const place = await places.database(kind);
  const codes = await addDevices(place, desks);
  const server = await startServer(place);
  const agent = new Agent({ keepAlive: true, maxSockets: desks });
  const post = poster(server.url, agent);
  try {
    const shares = inBatches(items, Math.ceil(items.length / desks));
    const senders = await Promise.all(
      codes.map(async (code, i) => {
        const desk = await enrol(post, code);
        const authorization = await authorize(post, desk);
        const batches = inBatches(shares[i] ?? [], batchItems).map((batch) => zip(batchBytes(desk.deviceId, batch)));
        return { headers: { ...authorization, 'content-encoding': 'gzip' }, batches: await Promise.all(batches) };
      }),
    );
    const sendAll = async (): Promise<number> => {
      const from = performance.now();
      await Promise.all(
        senders.map(async ({ headers, batches }) => {
          for (const batch of batches) await post(routes.batches.path, batch, headers);
        }),
      );
      return (items.length / (performance.now() - from)) * 1000;
    };
    return { first: await sendAll(), replay: await sendAll() };
  } finally {
    agent.destroy();
    await server.stop();
  }
}
