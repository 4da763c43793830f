import type { FastifyInstance } from 'fastify';
import { boundedRoute, type Handle, type Route } from './boundedRoute.ts';
import type { DeskRouteOptions } from './deskRoute.ts';
import { sendProblem } from './problems.ts';

/** A route for whoever asks. An address from which too much was wrong waits; `handle` spends for each thing that was. */
export function strangerRoute(
  app: FastifyInstance,
  route: Route,
  options: DeskRouteOptions,
  maxBytes: number,
  handle: Handle,
): void {
  boundedRoute(
    app,
    route,
    options,
    maxBytes,
    'whenWhole',
    async (request, reply) => {
      const seconds = options.strangers.wait(request.ip);
      if (seconds === 0) return null;
      return sendProblem(reply.header('retry-after', seconds), 'too-many-requests', 'too much from here was wrong');
    },
    handle,
  );
}
