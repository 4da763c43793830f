import fastify, { type FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';

export type Asked = {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

export type Said = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type Forward = (asked: Asked) => Promise<Said>;

/** One thing that a server does wrong; everything else is the real server's. */
export type Lie = (asked: Asked, forward: Forward) => Promise<Said>;

/** The real server behind a liar, listening on this machine until the test is over. Returns its address. */
export async function lyingServer(real: FastifyInstance, lie: Lie): Promise<string> {
  const front = fastify({ bodyLimit: 64 * 1024 * 1024 });
  front.removeAllContentTypeParsers();
  front.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  front.all('*', async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const { method, url } = request;
    const asked = { method, path: url.split('?')[0] ?? '', url, headers: texts(request.headers), body };
    const said = await lie(asked, forwardTo(real));
    return reply
      .code(said.status)
      .headers(said.headers)
      .send(said.body === '' ? undefined : said.body);
  });
  onTestFinished(() => front.close());
  return front.listen({ host: '127.0.0.1', port: 0 });
}

const forwardTo =
  (real: FastifyInstance): Forward =>
  async ({ method, url, headers, body }) => {
    const { 'content-length': _length, ...others } = headers;
    const answer = await real.inject({
      method: method === 'POST' ? 'POST' : method === 'HEAD' ? 'HEAD' : 'GET',
      url,
      headers: others,
      ...(body.byteLength === 0 ? {} : { payload: body }),
    });
    const { 'content-length': _told, connection: _kept, ...said } = texts(answer.headers);
    return { status: answer.statusCode, headers: said, body: answer.body };
  };

const texts = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
