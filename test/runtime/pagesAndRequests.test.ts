import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { openPage, sharedFixture } from './launchFixture.ts';

const shared = sharedFixture();

/** A web server that nobody should reach; counts who does. */
async function strangeServer(): Promise<{ url: string; visits: string[] }> {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.setHeader('content-type', 'text/html').end('<h1>Strange</h1>');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return { url: `http://127.0.0.1:${String(address.port)}/`, visits };
}

test('a handler sees the app:// address that was asked for', async () => {
  const page = await openPage(shared.app);
  const status = await page.evaluate(() => fetch('/missing?who=me#part').then((response) => response.status));
  const requests = await shared.app.evaluate(() => fixture.requests);
  expect(status).toBe(404);
  expect(requests.at(-1)).toMatchObject({ url: 'app://fixture/missing?who=me', method: 'GET' });
});

test('a request body reaches the handler, its answer the page', async () => {
  const page = await openPage(shared.app);
  const answer = await page.evaluate(() =>
    fetch('/echo', { method: 'POST', body: 'isi: é' }).then((response) => response.json() as Promise<unknown>),
  );
  expect(answer).toEqual({ method: 'POST', body: 'isi: é' });
});

test('headers of an answer are kept and its content security policy holds', async () => {
  const page = await openPage(shared.app, '/inline');
  const result = await page.evaluate(async () => ({
    title: document.title,
    own: (await fetch('/inline')).headers.get('x-own'),
    secure: isSecureContext,
  }));
  expect(result).toEqual({ title: 'Fixture', own: 'yes', secure: true });
});

test('the policy keeps a page from the network', async () => {
  const { url, visits } = await strangeServer();
  const page = await openPage(shared.app);
  const result = await page.evaluate(
    (where) =>
      fetch(where).then(
        () => 'reached',
        () => 'refused',
      ),
    url,
  );
  expect(result).toBe('refused');
  expect(visits).toEqual([]);
});

test('a handler that fails fails the load', async () => {
  const outcome = await shared.app.evaluate(async () => {
    const window = fixture.open({ show: false });
    const failed = new Promise((resolve) => {
      window.webContents.once('did-fail-load', (_event, code, _text, url) => resolve([code, url]));
    });
    const error = await window.loadURL('app://fixture/broken').catch((reason: NodeJS.ErrnoException) => reason);
    const told = await failed;
    window.destroy();
    return { message: error instanceof Error ? error.message : null, told };
  });
  expect(outcome.message).toMatch(/^ERR_\w+ \(-\d+\) loading 'app:\/\/fixture\/broken'$/);
  expect(outcome.told).toEqual([expect.any(Number), 'app://fixture/broken']);
});

test('a page that cannot be reached fails with its name', async () => {
  const message = await shared.app.evaluate(async () => {
    const window = fixture.open({ show: false });
    const error = await window.loadURL('http://127.0.0.1:1/').catch((reason: Error) => reason);
    window.destroy();
    return error instanceof Error ? error.message : null;
  });
  expect(message).toMatch(/^ERR_(CONNECTION_REFUSED|UNSAFE_PORT) \(-\d+\) loading 'http:\/\/127\.0\.0\.1:1\/'$/);
});

test('a redirect within the app is followed', async () => {
  const url = await shared.app.evaluate(async () => {
    const window = fixture.open({ show: false });
    await window.loadURL('app://fixture/redirect');
    const where = window.webContents.getURL();
    window.destroy();
    return where;
  });
  expect(url).toBe('app://fixture/other');
});

test('a navigation that the app prevents does not happen, and nothing is asked of the network', async () => {
  const { url, visits } = await strangeServer();
  const page = await openPage(shared.app, '/other');
  const tried = await shared.app.evaluateHandle(() => ({
    done: new Promise((resolve) => {
      fixture.last().webContents.on('will-navigate', (event, address) => {
        event.preventDefault();
        resolve(address);
      });
    }),
  }));
  await page.evaluate((where) => {
    location.href = where;
  }, url);
  expect(await tried.evaluate(({ done }) => done)).toBe(url);
  expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Other');
  expect(visits).toEqual([]);
});

