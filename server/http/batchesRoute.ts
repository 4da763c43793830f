import type { FastifyInstance } from 'fastify';
import { type BatchReply, routes } from '../../shared/contract/http.ts';
import { limits } from '../../shared/model/limits.ts';
import { applyBatch } from '../storage/applyBatch.ts';
import { deskRoute, type DeskRouteOptions } from './deskRoute.ts';
import { sendProblem } from './problems.ts';
import { readBatch } from './readBatch.ts';
import { sendJson } from './sendJson.ts';

/** POST /v1/batches: revisions of cases come in. */
export function batchesRoute(app: FastifyInstance, options: DeskRouteOptions): void {
  const { database, clock } = options;
  deskRoute(app, routes.batches, options, limits.batchBytes, async (request, reply, text) => {
    const batch = readBatch(text);
    if ('fault' in batch) return sendProblem(reply, 'invalid-request', batch.fault);
    if (batch.deviceId !== request.deviceId) return sendProblem(reply, 'other-device', 'deviceId');
    const { deviceId, incarnation, items } = batch;
    const at = new Date(clock()).toISOString();
    const results = await applyBatch(database, { deviceId, incarnation, at, items });
    request.log.info({ deviceId, batchId: batch.batchId, verdicts: countVerdicts(results) }, 'batch');
    const answer: BatchReply = { batchId: batch.batchId, serverTime: new Date(clock()).toISOString(), results };
    return sendJson(request, reply, JSON.stringify(answer));
  });
}

function countVerdicts(results: BatchReply['results']): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict } of results) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
