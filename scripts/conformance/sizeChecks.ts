import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { routes } from '../../shared/contract/http.ts';
import { allOf, type Check, seen } from './check.ts';
import { batchOf, type Subject } from './openSubject.ts';
import { problemSeen } from './problemSeen.ts';
import { itemOf, sampleItem, sampleItems } from './sampleCase.ts';

/** docs/PROTOCOL.md, limits. */
const mostItems = 500;
const mostBytes = 4 * 1024 * 1024;
const mostBodyBytes = 256 * 1024;
const { path } = routes.batches;

const aBatch = ({ device, incarnation }: Subject, items: readonly unknown[] = sampleItems(2)): string =>
  JSON.stringify(batchOf(device, items, { incarnation: incarnation() }));

let packed: Buffer | null = null;

/** No JSON at all: who parses first would say 400. */
function bomb(): Buffer {
  packed ??= gzipSync(Buffer.alloc(16 * 1024 * 1024, ' '));
  return packed;
}

/** How much, and packed how. */
export const sizeChecks: readonly Check[] = [
  {
    says: 'a batch that is packed with gzip is taken',
    look: async (subject) => {
      const { status } = await subject.post(path, gzipSync(aBatch(subject)), { 'content-encoding': 'gzip' });
      return seen(status === 200, `${status}`);
    },
  },
  {
    says: 'every coding that the server names in accept-encoding is taken; zstd is one that it may name',
    look: async (subject) => {
      const plain = await subject.post(path, aBatch(subject));
      const named = plain.headers['accept-encoding'] ?? '';
      if (!/\bzstd\b/.test(named)) return seen(/\bgzip\b/.test(named), `it names ${named === '' ? 'nothing' : named}`);
      const { status } = await subject.post(path, zstdCompressSync(aBatch(subject)), { 'content-encoding': 'zstd' });
      return seen(status === 200, `${named}: ${status} for zstd`);
    },
  },
  {
    says: 'a coding that the server does not know is 415',
    look: async (subject) => {
      const packed = brotliCompressSync(aBatch(subject));
      return problemSeen(await subject.post(path, packed, { 'content-encoding': 'x-unknown' }), 415);
    },
  },
  {
    says: 'what is called gzip and is none is 400',
    look: async (subject) =>
      problemSeen(await subject.post(path, aBatch(subject), { 'content-encoding': 'gzip' }), 400),
  },
  {
    says: 'a small request that unpacks to more than 4 MiB is 413, before anybody parses it',
    look: async (subject) => {
      return problemSeen(await subject.post(path, bomb(), { 'content-encoding': 'gzip' }), 413, 'too-large');
    },
  },
  {
    says: 'a request of more than 4 MiB is 413',
    look: async (subject) => problemSeen(await subject.post(path, ' '.repeat(mostBytes + 1)), 413, 'too-large'),
  },
  {
    says: 'almost 4 MiB is taken',
    look: async (subject) => {
      const items = Array.from({ length: 15 }, (_, i) => sampleItem({ seq: i + 1, note: 'x'.repeat(262_000) }));
      const answer = await subject.send(items, { incarnation: subject.incarnation() });
      return seen(answer.status === 200, `${answer.status}`);
    },
  },
  {
    says: 'a body of more than 256 KiB is quarantined and costs the others nothing',
    look: async ({ verdicts, incarnation }) => {
      const large = itemOf(' '.repeat(mostBodyBytes + 1), { seq: 2 });
      const verdict = await verdicts([sampleItem(), large], { incarnation: incarnation() });
      return seen(verdict === 'created, quarantined', verdict);
    },
  },
  {
    says: '500 items are taken at once',
    look: async ({ reply, incarnation }) => {
      const { results } = await reply(sampleItems(mostItems), { incarnation: incarnation() });
      const created = results.filter(({ verdict }) => verdict === 'created').length;
      return seen(created === mostItems, `${created} created`);
    },
  },
  {
    says: '501 items are refused as a whole, and leave no trace',
    look: async (subject) => {
      const items = sampleItems(mostItems + 1);
      const own = { incarnation: subject.incarnation() };
      const refused = await subject.send(items, own);
      const verdicts = await subject.verdicts(items.slice(0, 2), own);
      return allOf(problemSeen(refused, 400, 'invalid-request'), seen(verdicts === 'created, created', verdicts));
    },
  },
];