test('a page cannot leave for a blank page either', async () => {
  const page = await openPage(shared.app, '/other');
  const tried = await shared.app.evaluateHandle(() => ({
    done: new Promise((resolve) => {
      fixture.last().webContents.on('will-frame-navigate', (event) => {
        event.preventDefault();
        resolve([event.url, event.isMainFrame]);
      });
    }),
  }));
  await page.evaluate(() => location.assign('about:blank'));
  expect(await tried.evaluate(({ done }) => done)).toEqual(['about:blank', true]);
  expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Other');
});

test('a file that the page hands to the person is no navigation', async () => {
  const page = await openPage(shared.app, '/other');
  await shared.app.evaluate(() => {
    fixture.last().webContents.on('will-frame-navigate', (event) => event.preventDefault());
  });
  const saving = page.waitForEvent('download');
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['isi']));
    link.download = 'laporan.bundle';
    link.click();
  });
  const download = await saving;
  expect(download.suggestedFilename()).toBe('laporan.bundle');
  expect(readFileSync(await download.path(), 'utf8')).toBe('isi');
  expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Other');
});

test('a navigation that nobody prevents happens', async () => {
  const page = await openPage(shared.app);
  await page.evaluate(() => location.assign('/other'));
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Other');
  expect(await page.evaluate(() => bridge.invoke('who'))).toMatchObject({ url: 'app://fixture/other' });
});

test('a window that the app denies is not opened, and the page is told so', async () => {
  const { url, visits } = await strangeServer();
  const page = await openPage(shared.app, '/other');
  const asked = await shared.app.evaluateHandle(() => ({
    done: new Promise((resolve) => {
      fixture.last().webContents.setWindowOpenHandler(({ url: wanted }) => {
        resolve(wanted);
        return { action: 'deny' };
      });
    }),
  }));
  const before = await shared.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(await page.evaluate((where) => window.open(where), url)).toBe(null);
  expect(await asked.evaluate(({ done }) => done)).toBe(url);
  const after = await shared.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect([after, visits]).toEqual([before, []]);
});

test('a link to a new window is denied before it reaches the network', async () => {
  const { url, visits } = await strangeServer();
  const page = await openPage(shared.app, '/other');
  const asked = await shared.app.evaluateHandle(() => ({
    done: new Promise((resolve) => {
      fixture.last().webContents.setWindowOpenHandler(({ url: wanted }) => {
        resolve(wanted);
        return { action: 'deny' };
      });
    }),
  }));
  await page.evaluate((where) => {
    const link = Object.assign(document.createElement('a'), { href: where, target: '_blank' });
    document.body.append(link);
    link.click();
  }, url);
  expect(await asked.evaluate(({ done }) => done)).toBe(url);
  expect(visits).toEqual([]);
});

test('the app decides which permissions a page has', async () => {
  await shared.app.evaluate(({ session }) => {
    session.defaultSession.setPermissionRequestHandler((_contents, permission, callback) => {
      callback(permission === 'geolocation');
    });
  });
  const page = await openPage(shared.app, '/other');
  const states = await page.evaluate(async () => {
    const names: PermissionName[] = ['geolocation', 'notifications', 'camera'];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states).toEqual(['granted', 'denied', 'denied']);
});

test('net.fetch reads the app own addresses and files', async () => {
  const read = await shared.app.evaluate(async ({ net }) => {
    const file = `file://${fixture.join(fixture.here, 'package.json')}`;
    const own = await net.fetch('app://fixture/echo', { method: 'POST', body: 'x' });
    const manifest: unknown = await (await net.fetch(file)).json();
    return [await own.json(), manifest];
  });
  expect(read).toEqual([{ method: 'POST', body: 'x' }, expect.objectContaining({ name: 'runtime-fixture' })]);
});
