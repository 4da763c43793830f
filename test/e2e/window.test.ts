import { describe, expect, it } from 'vitest';
import { useTestDesk } from '../support/useDesk.ts';

describe('the window', () => {
  it('shows the page only two functions, and nothing of Node or Electron', async () => {
    const { page } = await (await useTestDesk()).open();
    const seen = await page.evaluate(() => ({
      bridge: Object.keys(Reflect.get(window, 'bridge')).toSorted(),
      foreign: ['require', 'process', 'ipcRenderer', 'module', 'Buffer'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ bridge: ['call', 'onEvent'], foreign: [] });
  });

  it('wears its style from the first paint, in whatever order its style sheets are read', async () => {
    const { page } = await (await useTestDesk()).open();
    const title = page.getByRole('heading', { name: 'Masuk' });
    await title.waitFor();
    expect(await title.evaluate((element) => getComputedStyle(element).fontSize)).toBe('20px');
    const button = page.getByRole('button', { name: /^Masuk/ });
    expect(await button.evaluate((element) => getComputedStyle(element).backgroundColor)).not.toBe('rgba(0, 0, 0, 0)');
  });

  it('runs no script that was not built into the program', async () => {
    const { page } = await (await useTestDesk()).open();
    const violations = ['connect-src', 'frame-src', 'img-src', 'require-trusted-types-for', 'style-src-elem'];
    const outcome = await page.evaluate(async (expected) => {
      const violated = new Set<string>();
      const all = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          violated.add(effectiveDirective);
          if (violated.size >= expected) resolve();
        });
      });
      const inline = document.createElement('script');
      try {
        inline.textContent = 'window.injected = true';
      } catch {
        // Trusted Types refuse the very assignment.
      }
      document.body.append(inline);
      const frame = document.createElement('iframe');
      frame.src = 'https://example.org';
      document.body.append(frame);
      const image = new Image();
      image.src = 'http://127.0.0.1:9/x.png';
      const styled = document.createElement('style');
      styled.textContent = 'body { display: none }';
      document.body.append(styled);
      await fetch('http://127.0.0.1:9/').catch(() => undefined);
      await all;
      const policy = (await fetch('index.html')).headers.get('content-security-policy') ?? '';
      return {
        injected: 'injected' in window,
        violated: [...violated].toSorted(),
        policy: policy.split('; '),
      };
    }, violations.length);
    expect(outcome).toEqual({
      injected: false,
      // Line by line: most lines only repeat what `default-src` says, until somebody loosens that.
      policy: [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'none'",
        "worker-src 'none'",
        "frame-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types form-xml xforms-engine',
      ],
      violated: violations,
    });
  });

  it('reports no violation of its own policy from start to sign-in', async () => {
    const { page, electron } = await (await useTestDesk()).open();
    const messages: string[] = [];
    page.on('console', (message) => messages.push(message.text()));
    await page.reload();
    await page.getByLabel('Nama pengguna').waitFor();
    expect(messages.filter((text) => /Content Security Policy|Trusted/i.test(text))).toEqual([]);
    expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('goes nowhere else and opens no other window', async () => {
    const { page, electron } = await (await useTestDesk()).open();
    await page.getByLabel('Nama pengguna').waitFor();
    const before = page.url();
    const opened = await page.evaluate(() => {
      const result = window.open('https://example.org');
      window.location.href = 'https://example.org/';
      return result;
    });
    await page.getByLabel('Nama pengguna').focus();
    expect(opened).toBeNull();
    expect(page.url()).toBe(before);
    expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('is refused the camera, the microphone, the place and notifications', async () => {
    const { page } = await (await useTestDesk()).open();
    const states = await page.evaluate(async () =>
      Promise.all(
        (['geolocation', 'notifications', 'camera', 'microphone'] as const).map(
          async (name) => (await navigator.permissions.query({ name })).state,
        ),
      ),
    );
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
  });

  it('answers no other window than its own', async () => {
    const { electron } = await (await useTestDesk()).open();
    const other = electron.waitForEvent('window');
    await electron.evaluate(async ({ BrowserWindow, app }) => {
      const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
      const window = new BrowserWindow({ show: true, webPreferences: { preload, sandbox: true } });
      await window.loadURL('app://console/index.html');
    });
    const page = await other;
    const answer = await page.evaluate(() => Reflect.get(window, 'bridge').call('desk.state', {}));
    expect(answer).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
  });

  it('shows itself when the program is started a second time', async () => {
    const desk = await useTestDesk();
    const first = await desk.open();
    await first.electron.evaluate(({ app }) => {
      Object.assign(globalThis, { secondStarts: 0 });
      app.on('second-instance', () =>
        Object.assign(globalThis, { secondStarts: Reflect.get(globalThis, 'secondStarts') + 1 }),
      );
    });
    await desk.startAgain();
    expect(await first.electron.evaluate(() => Reflect.get(globalThis, 'secondStarts'))).toBe(1);
    expect(await first.page.title()).not.toBe('');
  });

  it('comes back by itself when its page dies', async () => {
    const { page, electron } = await (await useTestDesk()).open();
    await page.getByLabel('Nama pengguna').waitFor();
    const fields = () =>
      electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.querySelectorAll("input").length'),
      );
    const before = await fields();
    await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expect.poll(fields, { timeout: 20_000 }).toBe(before);
  });
});
