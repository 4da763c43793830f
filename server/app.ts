import { randomInt } from 'node:crypto';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { protocolHeader, protocolVersion, routes } from '../shared/contract/http.ts';
import { limits } from '../shared/model/limits.ts';
import { authRoutes } from './auth/authRoutes.ts';
import { type BucketSize, createBuckets } from './auth/floods.ts';
import { batchesRoute } from './http/batchesRoute.ts';
import { decorateRequests } from './http/boundedRoute.ts';
import { acceptedCodings } from './http/decodeBody.ts';
import { healthRoutes } from './http/healthRoutes.ts';
import type { DeskRouteOptions } from './http/deskRoute.ts';
import { createInFlight } from './http/inFlight.ts';
import { type ProblemName, sendProblem } from './http/problems.ts';
import { publicationRoutes } from './http/publicationRoutes.ts';
import { reconcileRoute } from './http/reconcileRoute.ts';
import type { Metrics } from './operator/createMetrics.ts';
import { isUnavailable } from './storage/databaseError.ts';
import { readFacts } from './storage/facts.ts';
import type { ServerDatabase } from './storage/openDatabase.ts';

export type ServerOptions = {
  readonly database: ServerDatabase;
  /** Milliseconds since 1970; the server's own stamps. */
  readonly clock?: () => number;
  /** Milliseconds that never jump, for bounding floods; `clock` when that is given and this is not. */
  readonly monotonic?: () => number;
  /** What one device may ask at most. */
  readonly perDevice?: BucketSize;
  readonly maxInFlight?: number;
  readonly retryAfter?: DeskRouteOptions['retryAfter'];
  readonly log?: FastifyBaseLogger;
  readonly metrics?: Metrics;
};

/** The reference server, not yet listening. Closing it waits for the requests that are being worked on; the database stays open. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    ...(options.log === undefined ? {} : { loggerInstance: options.log }),
    // Addresses and headers hold nothing worth keeping; each batch writes one line of its own.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.batchBytes,
    requestTimeout: limits.requestTimeoutMs,
    connectionTimeout: 2 * limits.requestTimeoutMs,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    exposeHeadRoutes: false,
    // A proxy on this machine says who asks; nobody else is believed.
    trustProxy: 'loopback',
  });
  const maxInFlight = options.maxInFlight ?? 64;
  const monotonic = options.monotonic ?? options.clock ?? (() => performance.now());
  const inFlight = createInFlight(maxInFlight, monotonic);
  const retryAfter = options.retryAfter ?? (() => spread(inFlight.waitSeconds()));
  const { metrics } = options;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    // A connection that stays open would keep a closing server waiting for it.
    if (isClosing) reply.header('connection', 'close');
    reply
      .header(protocolHeader, protocolVersion)
      .header('accept-encoding', acceptedCodings)
      .header('cache-control', 'no-store');
  });
  app.addHook('onRequest', async () => metrics?.began());
  app.addHook('onResponse', async (request, reply) => {
    metrics?.answered(request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime);
  });
  app.setErrorHandler(async (error, request, reply) => {
    const status = statusOf(error);
    if (status < 500) return await sendProblem(reply, byStatus[status] ?? 'invalid-request', `status ${status}`);
    request.log.error(traceOf(error), 'failed');
    const isBusy = status === 503 || isUnavailable(error);
    if (isBusy) reply.header('retry-after', retryAfter());
    return await sendProblem(reply, isBusy ? 'server-busy' : 'server-failed', 'the log of the server says where');
  });
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0];
    const known = Object.values(routes).filter((route) => route.path === path);
    if (known.length === 0) return await sendProblem(reply, 'not-found', 'unknown address');
    const allowed = known.map(({ method }) => method).join(', ');
    return await sendProblem(reply.header('allow', allowed), 'method-not-allowed', allowed);
  });
  app.head(routes.ping.path, async (_request, reply) => await reply.code(204).send());
  healthRoutes(app, options.database);
  const forDesks: DeskRouteOptions = {
    database: options.database,
    clock: options.clock ?? Date.now,
    facts: await readFacts(options.database),
    metrics: metrics ?? null,
    devices: createBuckets(options.perDevice ?? honestDevice, monotonic),
    tokens: createBuckets(honestTokens, monotonic),
    strangers: createBuckets(honestAddress, monotonic),
    inFlight,
    maxInFlight,
    retryAfter,
    shed: (urgency) => metrics?.shed(urgency),
  };
  decorateRequests(app);
  authRoutes(app, forDesks);
  batchesRoute(app, forDesks);
  reconcileRoute(app, forDesks);
  publicationRoutes(app, forDesks);
  await app.ready();
  return app;
}

/** A desk that drains a week's work has one request under way: it is never held up by this. */
const honestDevice: BucketSize = { burst: 2_000, perSecond: 200 };

/** One in a quarter of an hour, and one at each start. */
const honestTokens: BucketSize = { burst: 200, perSecond: 2 };

/** A whole office behind one address, in which now and then a code is mistyped or a key is an old one. */
const honestAddress: BucketSize = { burst: 60, perSecond: 1 };

/** What the crowd takes, and up to half of that or ten seconds more, or it would come back as one. */
const spread = (seconds: number): number => seconds + randomInt(Math.max(10, Math.ceil(seconds / 2)) + 1);

const byStatus: Readonly<Record<number, ProblemName>> = { 413: 'too-large', 415: 'unsupported-media-type' };

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;

/** Where it failed, without the message: a database puts the values of a row into it. */
function traceOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { kind: error.name, code: 'code' in error ? error.code : null, frames };
}
