import type { FastifyReply } from 'fastify';
import type { ProblemJson } from '../../shared/contract/http.ts';

/** Every failure of a whole request. Programs act on `type`. */
const problems = {
  'invalid-request': { status: 400, title: 'The request is not what the protocol asks for' },
  'not-enrolled': { status: 401, title: 'No device has this token' },
  'device-revoked': { status: 403, title: 'This device may not send any more' },
  'other-device': { status: 403, title: 'The token belongs to another device' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This address does not do that' },
  conflict: { status: 409, title: 'Somebody else published first' },
  'unknown-cursor': { status: 410, title: 'This feed never came that far' },
  'too-large': { status: 413, title: 'The request is larger than this server takes' },
  'unsupported-media-type': { status: 415, title: 'Only application/json, plain or gzip, is understood' },
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
