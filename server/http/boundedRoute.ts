import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { routes } from '../../shared/contract/http.ts';
import { decodeBody } from './decodeBody.ts';
import type { InFlight, Urgency } from './inFlight.ts';
import { sendProblem } from './problems.ts';

export type BoundedRouteOptions = {
  readonly inFlight: InFlight;
  readonly maxInFlight: number;
  /** Seconds; spread by the server too, because not every client spreads. */
  readonly retryAfter: () => number;
  /** Told of each request that was turned away because of load. */
  readonly shed: (urgency: Urgency) => void;
};

declare module 'fastify' {
  interface FastifyRequest {
    deviceId: string;
    leave: (() => void) | null;
    working: boolean;
  }
}

export type Route = { readonly method: 'GET' | 'POST'; readonly path: string };
export type Handle = (request: FastifyRequest, reply: FastifyReply, text: string) => Promise<FastifyReply>;

/** What can wait while cases cannot. */
const news: ReadonlySet<string> = new Set([routes.feed.path, routes.form.path, routes.formReports.path]);

/**
 * atOnce: there is room before anything else is looked at · whenWhole: a request takes room once its body is here, so that
 * strangers who send a byte a second keep nobody out.
 */
export type TakesRoom = 'atOnce' | 'whenWhole';

/**
 * A route that looks at nothing before it knows that there is room, who asks, and how much it is.
 * @param maxBytes of a body, as it comes and when it is decoded.
 * @param admit answers itself, and gives the answer back, when this request may not come in.
 * @param handle gets the decoded body, '' for a GET.
 */
export function boundedRoute(
  app: FastifyInstance,
  { method, path }: Route,
  { inFlight, maxInFlight, retryAfter, shed }: BoundedRouteOptions,
  maxBytes: number,
  takesRoom: TakesRoom,
  admit: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | null>,
  handle: Handle,
): void {
  const urgency = news.has(path) ? 'pull' : 'push';

  /** The answer, when there is no room. */
  function enter(request: FastifyRequest, reply: FastifyReply): FastifyReply | null {
    const leave = inFlight.enter(urgency);
    if (leave === null) {
      shed(urgency);
      reply.header('retry-after', retryAfter());
      return sendProblem(reply, 'server-busy', `${maxInFlight} requests are being worked on`);
    }
    request.leave = leave;
    // A request that is given up before its body is whole never reaches the handler.
    reply.raw.once('close', () => {
      if (!request.working) leave();
    });
    return null;
  }

  app.route({
    method,
    url: path,
    ...(method === 'POST' ? { bodyLimit: maxBytes } : {}),
    onRequest: async (request, reply) => {
      const busy = takesRoom === 'atOnce' ? enter(request, reply) : null;
      return busy ?? (await admit(request, reply)) ?? undefined;
    },
    handler: async (request, reply) => {
      request.working = true;
      const busy = takesRoom === 'whenWhole' ? enter(request, reply) : null;
      if (busy !== null) return busy;
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

/** What every such request carries with it. Once for an app. */
export function decorateRequests(app: FastifyInstance): void {
  app.decorateRequest('deviceId', '');
  app.decorateRequest('leave', null);
  app.decorateRequest('working', false);
}
