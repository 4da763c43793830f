import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import type { ElectronApplication, Page } from 'playwright';
import { afterAll, beforeAll, onTestFinished, vi } from 'vitest';

const DIST = join(import.meta.dirname, '../../runtime/chromium/dist');
export const FIXTURE = join(import.meta.dirname, 'app');
/** RUNTIME=electron runs the same tests on Electron itself, where its binary is installed. */
export const onElectron = process.env['RUNTIME'] === 'electron';
if (!onElectron) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = DIST;

/** The fixture app as its main process sees it. */
export interface Fixture {
  window: Electron.BrowserWindow;
  requests: { url: string; method: string; origin: string | null }[];
  routes: Map<string, (request: Request) => Response | Promise<Response>>;
  seen: unknown[];
  html(body: string, headers?: Record<string, string>): Response;
  /** The window that was opened last. */
  last(): Electron.BrowserWindow;
  open(options?: Electron.BrowserWindowConstructorOptions): Electron.BrowserWindow;
  here: string;
  join(...parts: string[]): string;
  utility: Electron.UtilityProcess;
  port: Electron.MessagePortMain;
}

declare global {
  // The fixture's main script puts it there.
  var fixture: Fixture;
}

export interface LaunchedFixture {
  app: ElectronApplication;
  page: Page;
  userData: string;
}

/** Starts the fixture app under Playwright's own Electron driver; `userData` is its user-data folder. */
export async function launchFixture(
  userData: string,
  options: { args?: string[]; env?: Record<string, string> } = {},
): Promise<LaunchedFixture> {
  const app = await _electron.launch({
    args: [FIXTURE, `--user-data-dir=${userData}`, ...(options.args ?? [])],
    env: { ...environment(), ...options.env },
    acceptDownloads: true,
  });
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'bridge' in globalThis);
  return { app, page, userData };
}

/** One fixture app for all tests of a file. */
export function sharedFixture(): { readonly app: ElectronApplication; readonly page: Page; readonly userData: string } {
  let launched: LaunchedFixture | null = null;
  beforeAll(async () => {
    launched = await launchFixture(mkdtempSync(join(tmpdir(), 'tanggap-runtime-')));
  });
  afterAll(async () => {
    await launched?.app.close();
    if (launched !== null) rmSync(launched.userData, { recursive: true, force: true });
  });
  const now = (): LaunchedFixture => {
    if (launched === null) throw new Error('The fixture is not running');
    return launched;
  };
  return {
    get app() {
      return now().app;
    },
    get page() {
      return now().page;
    },
    get userData() {
      return now().userData;
    },
  };
}

/** Opens another window of the fixture at `path`; its page is loaded and bridged. Closed when the test is over. */
export async function openPage(
  app: ElectronApplication,
  path = '/',
  options: Pick<Electron.BrowserWindowConstructorOptions, 'minWidth' | 'minHeight' | 'show'> = {},
): Promise<Page> {
  const name = randomUUID();
  await app.evaluate(
    async (_electron, { path: where, options: how, name: named }) => {
      const window = fixture.open(how);
      await window.loadURL(`app://fixture${where}`);
      await window.webContents.executeJavaScript(`window.name = '${named}'`);
    },
    { path, options, name },
  );
  // Windows that a test before this one closed may still be told of: only the name says which is ours.
  const page = await vi.waitFor(() => pageNamed(app, name), { timeout: 15_000 });
  onTestFinished(() => page.close());
  await page.waitForFunction(() => 'bridge' in globalThis && document.readyState === 'complete');
  return page;
}

async function pageNamed(app: ElectronApplication, name: string): Promise<Page> {
  for (const page of app.windows()) {
    const found = await page.evaluate(() => window.name).catch(() => null);
    if (found === name) return page;
  }
  throw new Error('the window has not come yet');
}

/** This process's environment, with windows that need no display. */
export function environment(): Record<string, string> {
  const env = { ...process.env, TANGGAP_HEADLESS: '1' };
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
