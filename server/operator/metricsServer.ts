import fastify, { type FastifyInstance } from 'fastify';
import type { Gauged, Metrics } from './createMetrics.ts';

/** `/metrics` on a listener of its own: how busy a hotline is, is nobody's business on the line of the desks. */
export function metricsServer(
  metrics: Metrics,
  gauges: () => Promise<Readonly<Record<Gauged, number>>>,
): FastifyInstance {
  const app = fastify({ forceCloseConnections: true });
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text(await gauges())),
  );
  return app;
}
