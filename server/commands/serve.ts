import { pino } from 'pino';
import { buildServer } from '../app.ts';
import type { Open } from './openThen.ts';
import { UsageError } from './usageError.ts';

/** Listens until the process is told to stop, then answers what is being worked on and ends. */
export async function serve(open: Open, where: { readonly host: string; readonly port: string }): Promise<void> {
  const port = Number(where.port);
  if (!/^\d{1,5}$/.test(where.port) || port > 65_535) throw new UsageError(`--port ${where.port} is not a port`);
  const log = pino({ base: null });
  const database = await open();
  const app = await buildServer({ database, log });
  const stop = (): void => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    app
      .close()
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
  } catch (error) {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await database.destroy();
    throw error;
  }
  if (!/^(127\.|::1$|localhost$)/.test(where.host)) {
    log.warn('This server speaks plain HTTP: beyond this machine, put a TLS proxy in front of it.');
  }
}
