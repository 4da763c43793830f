import type { FastifyInstance } from 'fastify';
import { type BatchReply, routes } from '../../shared/contract/http.ts';
import { limits } from '../../shared/model/limits.ts';
import { applyBatch } from '../storage/applyBatch.ts';
import type { ServerDatabase } from '../storage/openDatabase.ts';
import { authenticate } from './authenticate.ts';
import { decodeBody } from './decodeBody.ts';
import { createInFlight } from './inFlight.ts';
import { sendProblem } from './problems.ts';
import { readBatch } from './readBatch.ts';

export type BatchesOptions = {
  readonly database: ServerDatabase;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly maxInFlight: number;
  /** Seconds; spread by the server too, because not every client spreads. */
  readonly retryAfter: () => number;
};

declare module 'fastify' {
  interface FastifyRequest {
    deviceId: string;
    leave: (() => void) | null;
    working: boolean;
  }
}

/** POST /v1/batches. The order of the checks is the protocol's: room, who, how much, what. */
export function batchesRoute(app: FastifyInstance, options: BatchesOptions): void {
  const { database, clock } = options;
  const inFlight = createInFlight(options.maxInFlight);
  app.decorateRequest('deviceId', '');
  app.decorateRequest('leave', null);
  app.decorateRequest('working', false);

  app.post(routes.batches.path, {
    bodyLimit: limits.batchBytes,
    onRequest: async (request, reply) => {
      const leave = inFlight.enter();
      if (leave === null) {
        reply.header('retry-after', options.retryAfter());
        return sendProblem(reply, 'server-busy', `${options.maxInFlight} requests are being worked on`);
      }
      request.leave = leave;
      // A request that is given up before its body is whole never reaches the handler.
      reply.raw.once('close', () => {
        if (!request.working) leave();
      });
      const who = await authenticate(database, request.headers.authorization);
      if (!who.ok) {
        if (who.problem === 'not-enrolled') reply.header('www-authenticate', 'Bearer');
        return sendProblem(reply, who.problem, 'enrol this device again');
      }
      request.deviceId = who.deviceId;
      return undefined;
    },
    handler: async (request, reply) => {
      request.working = true;
      try {
        if (!Buffer.isBuffer(request.body)) return await sendProblem(reply, 'invalid-request', 'no body');
        const decoded = await decodeBody(request.body, request.headers['content-encoding'], limits.batchBytes);
        if (!decoded.ok) return await sendProblem(reply, decoded.problem, decoded.detail);
        const batch = readBatch(decoded.text);
        if ('fault' in batch) return await sendProblem(reply, 'invalid-request', batch.fault);
        if (batch.deviceId !== request.deviceId) return await sendProblem(reply, 'other-device', 'deviceId');
        const { deviceId, incarnation, items } = batch;
        const at = new Date(clock()).toISOString();
        const results = await applyBatch(database, { deviceId, incarnation, at, items });
        request.log.info({ deviceId, batchId: batch.batchId, verdicts: countVerdicts(results) }, 'batch');
        const answer: BatchReply = {
          batchId: batch.batchId,
          serverTime: new Date(clock()).toISOString(),
          results,
        };
        return await reply.code(200).header('content-type', 'application/json').send(JSON.stringify(answer));
      } finally {
        request.leave?.();
      }
    },
  });
}

function countVerdicts(results: BatchReply['results']): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict } of results) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
