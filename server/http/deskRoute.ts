import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerDatabase } from '../storage/openDatabase.ts';
import { authenticate } from './authenticate.ts';
import { decodeBody } from './decodeBody.ts';
import type { InFlight } from './inFlight.ts';
import { sendProblem } from './problems.ts';

export type DeskRouteOptions = {
  readonly database: ServerDatabase;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly inFlight: InFlight;
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

type Route = { readonly method: 'GET' | 'POST'; readonly path: string };
type Handle = (request: FastifyRequest, reply: FastifyReply, text: string) => Promise<FastifyReply>;

/**
 * A route for desks. The order of the checks is the protocol's: room, who, how much; `handle` says what.
 * @param maxBytes of a body, as it comes and when it is decoded. @param handle gets the decoded body, '' for a GET.
 */
export function deskRoute(
  app: FastifyInstance,
  { method, path }: Route,
  { database, inFlight, maxInFlight, retryAfter }: DeskRouteOptions,
  maxBytes: number,
  handle: Handle,
): void {
  app.route({
    method,
    url: path,
    ...(method === 'POST' ? { bodyLimit: maxBytes } : {}),
    onRequest: async (request, reply) => {
      const leave = inFlight.enter();
      if (leave === null) {
        reply.header('retry-after', retryAfter());
        return sendProblem(reply, 'server-busy', `${maxInFlight} requests are being worked on`);
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
        if (method === 'GET') return await handle(request, reply, '');
        if (!Buffer.isBuffer(request.body)) return await sendProblem(reply, 'invalid-request', 'no body');
        const decoded = await decodeBody(request.body, request.headers['content-encoding'], maxBytes);
        if (!decoded.ok) return await sendProblem(reply, decoded.problem, decoded.detail);
        return await handle(request, reply, decoded.text);
      } finally {
        request.leave?.();
      }
    },
  });
}

/** What every desk's request carries with it. Once for an app. */
export function decorateForDesks(app: FastifyInstance): void {
  app.decorateRequest('deviceId', '');
  app.decorateRequest('leave', null);
  app.decorateRequest('working', false);
}
