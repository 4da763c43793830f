import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { type Batch, ProblemJson, protocolHeader, protocolVersion, routes } from '../../shared/contract/http.ts';
import type { NoAnswer } from '../../shared/domain/afterRequest.ts';
import type { AnswerHead } from '../../shared/domain/judgeReply.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Net, NetFailure, NetReply, SyncDevice } from './ports.ts';

/** What goes over the line, made before the run is opened so that the ledger knows its size. */
export type Encoded = { readonly body: Uint8Array<ArrayBuffer>; readonly headers: Readonly<Record<string, string>> };

/** `json`: undefined when the body is no JSON; `bytes`: of the body as it was read. */
export type ServerAnswer =
  | { readonly kind: 'http'; readonly head: AnswerHead; readonly json: unknown; readonly bytes: number }
  | { readonly kind: 'stranger'; readonly detail: string }
  | { readonly kind: 'stopped'; readonly detail: string }
  | NoAnswer;

const worthCompressing = 1024;
/** A fifth more bytes than at the usual level, in a tenth of the time; while a backlog drains it is the time that counts. */
const level = constants.Z_BEST_SPEED;
const zip = promisify(gzip);

export async function encodeBatch(batch: Batch, plain: boolean): Promise<Encoded> {
  const { body, headers } = await packed(batch, plain);
  return { body, headers: { ...headers, 'idempotency-key': batch.batchId } };
}

/** JSON, compressed when that is worth it. */
export async function packed(value: unknown, plain: boolean): Promise<Encoded> {
  const bytes = Buffer.from(JSON.stringify(value), 'utf8');
  const headers = { 'content-type': 'application/json' };
  if (plain || bytes.byteLength < worthCompressing) return { body: bytes, headers };
  return { body: await zip(bytes, { level }), headers: { ...headers, 'content-encoding': 'gzip' } };
}

/** Asks our server, and brings back what can be said of the answer without knowing what was asked. */
export async function postJson(
  net: Net,
  device: SyncDevice,
  route: typeof routes.batches | typeof routes.reconcile,
  encoded: Encoded,
  stop: AbortSignal,
): Promise<ServerAnswer> {
  const reply = await net({
    ...common(device, route.path, stop),
    method: route.method,
    headers: { ...encoded.headers, accept: 'application/json, application/problem+json' },
    body: encoded.body,
  });
  if (!reply.ok) return noAnswer(reply.failure, reply.detail);
  const json = jsonOf(reply);
  const isAnswered = reply.status === 200;
  return {
    kind: 'http',
    json,
    bytes: reply.body.byteLength,
    head: {
      status: reply.status,
      isProtocol: isProtocol(reply),
      retryAfter: reply.headers['retry-after'] ?? null,
      problem: isAnswered ? '' : (ProblemJson.safeParse(json).data?.type ?? ''),
    },
  };
}

/** Null when our server is there; else what is there instead. */
export async function ping(net: Net, device: SyncDevice, stop: AbortSignal): Promise<string | null> {
  const reply = await net({ ...routes.ping, ...common(device, routes.ping.path, stop), headers: {}, body: null });
  if (!reply.ok) return reply.detail;
  return reply.status === 204 && isProtocol(reply) ? null : `HTTP ${reply.status}`;
}

export const common = (device: SyncDevice, path: string, stop: AbortSignal) => ({
  url: `${device.serverUrl.replace(/\/+$/, '')}${path}`,
  timeoutMs: limits.requestTimeoutMs,
  maxReplyBytes: limits.replyBytes,
  stop,
});

export const isProtocol = (reply: NetReply & { ok: true }): boolean =>
  reply.headers[protocolHeader] === protocolVersion;

/** Undefined, which no JSON text is, for anything that is not whole JSON in UTF-8 and called so. */
export function jsonOf(reply: NetReply & { ok: true }): unknown {
  if (!/^application\/(problem\+)?json\b/i.test(reply.headers['content-type'] ?? '')) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(reply.body));
  } catch {
    return undefined;
  }
}

function noAnswer(failure: NetFailure, detail: string): ServerAnswer {
  switch (failure) {
    case 'unreachable':
      return { kind: 'offline', detail };
    case 'timeout':
      return { kind: 'timeout', detail };
    case 'reset':
    case 'tooLong':
      return { kind: 'reset', detail };
    default:
      return { kind: failure, detail };
  }
}
