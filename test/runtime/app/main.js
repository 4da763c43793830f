// A small Electron app for the contract tests of runtime/chromium. Nothing in it knows which runtime it is on.
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, MessageChannelMain, protocol, utilityProcess } from 'electron';

const here = import.meta.dirname;
const requests = [];
const routes = new Map();
const seen = [];

const page = (body) => `<!doctype html><html lang="en"><title>Fixture</title><body>${body}</body></html>`;
const html = (body, headers = {}) => new Response(page(body), { headers: { 'content-type': 'text/html', ...headers } });
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self' app://other";

routes.set('/', () => html('<textarea id="note"></textarea><p id="out"></p>', { 'content-security-policy': CSP }));
routes.set('/other', () => html('<h1>Other</h1>'));
routes.set('/frame', () => html('<iframe src="/other"></iframe>'));
routes.set('/inline', () =>
  html('<script>document.title = "ran"</script>', { 'content-security-policy': CSP, 'x-own': 'yes' }),
);
routes.set('/redirect', () => new Response(null, { status: 302, headers: { location: 'app://fixture/other' } }));
routes.set('/echo', async (request) => Response.json({ method: request.method, body: await request.text() }));
routes.set('/broken', () => {
  throw new Error('no such thing');
});

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

function open(options = {}) {
  const { webPreferences, ...rest } = options;
  return new BrowserWindow({
    width: 1280,
    height: 720,
    ...rest,
    webPreferences: { preload: join(here, 'preload.cjs'), sandbox: true, contextIsolation: true, ...webPreferences },
  });
}

const last = () => BrowserWindow.getAllWindows().at(-1);
const record = (event) => seen.push(event);
for (const name of ['before-quit', 'will-quit', 'quit']) {
  app.on(name, () => {
    record(name);
    if (process.env.FIXTURE_TELL) process.stdout.write(`${name}\n`);
  });
}
app.on('window-all-closed', () => {
  record('window-all-closed');
  if (process.env.FIXTURE_TELL) process.stdout.write('window-all-closed\n');
});
app.on('second-instance', (_event, argv, cwd, data) => record({ argv, cwd, data }));

globalThis.fixture = { requests, routes, seen, html, open, last, here, MessageChannelMain, utilityProcess, join };

if (process.env.FIXTURE_SINGLE && !app.requestSingleInstanceLock({ from: process.argv.at(-1) })) {
  app.exit(7);
} else {
  void app.whenReady().then(async () => {
    protocol.handle('app', async (request) => {
      requests.push({ url: request.url, method: request.method, origin: request.headers.get('origin') });
      const route = routes.get(new URL(request.url).pathname);
      return route === undefined ? new Response('not found', { status: 404 }) : route(request);
    });
    ipcMain.handle('echo', (_event, ...args) => args);
    ipcMain.handle('fail', () => {
      throw new TypeError('told you');
    });
    ipcMain.handle('uncloneable', () => () => undefined);
    ipcMain.handle('who', ({ senderFrame, sender }) => ({
      url: senderFrame.url,
      origin: senderFrame.origin,
      top: senderFrame.parent === null && senderFrame.top === senderFrame,
      sender: sender.id,
      isMainFrame: senderFrame === sender.mainFrame,
    }));
    const window = open();
    globalThis.fixture.window = window;
    await window.loadURL('app://fixture/');
    process.stdout.write('fixture ready\n');
  });
}
