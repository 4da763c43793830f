import type { FastifyInstance } from 'fastify';
import type { Net } from '../../core/sync/ports.ts';

/** The server in this process, as a network that never fails. */
export const serverNet =
  (app: FastifyInstance): Net =>
  async (request) => {
    const answer = await app.inject({
      method: request.method,
      url: pathOf(request.url),
      headers: { ...request.headers },
      ...(request.body === null ? {} : { payload: Buffer.from(request.body) }),
    });
    const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
    return { ok: true, status: answer.statusCode, headers: Object.fromEntries(headers), body: answer.rawPayload };
  };

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
