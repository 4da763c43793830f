import type { FastifyInstance } from 'fastify';
import {
  EnrolPost,
  type EnrolReply,
  type NonceReply,
  routes,
  TokenPost,
  type TokenReply,
} from '../../shared/contract/http.ts';
import type { DeskRouteOptions } from '../http/deskRoute.ts';
import { type ProblemName, sendProblem } from '../http/problems.ts';
import { readRequest } from '../http/readRequest.ts';
import { sendJson } from '../http/sendJson.ts';
import { strangerRoute } from '../http/strangerRoute.ts';
import { serverLimits } from '../serverLimits.ts';
import { heardFrom, useCode } from '../storage/devices.ts';
import { readFacts } from '../storage/facts.ts';
import { issueToken, tokenMs } from './accessToken.ts';
import { checkAssertion } from './checkAssertion.ts';
import { newNonce } from './nonce.ts';

/** Far more than an honest request needs, and too little for anything else. */
const mostBytes = 4 * 1024;

const advice = {
  'unknown-code': 'ask for a new code',
  'code-used': 'another key has used it; ask for a new code',
  'code-expired': 'ask for a new code',
  'device-revoked': 'ask for a new code',
  'not-enrolled': 'enrol first',
  'bad-assertion': 'not signed with the key of this device',
  'nonce-used': 'ask for another nonce',
  'too-many-requests': 'one device asks for too many tokens',
} as const satisfies Partial<Record<ProblemName, string>>;

/** How a desk becomes known and shows that it is itself: a code once, then signatures over nonces. */
export function authRoutes(app: FastifyInstance, options: DeskRouteOptions): void {
  const { database, clock, facts, strangers, tokens } = options;

  strangerRoute(app, routes.enrol, options, mostBytes, async (request, reply, text) => {
    const post = readRequest(EnrolPost, text);
    if (!post.ok) return sendProblem(reply, 'invalid-request', post.fault);
    const now = clock();
    const fault = await useCode(database, post.value, now);
    if (fault !== null) {
      strangers.spend(request.ip);
      return sendProblem(reply, fault, advice[fault]);
    }
    request.log.info({ deviceId: post.value.deviceId }, 'enrolled');
    const { epoch } = await readFacts(database);
    const answer: EnrolReply = { serverTime: new Date(now).toISOString(), epoch };
    return sendJson(request, reply, JSON.stringify(answer));
  });

  strangerRoute(app, routes.nonce, options, 0, async (request, reply) => {
    const answer: NonceReply = { nonce: newNonce(facts.nonceSecret, clock()) };
    return sendJson(request, reply, JSON.stringify(answer));
  });

  strangerRoute(app, routes.token, options, mostBytes, async (request, reply, text) => {
    const post = readRequest(TokenPost, text);
    if (!post.ok) return sendProblem(reply, 'invalid-request', post.fault);
    const now = clock();
    const checked = await checkAssertion(database, facts.nonceSecret, tokens, post.value, now);
    if (!checked.ok) {
      if ('waitSeconds' in checked) reply.header('retry-after', checked.waitSeconds);
      strangers.spend(request.ip);
      return sendProblem(reply, checked.problem, advice[checked.problem]);
    }
    await heardFrom(database, checked.device.deviceId, post.value.health, now);
    const { epoch } = await readFacts(database);
    const answer: TokenReply = {
      accessToken: issueToken(facts.tokenSecret, checked.device, now),
      expiresIn: tokenMs / 1_000,
      serverTime: new Date(now).toISOString(),
      epoch,
      limits: serverLimits,
    };
    return sendJson(request, reply, JSON.stringify(answer));
  });
}
