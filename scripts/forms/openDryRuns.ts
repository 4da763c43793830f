import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { build, type Rolldown } from 'vite';
import { findChromium } from '../../runtime/chromium/browser/findChromium.ts';
import type { FormDefinition } from '../../shared/model/formFiles.ts';
import { xformsEnginePatches } from '../vite/xformsEnginePatches.ts';
import { dryRunMs, type DryRunReport } from './dryRunReport.ts';

export type DryRuns = {
  /** One at a time. Never rejects for what a form does. */
  readonly run: (form: FormDefinition) => Promise<DryRunReport>;
  readonly close: () => Promise<void>;
};

/** A page is used again: it takes longer to start than most forms to be filled. Not for ever, for the engine keeps some of each. */
const runsOfPage = 25;
const largeMegabytes = 100;
const origin = 'https://form.invalid';

/** Fills forms with the console's own engine in a Chromium without a window; both are made ready for the first form. */
export function openDryRuns(): DryRuns {
  let files: ReadonlyMap<string, string> | null = null;
  let browser: Browser | null = null;
  let page: Page | null = null;
  let runs = 0;
  return {
    run: async (form) => {
      files ??= await buildPage();
      browser ??= await launch();
      page ??= await openPage(browser, files);
      runs += 1;
      const report = await runIn(page, form);
      if (report.run.kind === 'timeOver' || report.run.kind === 'crashed') {
        // A page that does not answer does not close either.
        await browser.close();
        browser = null;
        page = null;
      } else if (runs % runsOfPage === 0 || (report.megabytes ?? 0) > largeMegabytes) {
        await page.context().close();
        page = null;
      }
      return report;
    },
    close: async () => browser?.close(),
  };
}

/** The files of the page by their path. */
async function buildPage(): Promise<ReadonlyMap<string, string>> {
  const built = await build({
    root: join(import.meta.dirname, 'page'),
    configFile: false,
    logLevel: 'error',
    plugins: [xformsEnginePatches()],
    build: { write: false, minify: false, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  });
  const outputs = [built].flat().flatMap((output) => ('output' in output ? output.output : []));
  return new Map(outputs.map((file) => [`/${file.fileName}`, contentOf(file)]));
}

const contentOf = (file: Rolldown.OutputChunk | Rolldown.OutputAsset): string =>
  file.type === 'chunk' ? file.code : Buffer.from(file.source).toString('utf8');

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(process.env),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

async function openPage(browser: Browser, files: ReadonlyMap<string, string>): Promise<Page> {
  const context = await browser.newContext({ locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
  // The page is given its own files and nothing else: a form cannot fetch anything.
  await context.route('**/*', async (route) => {
    const path = new URL(route.request().url()).pathname;
    const body = files.get(path === '/' ? '/index.html' : path);
    if (body === undefined) await route.abort();
    else await route.fulfill({ body, contentType: path.endsWith('.js') ? 'text/javascript' : 'text/html' });
  });
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => 'dryRun' in window);
  return page;
}

async function runIn(page: Page, form: FormDefinition): Promise<DryRunReport> {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<DryRunReport>();
  const timer = setTimeout(() => stop({ run: { kind: 'timeOver' }, megabytes: null }), dryRunMs);
  const onCrash = (): void => stop({ run: { kind: 'crashed', reason: 'the page ran out of memory' }, megabytes: null });
  page.on('crash', onCrash);
  const ran = page
    .evaluate((given) => window.dryRun(given), form)
    .then(
      async (run): Promise<DryRunReport> => ({ run, megabytes: await heapOf(page) }),
      (error: unknown): DryRunReport => ({
        run: { kind: 'crashed', reason: error instanceof Error ? error.message : String(error) },
        megabytes: null,
      }),
    );
  const report = await Promise.race([ran, stopped]);
  clearTimeout(timer);
  page.off('crash', onCrash);
  return report;
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / (1024 * 1024);
}
