import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../support/tempFolder.ts';
import { launchFixture } from './launchFixture.ts';

let server: ChildProcess;
let display = '';

beforeAll(async () => {
  // The server picks a free number and writes it to descriptor 3.
  server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number]: unknown[] = await once(server.stdio[3] ?? server, 'data');
  display = `:${String(number).trim()}`;
});
afterAll(() => server.kill());

const launch = () => launchFixture(tempFolder(), { env: { DISPLAY: display, TANGGAP_HEADLESS: '' } });

test('with a display, a window is all page: no tabs, no address, no bar', async () => {
  const { app, page } = await launch();
  await page.waitForFunction(() => innerWidth === 1280 && innerHeight === 720);
  expect(await page.evaluate(() => [outerWidth, outerHeight])).toEqual([1280, 720]);
  const opened = app.waitForEvent('window');
  await app.evaluate(() => fixture.open({ width: 800, height: 500 }).loadURL('app://fixture/other'));
  const second = await opened;
  await second.waitForFunction(() => innerWidth === 800 && innerHeight === 500);
  await app.close();
});

test('with a display, zoom and full screen fit the window', async () => {
  const { app, page } = await launch();
  await app.evaluate(() => fixture.window.webContents.setZoomFactor(2));
  await page.waitForFunction(() => innerWidth === 640 && innerHeight === 360 && devicePixelRatio === 2);
  await app.evaluate(() => fixture.window.setFullScreen(true));
  await page.waitForFunction(() => innerWidth === 960 && innerHeight === 540);
  await app.evaluate(() => fixture.window.setFullScreen(false));
  await page.waitForFunction(() => innerWidth === 640 && innerHeight === 360);
  await app.close();
});

test('with a display, a window that was used still closes when the app says so', async () => {
  const { app, page } = await launch();
  await page.locator('#note').click();
  await page.keyboard.type('ada');
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate(({ app: electronApp }) => electronApp.quit()).catch(() => undefined);
  expect(await gone).toBe(0);
});
