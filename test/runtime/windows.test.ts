import { expect, test } from 'vitest';
import { openPage, sharedFixture } from './launchFixture.ts';

const shared = sharedFixture();

/** Width and height from the header of a PNG. */
const pngSize = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('a window of 1280 by 720 shows exactly that much of a page', async () => {
  const inner = await shared.page.evaluate(() => [innerWidth, innerHeight]);
  expect(inner).toEqual([1280, 720]);
  expect(pngSize(await shared.page.screenshot())).toEqual([1280, 720]);
});

test('a window that is made larger is larger at once, and its page soon after', async () => {
  const page = await openPage(shared.app);
  const bounds = await shared.app.evaluate(() => {
    const window = fixture.last();
    window.setBounds({ width: 1920, height: 1080 });
    return window.getBounds();
  });
  expect(bounds).toMatchObject({ width: 1920, height: 1080 });
  await page.waitForFunction(() => innerWidth === 1920 && innerHeight === 1080);
  expect(pngSize(await page.screenshot())).toEqual([1920, 1080]);
});

test('a window is never smaller than its minimum', async () => {
  await openPage(shared.app, '/', { minWidth: 900, minHeight: 600 });
  const size = await shared.app.evaluate(() => {
    const window = fixture.last();
    window.setSize(10, 10);
    return window.getSize();
  });
  expect(size).toEqual([900, 600]);
});

test('zoom leaves fewer CSS pixels, and larger ones', async () => {
  const page = await openPage(shared.app);
  await shared.app.evaluate(() => fixture.last().webContents.setZoomFactor(2));
  await page.waitForFunction(() => innerWidth === 640 && innerHeight === 360 && devicePixelRatio === 2);
  await page.screenshot();
  await page.waitForFunction(() => innerWidth === 640 && innerHeight === 360 && devicePixelRatio === 2);
  await shared.app.evaluate(() => fixture.last().webContents.setZoomLevel(0));
  await page.waitForFunction(() => innerWidth === 1280 && devicePixelRatio === 1);
  const factor = await shared.app.evaluate(() => fixture.last().webContents.getZoomFactor());
  expect(factor).toBe(1);
});

test('showing, hiding, focusing and minimizing tell the app', async () => {
  const seen = await shared.app.evaluate(async () => {
    const window = fixture.open({ show: false });
    const events: string[] = [];
    for (const name of ['show', 'hide', 'focus', 'blur', 'minimize', 'restore'] as const) {
      Reflect.apply(window.on.bind(window), null, [name, () => events.push(name)]);
    }
    const before = [window.isVisible(), window.isFocused()];
    await window.loadURL('app://fixture/other');
    window.show();
    const shown = [window.isVisible(), window.isFocused()];
    window.minimize();
    const minimized = window.isMinimized();
    window.restore();
    window.hide();
    const after = [window.isVisible(), window.isFocused(), window.isMinimized()];
    window.destroy();
    return { before, shown, minimized, after, events };
  });
  expect(seen).toEqual({
    before: [false, false],
    shown: [true, true],
    minimized: true,
    after: [false, false, false],
    events: ['show', 'focus', 'blur', 'minimize', 'restore', 'focus', 'blur', 'hide'],
  });
});

test('a window is ready to show once, and takes the title of its page', async () => {
  const seen = await shared.app.evaluate(async () => {
    const window = fixture.open({ show: false, title: 'At first' });
    let ready = 0;
    window.on('ready-to-show', () => (ready += 1));
    const titled = new Promise((resolve) => window.on('page-title-updated', (_event, title) => resolve(title)));
    const before = window.getTitle();
    await window.loadURL('app://fixture/other');
    const title = await titled;
    await window.loadURL('app://fixture/');
    const after = window.getTitle();
    window.destroy();
    return { before, title, after, ready };
  });
  expect(seen).toEqual({ before: 'At first', title: 'Fixture', after: 'Fixture', ready: 1 });
});

test('a window that the app keeps stays, and one that it lets go is gone', async () => {
  const seen = await shared.app.evaluate(async ({ BrowserWindow }) => {
    const window = fixture.open({ show: false });
    await window.loadURL('app://fixture/other');
    let keep = true;
    window.on('close', (event) => {
      if (keep) event.preventDefault();
    });
    window.close();
    const kept = !window.isDestroyed();
    keep = false;
    const closed = new Promise((resolve) => window.once('closed', () => resolve('closed')));
    window.close();
    return { kept, closed: await closed, destroyed: window.isDestroyed(), known: BrowserWindow.fromId(window.id) };
  });
  expect(seen).toEqual({ kept: true, closed: 'closed', destroyed: true, known: null });
});

