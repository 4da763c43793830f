import { gunzipSync } from 'node:zlib';
import { type Batch, BatchReply, type ItemResult, routes } from '../../../shared/contract/http.ts';
import { hashOf } from '../../support/batchItems.ts';
import type { Asked, Lie, Said } from './lyingServer.ts';

const isBatch = ({ path, method }: Asked): boolean => path === routes.batches.path && method === 'POST';

const textOf = ({ headers, body }: Asked): string =>
  (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8');

/** What was sent, as loosely as a careless server reads it. */
function batchOf(asked: Asked): Batch | null {
  try {
    return JSON.parse(textOf(asked));
  } catch {
    return null;
  }
}

const replyOf = ({ status, body }: Said): BatchReply | null =>
  status === 200 ? (BatchReply.safeParse(JSON.parse(body)).data ?? null) : null;

/** Says something else about each item of a batch that the real server has taken. */
const aboutItems =
  (change: (result: ItemResult, sent: Batch['items'][number] | undefined) => ItemResult): Lie =>
  async (asked, forward) => {
    const said = await forward(asked);
    const reply = isBatch(asked) ? replyOf(said) : null;
    if (reply === null) return said;
    const items = batchOf(asked)?.items ?? [];
    const results = reply.results.map((result, i) => change(result, items[i]));
    return { ...said, body: JSON.stringify({ ...reply, results }) };
  };

const isName = (value: unknown): value is { caseId: string; rev: number; body: string } =>
  typeof value === 'object' && value !== null && 'body' in value && typeof value.body === 'string';

/** Answers from memory and stores nothing. */
export const acknowledgesWithoutStoring: Lie = async (asked, forward) => {
  const batch = isBatch(asked) ? batchOf(asked) : null;
  const said = await forward(isBatch(asked) ? { ...asked, body: Buffer.from('{}'), headers: plain(asked) } : asked);
  if (batch === null || said.status !== 400 || !Array.isArray(batch.items)) return said;
  const results = batch.items.filter(isName).map(({ caseId, rev, body }) => ({
    caseId,
    rev,
    sha256: hashOf(body),
    verdict: 'created',
    problem: null,
  }));
  const body = JSON.stringify({ batchId: batch.batchId, serverTime: new Date().toISOString(), results });
  return { status: 200, headers: { ...said.headers, 'content-type': 'application/json' }, body };
};

const plain = ({ headers: { 'content-encoding': _coding, ...headers } }: Asked) => headers;

/** The hash that the desk wrote is the hash that it gets back. */
export const copiesTheHash: Lie = aboutItems((result, sent) => ({
  ...result,
  sha256: typeof sent?.sha256 === 'string' ? sent.sha256 : result.sha256,
}));

/** Compares names alone. */
export const callsOtherBytesDuplicate: Lie = aboutItems((result) =>
  result.verdict === 'conflict' ? { ...result, verdict: 'duplicate', problem: null } : result,
);

/** Forgets a name after a while, as a cache of idempotency keys does. */
export function forgetsNames(afterMs: number): Lie {
  const known = new Map<string, number>();
  return aboutItems((result) => {
    const key = `${result.caseId}/${result.rev}`;
    const since = known.get(key) ?? Date.now();
    if (!known.has(key)) known.set(key, since);
    const isForgotten = result.verdict === 'duplicate' && Date.now() - since > afterMs;
    return isForgotten ? { ...result, verdict: 'created' } : result;
  });
}

/** Tells about one item twice and about another not at all. */
export const answersOneItemTwice: Lie = async (asked, forward) => {
  const said = await forward(asked);
  const reply = isBatch(asked) ? replyOf(said) : null;
  const [first] = reply?.results ?? [];
  if (reply === null || first === undefined) return said;
  const results = reply.results.map((result, i) => (i === reply.results.length - 1 ? first : result));
  return { ...said, body: JSON.stringify({ ...reply, results }) };
};

/** One item that cannot be read and nothing of the batch is taken. */
export const refusesTheWholeForOne: Lie = async (asked, forward) => {
  const batch = isBatch(asked) ? batchOf(asked) : null;
  const isBad = Array.isArray(batch?.items) && batch.items.some((item) => !isName(item) || !Number.isInteger(item.rev));
  return forward(isBad ? { ...asked, body: Buffer.from('{}') } : asked);
};

/** Sends the batch id of its own. */
export const makesUpBatchIds: Lie = async (asked, forward) => {
  const said = await forward(asked);
  const reply = isBatch(asked) ? replyOf(said) : null;
  return reply === null
    ? said
    : { ...said, body: JSON.stringify({ ...reply, batchId: '00000000-0000-4000-8000-000000000000' }) };
};

/** Unpacks whatever comes, and parses it, before it looks how much it is. */
export const unpacksBombs: Lie = async (asked, forward) => {
  const said = await forward(asked);
  if (!isBatch(asked) || said.status !== 413) return said;
  return forward({ ...asked, headers: plain(asked), body: Buffer.from(batchOf(asked) === null ? 'no JSON' : '{}') });
};

/** Takes what comes with a good token, whoever it says it is from. */
export const ignoresTheDevice =
  (deviceId: string): Lie =>
  async (asked, forward) => {
    const said = await forward(asked);
    const batch = isBatch(asked) && said.status === 403 ? batchOf(asked) : null;
    if (batch === null) return said;
    return forward({ ...asked, headers: plain(asked), body: Buffer.from(JSON.stringify({ ...batch, deviceId })) });
  };

/** The highest number that it has seen is as far as it says that it has come. */
export function forgetsHoles(): Lie {
  const highest = new Map<number, number>();
  return async (asked, forward) => {
    const said = await forward(asked);
    const reply = isBatch(asked) ? replyOf(said) : null;
    if (reply?.state === undefined) return said;
    const { incarnation } = reply.state.watermark;
    const seqs = (batchOf(asked)?.items ?? []).map((item) =>
      isName(item) && Number.isInteger(item.seq) ? item.seq : 0,
    );
    const contiguousSeq = Math.max(highest.get(incarnation) ?? 0, ...seqs);
    highest.set(incarnation, contiguousSeq);
    const state = { ...reply.state, watermark: { ...reply.state.watermark, contiguousSeq } };
    return { ...said, body: JSON.stringify({ ...reply, state }) };
  };
}

/** What failed once under a batch id fails for ever, as with stored answers. */
export function keepsFailures(): Lie {
  const failed = new Map<string, Said>();
  return async (asked, forward) => {
    const key = asked.headers['idempotency-key'];
    const kept = isBatch(asked) && key !== undefined ? failed.get(key) : undefined;
    if (kept !== undefined) return kept;
    const said = await forward(asked);
    if (isBatch(asked) && key !== undefined && said.status >= 400) failed.set(key, said);
    return said;
  };
}
