import type { FastifyInstance } from 'fastify';
import type { Buckets } from '../auth/floods.ts';
import type { Metrics } from '../operator/createMetrics.ts';
import type { ServerFacts } from '../storage/facts.ts';
import type { ServerDatabase } from '../storage/openDatabase.ts';
import { authenticate } from './authenticate.ts';
import { boundedRoute, type BoundedRouteOptions, type Handle, type Route } from './boundedRoute.ts';
import { sendProblem } from './problems.ts';

export type DeskRouteOptions = BoundedRouteOptions & {
  readonly database: ServerDatabase;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly facts: ServerFacts;
  readonly metrics: Metrics | null;
  /** How much one device may ask, and how often one address may be wrong. */
  readonly devices: Buckets;
  /** How many tokens one device may ask for. */
  readonly tokens: Buckets;
  readonly strangers: Buckets;
};

/**
 * A route for desks. The order of the checks is the protocol's: room, who, how much; `handle` says what.
 * @param maxBytes of a body, as it comes and when it is decoded. @param handle gets the decoded body, '' for a GET.
 */
export function deskRoute(
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
    'atOnce',
    async (request, reply) => {
      const who = await authenticate(options, request.headers.authorization);
      if (who.ok) {
        request.deviceId = who.deviceId;
        return null;
      }
      if (who.problem === 'not-enrolled') reply.header('www-authenticate', 'Bearer');
      if (who.waitSeconds !== null) reply.header('retry-after', who.waitSeconds);
      return sendProblem(reply, who.problem, who.detail);
    },
    handle,
  );
}
