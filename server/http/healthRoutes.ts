import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { ServerDatabase } from '../storage/openDatabase.ts';

/**
 * For balancers and supervisors of processes. `/v1/health`: this process answers. `/v1/ready`: its database does too, so
 * it may be given work; 503 otherwise and while it closes.
 */
export function healthRoutes(app: FastifyInstance, database: ServerDatabase): void {
  app.get('/v1/health', async (_request, reply) => await reply.type('text/plain').send('alive\n'));
  app.get('/v1/ready', async (_request, reply) => {
    try {
      await sql`SELECT 1`.execute(database);
      return await reply.type('text/plain').send('ready\n');
    } catch {
      return await reply.code(503).type('text/plain').send('the database does not answer\n');
    }
  });
}
