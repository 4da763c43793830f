import type { FastifyInstance } from 'fastify';
import { type BatchReply, type ItemVerdict, routes, type ServerState } from '../../shared/contract/http.ts';
import { limits } from '../../shared/model/limits.ts';
import { serverLimits } from '../serverLimits.ts';
import type { Verdicts } from '../operator/createMetrics.ts';
import { applyBatch } from '../storage/applyBatch.ts';
import { deskRoute, type DeskRouteOptions } from './deskRoute.ts';
import { sendProblem } from './problems.ts';
import { readBatch } from './readBatch.ts';
import { sendJson } from './sendJson.ts';

/** POST /v1/batches: revisions of cases come in. */
export function batchesRoute(app: FastifyInstance, options: DeskRouteOptions): void {
  const { database, clock, facts, metrics } = options;
  deskRoute(app, routes.batches, options, limits.batchBytes, async (request, reply, text) => {
    const batch = readBatch(text);
    if ('fault' in batch) return sendProblem(reply, 'invalid-request', batch.fault);
    if (batch.deviceId !== request.deviceId) return sendProblem(reply, 'other-device', 'deviceId');
    const { deviceId, incarnation, items } = batch;
    const at = new Date(clock()).toISOString();
    const { results, watermark, copied } = await applyBatch(database, { deviceId, incarnation, at, items });
    const verdicts = countVerdicts(results);
    request.log.info({ deviceId, batchId: batch.batchId, verdicts }, 'batch');
    metrics?.judged(verdicts);
    if (copied) request.log.warn({ deviceId, incarnation }, 'a copied disk: one number, two cases');
    const state: ServerState = { epoch: facts.epoch, watermark, limits: serverLimits };
    const serverTime = new Date(clock()).toISOString();
    const answer: BatchReply = { batchId: batch.batchId, serverTime, results, state };
    return sendJson(request, reply, JSON.stringify(answer));
  });
}

function countVerdicts(results: BatchReply['results']): Verdicts {
  const counts: { [verdict in ItemVerdict]?: number } = {};
  for (const { verdict } of results) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
