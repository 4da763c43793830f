import type { FastifyReply } from 'fastify';
import type { ProblemJson } from '../../shared/contract/http.ts';

/** Every failure of a whole request. Programs act on `type`. */
const problems = {
  'invalid-request': { status: 400, title: 'The request is not what the protocol asks for' },
  'not-enrolled': { status: 401, title: 'No device has this token' },
  'unknown-code': { status: 401, title: 'No device has this code' },
  'bad-assertion': { status: 401, title: 'The device did not sign this' },
  'device-revoked': { status: 403, title: 'This device may not send any more' },
  'other-device': { status: 403, title: 'The token belongs to another device' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This address does not do that' },
  conflict: { status: 409, title: 'Somebody else published first' },
  'code-used': { status: 409, title: 'The code was used' },
  'nonce-used': { status: 409, title: 'The nonce is not good, or not any more' },
  'code-expired': { status: 410, title: 'The code is too old' },
  'unknown-cursor': { status: 410, title: 'This feed never came that far' },
  'too-large': { status: 413, title: 'The request is larger than this server takes' },
  'unsupported-media-type': { status: 415, title: 'Only application/json, plain or gzip, is understood' },
  'too-many-requests': { status: 429, title: 'Too much at a time from one sender' },
  'server-failed': { status: 500, title: 'The server failed; nothing of this request was stored' },
  'server-busy': { status: 503, title: 'The server cannot take this now; nothing of it was stored' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemName = keyof typeof problems;

/** @param more members of this problem alone. */
const problemJson = (name: ProblemName, detail: string, more: Record<string, unknown>): ProblemJson => ({
  ...more,
  type: `urn:tanggap:problem:${name}`,
  ...problems[name],
  detail,
});

/** Answers with a problem (RFC 9457). */
export const sendProblem = (
  reply: FastifyReply,
  name: ProblemName,
  detail: string,
  more: Record<string, unknown> = {},
): FastifyReply =>
  reply
    .code(problems[name].status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(problemJson(name, detail, more)));
