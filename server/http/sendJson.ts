import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const zip = promisify(gzip);

/** A form with its data files shrinks to a tenth; small answers are not worth the work. */
const worthCompressing = 64 * 1024;

/** 200 with a JSON text, compressed when it is long and the other side takes that. */
export async function sendJson(request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> {
  reply.code(200).header('content-type', 'application/json');
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (!takesGzip || text.length < worthCompressing) return reply.send(text);
  return reply.header('content-encoding', 'gzip').send(await zip(text));
}
