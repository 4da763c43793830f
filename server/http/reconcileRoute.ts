import type { FastifyInstance } from 'fastify';
import { ReconcilePost, type ReconcileReply, routes } from '../../shared/contract/http.ts';
import { limits } from '../../shared/model/limits.ts';
import { serverLimits } from '../serverLimits.ts';
import { differingRanges, missingNames, watermarkOf } from '../storage/reconcile.ts';
import { deskRoute, type DeskRouteOptions } from './deskRoute.ts';
import { sendProblem } from './problems.ts';
import { readRequest } from './readRequest.ts';
import { sendJson } from './sendJson.ts';

/** Numbers in one range at most; so much is digested in one step. */
const widest = 256;

/** POST /v1/reconcile: what does the server lack of what it has accepted? It changes nothing here. */
export function reconcileRoute(app: FastifyInstance, options: DeskRouteOptions): void {
  const { database, clock, facts } = options;
  deskRoute(app, routes.reconcile, options, limits.batchBytes, async (request, reply, text) => {
    const read = readRequest(ReconcilePost, text);
    if (!read.ok) return sendProblem(reply, 'invalid-request', read.fault);
    const post = read.value;
    if (post.deviceId !== request.deviceId) return sendProblem(reply, 'other-device', 'deviceId');
    if (post.ranges.some(({ from, to }) => to < from || to - from >= widest)) {
      return sendProblem(reply, 'invalid-request', `ranges: from 1 to ${widest} numbers each`);
    }
    const differing = await differingRanges(database, post);
    const missing = await missingNames(database, post.names);
    request.log.info({ deviceId: post.deviceId, differing: differing.length, missing: missing.length }, 'reconcile');
    const answer: ReconcileReply = {
      serverTime: new Date(clock()).toISOString(),
      state: { epoch: facts.epoch, watermark: await watermarkOf(database, post), limits: serverLimits },
      differing,
      missing,
    };
    return sendJson(request, reply, JSON.stringify(answer));
  });
}
