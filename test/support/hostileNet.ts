import { gunzipSync } from 'node:zlib';
import type { Net, NetReply, NetRequest } from '../../core/sync/ports.ts';
import { Batch, routes } from '../../shared/contract/http.ts';

/** What a line or a stranger on it does to one exchange. `before` faults never reach the server; the others come after its commit. */
export const faults = [
  'unreachable',
  'resetBefore',
  'resetAfter',
  'timeoutBefore',
  'timeoutAfter',
  'duplicated',
  'replayedLater',
  'delayed',
  'portalPage',
  'portalJson',
  'forged',
  'staleReply',
  'redirect',
  'wrongHash',
  'halfBody',
  'wrongBatchId',
  'missingResult',
  'extraResult',
  'doubledResult',
  'noProtocol',
  'proxy400',
  'proxy401',
  'proxy413',
  'busy429',
  'busy503',
  'failed500',
  'failed500After',
  'failed502',
  'emptyOk',
] as const;
export type Fault = (typeof faults)[number];

const page = '<html><body>Please sign in to the hotel network</body></html>';

export const answer = (status: number, body = '', headers: Record<string, string> = {}): NetReply => ({
  ok: true,
  status,
  headers,
  body: Buffer.from(body),
});

export const json = { 'content-type': 'application/json', 'x-tanggap-protocol': '1' };

type Results = { batchId: string; results: { sha256: string; verdict: string }[] };

/** The batch that a request carries, as its receiver reads it. */
export const batchIn = (request: NetRequest): Batch => Batch.parse(jsonIn(request));

/** What a request carries, as its receiver reads it. */
export function jsonIn(request: NetRequest): unknown {
  const bytes = Buffer.from(request.body ?? '');
  const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
  return JSON.parse(text.toString('utf8'));
}

/** A stranger who knows the protocol but not what he was sent: everything is right, except that nothing was stored. */
function forged(request: NetRequest): NetReply {
  const { batchId, items } = batchIn(request);
  const results = items.map(({ caseId, rev }) => ({
    caseId,
    rev,
    sha256: '0'.repeat(64),
    verdict: 'created',
    problem: null,
  }));
  return answer(200, JSON.stringify({ batchId, serverTime: '2026-03-24T02:00:00.000Z', results }), json);
}

/** Reads the honest reply, spoils it and writes it again. */
function spoilt(reply: NetReply, spoil: (honest: Results) => unknown): NetReply {
  if (!reply.ok || reply.status !== 200) return reply;
  const honest: Partial<Results> = JSON.parse(Buffer.from(reply.body).toString('utf8'));
  const { batchId, results } = honest;
  // A nonce or a token: spoilt it says nothing.
  if (batchId === undefined || results === undefined) return { ...reply, body: Buffer.from('{}') };
  return { ...reply, body: Buffer.from(JSON.stringify(spoil({ ...honest, batchId, results }))) };
}

/**
 * A line between a desk and its server on which everything can go wrong that can go wrong.
 * @param delay waits in the time of the world. @param draw names the fault of the next exchange, or none.
 */
export function hostileNet(
  server: Net,
  draw: () => Fault | null,
  delay: (ms: number) => Promise<void>,
): Net & { readonly deliverOld: () => Promise<void> } {
  const old: NetRequest[] = [];
  let last: NetReply | null = null;
  const net: Net = async (request) => {
    const fault = draw();
    switch (fault) {
      case null:
        last = await server(request);
        return last;
      case 'unreachable':
        return { ok: false, failure: 'unreachable', detail: 'ECONNREFUSED' };
      case 'resetBefore':
        return { ok: false, failure: 'reset', detail: 'ECONNRESET' };
      case 'timeoutBefore':
        await delay(request.timeoutMs);
        return { ok: false, failure: 'timeout', detail: 'no whole answer' };
      case 'portalPage':
        return answer(200, page, { 'content-type': 'text/html' });
      case 'portalJson':
        return answer(200, '{"status":"ok","results":[]}', { 'content-type': 'application/json' });
      case 'forged':
        return request.url.endsWith(routes.batches.path) ? forged(request) : answer(200, '{}', json);
      case 'staleReply':
        return last ?? answer(200, page, { 'content-type': 'text/html' });
      case 'redirect':
        return answer(302, '', { location: 'http://login.example/' });
      case 'proxy400':
        return answer(400, page, { 'content-type': 'text/html' });
      case 'proxy401':
        return answer(401, page, { 'content-type': 'text/html' });
      case 'proxy413':
        return answer(413, page, { 'content-type': 'text/html' });
      case 'busy429':
        return answer(429, '', { ...json, 'retry-after': '30' });
      case 'busy503':
        return answer(503, page, { 'retry-after': 'Fri, 31 Dec 2027 23:59:59 GMT' });
      case 'failed500':
        return answer(500, '{}', json);
      case 'failed502':
        return answer(502, page, { 'content-type': 'text/html' });
      case 'emptyOk':
        return answer(200, '', json);
      case 'replayedLater':
        old.push(request);
        return server(request);
      case 'delayed':
        await delay(request.timeoutMs / 2);
        return server(request);
      default:
        return after(fault, request, await server(request));
    }
  };

  async function after(fault: Fault, request: NetRequest, reply: NetReply): Promise<NetReply> {
    switch (fault) {
      case 'resetAfter':
        return { ok: false, failure: 'reset', detail: 'ECONNRESET' };
      case 'timeoutAfter':
        await delay(request.timeoutMs);
        return { ok: false, failure: 'timeout', detail: 'no whole answer' };
      case 'failed500After':
        return answer(500, '{}', json);
      case 'duplicated':
        return server(request);
      case 'halfBody':
        return reply.ok ? { ...reply, body: reply.body.subarray(0, Math.floor(reply.body.byteLength / 2)) } : reply;
      case 'noProtocol':
        return reply.ok ? { ...reply, headers: { 'content-type': 'application/json' } } : reply;
      case 'wrongHash':
        return spoilt(reply, (it) => ({
          ...it,
          results: it.results.map((r, i) => (i > 0 ? r : { ...r, sha256: '0'.repeat(64) })),
        }));
      case 'wrongBatchId':
        return spoilt(reply, (it) => ({ ...it, batchId: '01890a5d-ac96-774b-bcce-b302099a8057' }));
      case 'missingResult':
        return spoilt(reply, (it) => ({ ...it, results: it.results.slice(1) }));
      case 'extraResult':
        return spoilt(reply, (it) => ({ ...it, results: [...it.results, { ...it.results[0], rev: 99 }] }));
      default:
        return spoilt(reply, (it) => ({ ...it, results: [...it.results.slice(1), ...it.results.slice(1, 2)] }));
    }
  }

  return Object.assign(net, {
    /** Requests that hung somewhere reach the server long after they were answered. */
    deliverOld: async () => {
      for (const request of old.splice(0)) await server(request);
    },
  });
}

/** Our server refuses the whole request. */
export const refusal = (status: number): NetReply =>
  answer(status, '{"type":"urn:tanggap:problem:x","title":"","status":400,"detail":""}', json);
