import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { protocol } from 'electron';
import { appHost, appScheme } from './appOrigin.ts';
import { pageHeaders } from './contentPolicy.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Must run before the app is ready. Never `bypassCSP`, never `corsEnabled`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built page. The files are listed once, so an address is looked up and never turned into a path. */
export function servePage(folder: string): void {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !(extname(entry.name) in contentTypes)) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, file).split(sep).join('/')}`, file);
  }
  protocol.handle(appScheme, (request) => {
    const url = new URL(request.url);
    const file = request.method === 'GET' && url.host === appHost ? files.get(url.pathname) : undefined;
    if (file === undefined) return new Response('Not found', { status: 404, headers: pageHeaders });
    return new Response(readFileSync(file), {
      headers: { ...pageHeaders, 'content-type': contentTypes[extname(file)] ?? 'application/octet-stream' },
    });
  });
}
