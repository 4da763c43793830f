import type { z } from 'zod';
import { ProblemJson } from '../../shared/contract/http.ts';
import type { NetReply } from './ports.ts';
import { isProtocol, jsonOf } from './serverClient.ts';

/** Null for anything but a whole answer of this shape by our own server. */
export function readAnswer<T extends z.ZodType>(reply: NetReply, shape: T): z.infer<T> | null {
  if (!reply.ok || reply.status !== 200 || !isProtocol(reply)) return null;
  const parsed = shape.safeParse(jsonOf(reply));
  return parsed.success ? parsed.data : null;
}

/** The name of a problem of our own server; '' when there is none. */
export function problemOf(reply: NetReply): string {
  if (!reply.ok || !isProtocol(reply)) return '';
  return ProblemJson.safeParse(jsonOf(reply)).data?.type.replace('urn:tanggap:problem:', '') ?? '';
}

/** Our server does not let this desk in: a person must enrol it again. */
export const isRefusal = (reply: NetReply): boolean =>
  reply.ok &&
  isProtocol(reply) &&
  (reply.status === 401 || reply.status === 403 || /^code-(used|expired)$/.test(problemOf(reply)));

/**
 * A failure on the way to a token, as a failure of what was to be sent with it: it never went out, so no answer may be
 * taken for a judgement of it. What remains are a refusal of the desk, a busy server, and no server of ours.
 */
export function withoutBlame(reply: NetReply): NetReply {
  if (!reply.ok) {
    return reply.failure === 'stopped' || reply.failure === 'stranger' ? reply : { ...reply, failure: 'unreachable' };
  }
  const { status } = reply;
  if (isProtocol(reply)) {
    if (isRefusal(reply) || status === 426 || status === 429) return reply;
    if (status >= 500 || status === 408) return { ...reply, status: 503 };
  }
  const what = isProtocol(reply) ? problemOf(reply) || 'not an answer' : 'without our protocol';
  return { ok: false, failure: 'stranger', detail: `HTTP ${status}, ${what}` };
}
