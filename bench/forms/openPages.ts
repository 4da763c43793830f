import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { build, type PluginOption } from 'vite';
import { run } from '../../scripts/run.ts';
import { windowBuild, windowPlugins } from '../../scripts/vite/windowBuild.ts';

export type Program = 'console' | 'peer' | 'plain';
export type BenchPages = {
  /** A page of a program in a browser that has seen nothing before; close its context after use. */
  readonly open: (program: Program) => Promise<Page>;
  readonly close: () => Promise<void>;
};

const peers = join(import.meta.dirname, '../peers');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
/** What nobody can be faster than: a text box, four options and a check box without a program behind them. */
const plainPage = `<!doctype html><title>plain</title><input id="text" autofocus>
${['a', 'b', 'c', 'd'].map((value) => `<label><input type="radio" name="option" value="${value}">${value}</label>`).join('')}
<label><input type="checkbox" id="box">box</label>`;

const built = async (root: string, plugins: PluginOption[]): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'tanggap-bench-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins,
    build: { ...windowBuild, outDir: folder, chunkSizeWarningLimit: 10_000 },
  });
  return folder;
};

const serve = (folder: string): Promise<Server> =>
  new Promise((resolve) => {
    const answer = async (path: string, response: ServerResponse): Promise<void> => {
      const body = path === '/plain' ? plainPage : await readFile(join(folder, path));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/html' }).end(body);
    };
    const server = createServer((request, response) => {
      const path = request.url === '/' ? '/index.html' : (request.url ?? '/');
      answer(path, response).catch(() => response.writeHead(404).end());
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

const addressOf = (server: Server): string => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page has no address');
  return `http://127.0.0.1:${address.port}`;
};

/** The console's own form view, ODK Web Forms and a bare text box, each built for production and served from this machine. */
export async function openPages(): Promise<BenchPages> {
  if ((await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', peers])) !== 0)
    throw new Error('the peers could not be installed');
  const ours = await built(join(import.meta.dirname, '../../test/form/page'), windowPlugins());
  const theirs = await built(join(peers, 'page'), []);
  const servers = { console: await serve(ours), peer: await serve(theirs) };
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const start = {
    console: addressOf(servers.console),
    peer: addressOf(servers.peer),
    plain: `${addressOf(servers.console)}/plain`,
  };
  return {
    open: async (program) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'id-ID' });
      const page = await context.newPage();
      await page.goto(start[program]);
      if (program !== 'plain') {
        await page.waitForFunction((name) => name in window, program === 'peer' ? 'peer' : 'harness');
      }
      return page;
    },
    close: async () => {
      await browser.close();
      servers.console.close();
      servers.peer.close();
      await Promise.all([ours, theirs].map((folder) => rm(folder, { recursive: true })));
    },
  };
}
