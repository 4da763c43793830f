import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { NetReply, NetRequest } from '../../core/sync/ports.ts';
import { protocolHeader, protocolVersion } from '../../shared/contract/http.ts';

const portal = '<html><body>Silakan masuk ke jaringan hotel</body></html>';
const ours = { 'content-type': 'application/json', [protocolHeader]: protocolVersion };

const answer = (status: number, body: string, headers: Record<string, string>): NetReply => ({
  ok: true,
  status,
  headers,
  body: Buffer.from(body),
});

/** Looks like an answer, and nothing of what was sent has arrived anywhere. */
export const portalPage = (): NetReply => answer(200, portal, { 'content-type': 'text/html' });
export const portalJson = (): NetReply =>
  answer(200, '{"status":"ok","results":[]}', { 'content-type': 'application/json' });
export const redirected = (): NetReply => answer(302, '', { location: 'http://masuk.example/' });

/** @param retryAfter seconds, null for none. */
export function statusReply(status: number, isOurs: boolean, retryAfter: number | null): NetReply {
  const wait: Record<string, string> = retryAfter === null ? {} : { 'retry-after': String(retryAfter) };
  if (!isOurs) return answer(status, portal, { 'content-type': 'text/html', ...wait });
  const body = JSON.stringify({ type: 'urn:tanggap:problem:drawn', title: 'drawn', status, detail: 'drawn' });
  return answer(status, body, { ...ours, 'content-type': 'application/problem+json', ...wait });
}

const Sent = z.object({
  batchId: z.string(),
  items: z.array(z.object({ caseId: z.string(), rev: z.int(), sha256: z.string() })),
});
export type Sent = z.infer<typeof Sent>;

/** The batch that a request carries; null for every other request. */
export function batchIn({ body, headers, url }: NetRequest): Sent | null {
  if (body === null || !new URL(url).pathname.endsWith('/batches')) return null;
  try {
    const bytes = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : Buffer.from(body);
    return Sent.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    // Truncated on its way.
    return null;
  }
}

/** A stranger who knows the protocol and has stored nothing: everything is right but the hashes. */
export function forgedReply(request: NetRequest): NetReply {
  const batch = batchIn(request);
  if (batch === null) return answer(200, '{}', ours);
  const results = batch.items.map(({ caseId, rev }) => ({
    caseId,
    rev,
    sha256: '0'.repeat(64),
    verdict: 'created',
    problem: null,
  }));
  return answer(200, JSON.stringify({ batchId: batch.batchId, serverTime: '2026-03-24T02:00:00.000Z', results }), ours);
}

const Results = z.looseObject({ results: z.array(z.unknown()) });

/** An honest reply that says nothing of its last case. */
export function withoutLastResult(reply: NetReply): NetReply {
  if (!reply.ok || reply.status !== 200) return reply;
  const parsed = Results.safeParse(JSON.parse(Buffer.from(reply.body).toString('utf8')));
  if (!parsed.success) return reply;
  const { results, ...rest } = parsed.data;
  return { ...reply, body: Buffer.from(JSON.stringify({ ...rest, results: results.slice(0, -1) })) };
}

const Stated = z.looseObject({ state: z.looseObject({ watermark: z.looseObject({ incarnation: z.int() }) }) });

/** An honest reply of a server that claims to have secured what nobody has sent yet. */
export function boasting(reply: NetReply): NetReply {
  if (!reply.ok || reply.status !== 200) return reply;
  const parsed = Stated.safeParse(JSON.parse(Buffer.from(reply.body).toString('utf8')));
  if (!parsed.success) return reply;
  const { state } = parsed.data;
  const watermark = { ...state.watermark, contiguousSeq: 1_000_000, securedSeq: 1_000_000 };
  return { ...reply, body: Buffer.from(JSON.stringify({ ...parsed.data, state: { ...state, watermark } })) };
}
