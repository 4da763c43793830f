import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { newsPath, type PreviewNews } from '../../../renderer/preview/previewNews.ts';

export type PreviewServer = {
  readonly url: string;
  /** Told to every page that is open, and to those that open later. */
  readonly tell: (news: PreviewNews) => void;
  readonly close: () => void;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Only the page itself and its news: a form can load nothing. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src data: blob:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Serves the page to this computer alone, and the news to the page. */
export async function servePreview(files: ReadonlyMap<string, Uint8Array>): Promise<PreviewServer> {
  const listeners = new Set<ServerResponse>();
  let last: string | null = null;
  let host = '';
  const answer = ({ url = '/', headers }: IncomingMessage, response: ServerResponse): void => {
    // Another site that has its name point here does not get to read an author's form.
    if (headers.host !== host) return void response.writeHead(403).end();
    if (url === newsPath) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(last ?? ': waiting\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      return;
    }
    const path = url === '/' ? '/index.html' : url;
    const body = files.get(path);
    if (body === undefined) return void response.writeHead(404).end();
    const type = types[extname(path)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(body);
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the preview has no address');
  host = `127.0.0.1:${address.port}`;
  return {
    url: `http://${host}/`,
    tell: (news) => {
      last = `data: ${JSON.stringify(news)}\n\n`;
      for (const listener of listeners) listener.write(last);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
