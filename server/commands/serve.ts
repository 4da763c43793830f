import { pino } from 'pino';
import { buildServer } from '../app.ts';
import { createMetrics } from '../operator/createMetrics.ts';
import { metricsServer } from '../operator/metricsServer.ts';
import { readGauges } from '../operator/readGauges.ts';
import type { Open } from './openThen.ts';
import { UsageError } from './usageError.ts';

type Where = { readonly host: string; readonly port: string; readonly metricsPort: string | undefined };

/** Listens until the process is told to stop, then answers what is being worked on and ends. */
export async function serve(open: Open, where: Where): Promise<void> {
  const port = portOf('--port', where.port);
  const metricsPort = where.metricsPort === undefined ? null : portOf('--metrics-port', where.metricsPort);
  const log = pino({ base: null });
  const database = await open();
  const metrics = createMetrics();
  const app = await buildServer({ database, log, metrics });
  const operator = metricsServer(metrics, () => readGauges(database, Date.now()));
  const stop = (): void => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    Promise.all([app.close(), operator.close()])
      .then(() => database.destroy())
      .then(
        () => log.info('stopped'),
        (error: unknown) => {
          log.error({ kind: error instanceof Error ? error.name : typeof error }, 'did not stop cleanly');
          process.exitCode = 1;
        },
      );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    await app.listen({ host: where.host, port });
    if (metricsPort !== null) await operator.listen({ host: '127.0.0.1', port: metricsPort });
  } catch (error) {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await Promise.all([app.close(), operator.close()]);
    await database.destroy();
    throw error;
  }
  if (!/^(127\.|::1$|localhost$)/.test(where.host)) {
    log.warn('This server speaks plain HTTP: beyond this machine, put a TLS proxy in front of it.');
  }
}

function portOf(option: string, text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new UsageError(`${option} ${text} is not a port`);
  return Number(text);
}
