import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain',
  '.xml': 'text/xml',
};

/** A `file:` address as a response, as Electron's `net.fetch` gives it. Rejects when there is no such file. */
export async function fetchFile(url: string): Promise<Response> {
  const path = fileURLToPath(url);
  try {
    const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
    return new Response(new Uint8Array(await readFile(path)), { headers: { 'content-type': type } });
  } catch (error) {
    throw new Error('net::ERR_FILE_NOT_FOUND', { cause: error });
  }
}