test('a page closes its own window through the app', async () => {
  const page = await openPage(shared.app);
  const closed = await shared.app.evaluateHandle(() => ({
    done: new Promise((resolve) => fixture.last().once('closed', () => resolve('closed'))),
  }));
  await page.evaluate(() => window.close());
  expect(await closed.evaluate(({ done }) => done)).toBe('closed');
});

test('full screen fills the display and gives the size back', async () => {
  const page = await openPage(shared.app);
  await shared.app.evaluate(() => fixture.last().setFullScreen(true));
  const display = await shared.app.evaluate(({ screen }) => screen.getPrimaryDisplay().size);
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, display);
  await shared.app.evaluate(() => fixture.last().setFullScreen(false));
  await page.waitForFunction(() => innerWidth === 1280 && innerHeight === 720);
});

test('a renderer that crashes is reported, and its window can be loaded again', async () => {
  const page = await openPage(shared.app);
  const seen = await shared.app.evaluate(async () => {
    const contents = fixture.last().webContents;
    const gone = new Promise<Electron.RenderProcessGoneDetails>((resolve) => {
      contents.once('render-process-gone', (_event, details) => resolve(details));
    });
    contents.forcefullyCrashRenderer();
    const { reason } = await gone;
    const crashed = contents.isCrashed();
    await contents.loadURL('app://fixture/other');
    return { reason, crashed, after: contents.isCrashed(), url: contents.getURL() };
  });
  expect(seen.reason).toMatch(/crashed|killed/);
  expect(seen).toMatchObject({ crashed: true, after: false, url: 'app://fixture/other' });
  expect(page.isClosed()).toBe(false);
});

test('reloading runs the preload again', async () => {
  const page = await openPage(shared.app);
  await page.evaluate(() => Object.assign(globalThis, { before: true }));
  await shared.app.evaluate(
    () =>
      new Promise((resolve) => {
        const contents = fixture.last().webContents;
        contents.once('did-finish-load', () => resolve(null));
        contents.reload();
      }),
  );
  await page.waitForFunction(() => !('before' in globalThis) && 'bridge' in globalThis);
  expect(await page.evaluate(() => bridge.invoke('echo', 'again'))).toEqual(['again']);
});

test('what a page logs reaches the main process', async () => {
  const page = await openPage(shared.app);
  const logged = await shared.app.evaluateHandle(() => ({
    done: new Promise((resolve) => {
      fixture.last().webContents.once('console-message', ({ level, message }) => resolve({ level, message }));
    }),
  }));
  await page.evaluate(() => console.warn('careful', 3));
  expect(await logged.evaluate(({ done }) => done)).toEqual({ level: 'warning', message: 'careful 3' });
});

test('the main process runs code in a page and gets its value or its error', async () => {
  const results = await shared.app.evaluate(async () => {
    const { webContents } = fixture.window;
    return [
      await webContents.executeJavaScript('Promise.resolve({ a: [1, null] })'),
      await webContents.executeJavaScript('throw new TypeError("no")').catch((error: Error) => error.message),
    ];
  });
  expect(results).toEqual([{ a: [1, null] }, 'no']);
});

test('a second DevTools client types, resizes, emulates and draws', async () => {
  const page = await openPage(shared.app);
  await page.locator('#note').focus();
  await page.keyboard.type('Halo, selamat pagi');
  expect(await page.locator('#note').inputValue()).toBe('Halo, selamat pagi');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce', forcedColors: 'active' });
  const media = ['(prefers-color-scheme: dark)', '(prefers-reduced-motion)', '(forced-colors: active)'];
  expect(await page.evaluate((queries) => queries.map((query) => matchMedia(query).matches), media)).toEqual([
    true,
    true,
    true,
  ]);
  await page.setViewportSize({ width: 1024, height: 640 });
  expect(pngSize(await page.screenshot())).toEqual([1024, 640]);
});

test('the window behind a page is found, and the page behind a window', async () => {
  const window = await shared.app.browserWindow(shared.page);
  const same = await window.evaluate((found, { id }) => found.webContents.id === id, {
    id: await shared.app.evaluate(() => fixture.window.webContents.id),
  });
  expect(same).toBe(true);
});

test('a key that only a browser answers to does nothing, and fails nothing in the page', async () => {
  const page = await openPage(shared.app);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.evaluate(() => {
    addEventListener('keydown', (event) => {
      setTimeout(() => {
        document.title = `${event.key} ${event.defaultPrevented}`;
      });
    });
  });
  for (const key of ['F5', 'Control+r', 'x']) {
    await page.keyboard.press(key);
    const name = key.split('+').at(-1) ?? key;
    await page.waitForFunction((wanted) => document.title === wanted, `${name} ${key !== 'x'}`);
  }
  expect(errors).toEqual([]);
});
