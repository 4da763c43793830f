import { createServer, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { pageHeaders } from '../../main/contentPolicy.ts';
import { extname, join, normalize } from 'node:path';

/** What the page asks for: one call in, one result out. */
export type Answer = (name: string, input: unknown) => Promise<unknown>;

export type PageServer = {
  readonly url: string;
  readonly publish: (name: string, payload: unknown) => void;
  /** Puts something between the page and what answers it: a full disk, a core that is down. Null takes it away. */
  readonly intercept: (answer: Answer | null) => void;
  readonly close: () => Promise<void>;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Serves a built page on 127.0.0.1, passes its calls to `answer` and events to every page that listens. */
export async function openPageServer(folder: string, answer: Answer): Promise<PageServer> {
  const listeners = new Set<ServerResponse>();
  let between: Answer | null = null;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    // Browsers ask for it whatever the page says.
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    if (pathname === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      listeners.add(response);
      request.on('close', () => listeners.delete(response));
      return;
    }
    const body: Buffer[] = [];
    request.on('data', (part: Buffer) => body.push(part));
    request.on('end', () => {
      const reply = pathname === '/call' ? called(Buffer.concat(body)) : file(pathname);
      void send(response, reply);
    });
  });

  const send = async (response: ServerResponse, reply: ReturnType<typeof file>): Promise<void> => {
    try {
      const { type, content } = await reply;
      response.writeHead(200, { ...pageHeaders, 'content-type': type }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  };
  const called = async (body: Buffer): Promise<{ type: string; content: string }> => {
    const { name, input }: { name: string; input: unknown } = JSON.parse(body.toString('utf8'));
    return { type: 'application/json', content: JSON.stringify(await (between ?? answer)(name, input)) };
  };
  const file = async (pathname: string): Promise<{ type: string; content: string | Buffer }> => {
    const name = pathname === '/' ? '/index.html' : normalize(pathname);
    return {
      type: types[extname(name)] ?? 'application/octet-stream',
      content: await readFile(join(folder, name)),
    };
  };

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server on a port has an address with one');
  const { port } = address;
  return {
    url: `http://127.0.0.1:${port}/`,
    publish: (name, payload) => {
      for (const listener of listeners) listener.write(`data: ${JSON.stringify({ name, payload })}\n\n`);
    },
    intercept: (next) => {
      between = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
