import { join } from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { xformsEnginePatches } from '../../scripts/vite/xformsEnginePatches.ts';
import { languageCode } from '../../shared/xform/languageCode.ts';
import type { FormPage, Said, ShownNode } from './page/formPageTypes.ts';
import { packForm } from '../support/packForm.ts';
import { covid2020 } from './packFolder.ts';

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    // The engine as the console runs it.
    plugins: [xformsEnginePatches()],
    build: {
      write: false,
      target: 'esnext',
      lib: { entry: join(import.meta.dirname, 'page/formPage.ts'), formats: ['es'], fileName: 'page' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output[0] : null;
  if (!chunk) throw new Error('The page was not built');
  return chunk.code;
}

async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const page = await browser.newPage();
  // The engine makes random identifiers, which needs a secure context; nothing is really asked of the network.
  await page.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>form</title>' }),
  );
  await page.goto('http://127.0.0.1/');
  await page.addScriptTag({ content: await bundle(), type: 'module' });
  await page.waitForFunction('"formPage" in window');
  return { browser, page };
}

declare global {
  interface Window {
    readonly formPage: FormPage;
  }
}

/** The intake form of a pack in the real engine in Chromium, one browser for all tests of a file. */
export function openFormPage(folder = covid2020) {
  let opened: Awaited<ReturnType<typeof openBrowser>> | null = null;
  let xml = '';
  beforeAll(async () => {
    ({ xml } = await packForm(folder));
    opened = await openBrowser();
  }, 60_000);
  afterAll(() => opened?.browser.close());
  const page = () => {
    if (opened === null) throw new Error('The browser is not open yet');
    return opened.page;
  };
  return {
    /** A new instance in which this was answered, in this order. */
    take: async (...said: readonly Said[]): Promise<readonly ShownNode[]> => {
      await page().evaluate((form) => window.formPage.open(form), xml);
      return answered(said);
    },
    /** Answers more in the same instance. */
    answer: (...said: readonly Said[]) => answered(said),
    /** Codes, the default first. */
    languages: async (): Promise<readonly string[]> =>
      (await page().evaluate((form) => window.formPage.open(form), xml)).map(languageCode),
    speak: async (language: string): Promise<readonly ShownNode[]> => {
      await page().evaluate((code) => window.formPage.speak(code), language);
      return answered([]);
    },
    xml: () => page().evaluate(() => window.formPage.xml()),
  };

  async function answered(said: readonly Said[]): Promise<readonly ShownNode[]> {
    for (const answers of said) await page().evaluate((all) => window.formPage.answer(all), answers);
    return page().evaluate(() => window.formPage.nodes());
  }
}
