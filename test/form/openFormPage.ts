import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium, type Browser, type Page } from 'playwright';
import { build } from 'vite';
import { xformsEnginePatches } from '../../scripts/vite/xformsEnginePatches.ts';

/** The product's policy, with trusted types demanded. The stock engine cannot run under those, so it runs without them. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
  "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const trusted = "; require-trusted-types-for 'script'; trusted-types form-xml xforms-engine";

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

const serve = (folder: string, csp: string): Promise<Server> =>
  new Promise((resolve) => {
    const answer = async (path: string, response: ServerResponse): Promise<void> => {
      const body = await readFile(join(folder, path));
      const type = types[extname(path)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'content-security-policy': csp }).end(body);
    };
    const server = createServer((request, response) => {
      const path = request.url === '/' ? '/index.html' : (request.url ?? '/');
      answer(path, response).catch(() => response.writeHead(404).end());
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

export type FormPage = {
  readonly page: Page;
  /** What the page complained about since it was opened: errors, and breaches of its policy. */
  readonly complaints: readonly string[];
};

export type FormPages = {
  /** A fresh page with `window.harness`. */
  readonly open: () => Promise<FormPage>;
  readonly close: () => Promise<void>;
};

/**
 * Builds the form with the patched or the stock engine and serves it to a real Chromium, as the product would. Another
 * `source` than the one beside this file sets `window.harness` too, when it is ready.
 */
export async function openFormPages(
  engine: 'patched' | 'stock' = 'patched',
  source = join(import.meta.dirname, 'page'),
): Promise<FormPages> {
  const folder = await mkdtemp(join(tmpdir(), 'tanggap-form-'));
  await build({
    root: source,
    configFile: false,
    logLevel: 'error',
    plugins: [react(), ...(engine === 'patched' ? [xformsEnginePatches()] : [])],
    build: { outDir: folder, minify: false, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  });
  const server = await serve(folder, engine === 'patched' ? policy + trusted : policy);
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page has no address');
  return {
    open: async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'id-ID' });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      await page.goto(`http://127.0.0.1:${address.port}/`);
      // The engine starts its XPath parser (WebAssembly) after the page has loaded.
      await page
        .waitForFunction(() => 'harness' in window)
        .catch((error: unknown) => {
          throw new Error(`the page did not start:\n${complaints.join('\n')}`, { cause: error });
        });
      return { page, complaints };
    },
    close: async () => {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}
