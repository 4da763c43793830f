import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { cancelableEvent } from '../api/cancelableEvent.ts';
import { IpcMain } from '../api/ipcMain.ts';
import { toAppUrl, toChromiumUrl } from '../api/schemeUrls.ts';
import { guardClass } from '../strict.ts';
import type { PageMessage } from '../page/wire.ts';
import { BINDING, followDocuments, RECEIVER, WORLD } from './documents.ts';
import type { Documents } from './documents.ts';
import { evaluate } from './evaluate.ts';
import { postToDocument, sendEvent } from './ipcLink.ts';
import { loadError } from './netError.ts';
import { isolatedWorldScript, pageWorldScript, readPreload } from './pageScript.ts';
import { serveRequests } from './serveRequests.ts';
import type { PageSession } from './session.ts';
import type { WebFrameMain } from './webFrameMain.ts';
import { ELECTRON_VERSION } from '../versions.ts';

const all = new Map<number, WebContents>();
let lastId = 0;

/** The page in a window. */
export class WebContents extends EventEmitter {
  readonly id: number;
  readonly ipc = new IpcMain();
  private readonly page = Promise.withResolvers<PageSession>();
  private readonly preferences: Electron.WebPreferences;
  private session_: PageSession | null = null;
  private documents: Documents | null = null;
  private destroyed = false;
  private crashed = false;
  private loading = false;
  private title = '';
  private expected: string | null = null;
  private openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null;

  constructor(preferences: Electron.WebPreferences) {
    super();
    lastId += 1;
    this.id = lastId;
    this.preferences = preferences;
    all.set(this.id, this);
    this.page.promise.catch(() => undefined);
  }

  /** Sets a new page up before anything is loaded in it. */
  static async attach(contents: WebContents, session: PageSession): Promise<void> {
    await contents.attach(session);
  }
  private async attach(session: PageSession): Promise<void> {
    this.session_ = session;
    const rendezvous = `electron-${Math.random().toString(36).slice(2)}`;
    const { preload, nodeIntegrationInSubFrames = false, zoomFactor = 1, additionalArguments = [] } = this.preferences;
    let source: string | null = null;
    if (preload !== undefined) {
      try {
        source = readPreload(preload);
      } catch (error) {
        this.emit('preload-error', cancelableEvent({}), preload, error);
        process.stderr.write(`runtime/chromium: unable to load preload script ${preload}: ${String(error)}\n`);
      }
    }
    const config = {
      binding: BINDING,
      receiver: RECEIVER,
      rendezvous,
      subFrames: nodeIntegrationInSubFrames,
      zoomFactor,
      accelerators: [],
      watchKeys: false,
      process: {
        versions: { electron: ELECTRON_VERSION, chrome: process.versions['chrome'] ?? '', node: process.versions.node },
        platform: process.platform,
        arch: process.arch,
        argv: [process.execPath, ...additionalArguments],
        env: {},
      },
    };
    const host = {
      processId: () => 0,
      send: (frameId: string, channel: string, args: unknown[]) =>
        sendEvent(this.documents?.document(frameId), channel, args),
      postMessage: (frameId: string, channel: string, message: unknown, transfer: unknown[]) =>
        postToDocument(this.documents?.document(frameId), channel, message, transfer),
      evaluate: (_frameId: string, code: string, gesture: boolean) => evaluate(session, code, gesture),
      reload: () => this.reload(),
    };
    this.documents = followDocuments(session, host, this, (message) => this.emit('-page', message));
    this.followLoading(session);
    session.post('Page.enable', {});
    session.post('Runtime.enable', {});
    session.post('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
    session.post('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript(rendezvous) });
    session.post('Page.addScriptToEvaluateOnNewDocument', {
      source: isolatedWorldScript(config, source),
      worldName: WORLD,
    });
    await serveRequests(session, {
      mayNavigate: ({ url, frameId, redirected }) => this.mayNavigate(url, frameId, redirected),
      beforeDocument: async () => undefined,
    });
    this.page.resolve(session);
  }

  private mayNavigate(url: string, frameId: string, redirected: boolean): boolean {
    const isMainFrame = frameId === this.session_?.targetId;
    if (isMainFrame && this.expected !== null) {
      if (!redirected || this.expected === url) this.expected = null;
      if (!redirected) return true;
    }
    const frame = this.documents?.frame(frameId) ?? null;
    const event = cancelableEvent({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
    if (redirected) this.emit('will-redirect', event, url, false, isMainFrame);
    else {
      this.emit('will-frame-navigate', event);
      if (isMainFrame) this.emit('will-navigate', event, url, false, isMainFrame);
    }
    return !event.defaultPrevented;
  }

  private followLoading(session: PageSession): void {
    const isMain = (frameId: string): boolean => frameId === session.targetId;
    session.on('Page.frameStartedLoading', ({ frameId }) => {
      if (!isMain(frameId) || this.loading) return;
      this.loading = true;
      this.emit('did-start-loading');
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      if (isMain(frame.id)) this.emit('did-navigate', cancelableEvent({}), toAppUrl(frame.url), 200, 'OK');
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      this.emit('did-navigate-in-page', cancelableEvent({}), toAppUrl(url), isMain(frameId));
    });
    session.on('Page.domContentEventFired', () => this.emit('dom-ready', cancelableEvent({})));
    session.on('Page.loadEventFired', () => this.emit('did-finish-load', cancelableEvent({})));
    session.on('Page.frameStoppedLoading', ({ frameId }) => {
      this.emit('did-frame-finish-load', cancelableEvent({}), isMain(frameId));
      if (!isMain(frameId)) return;
      this.loading = false;
      this.emit('did-stop-loading');
    });
  }

  get mainFrame(): WebFrameMain {
    if (this.documents === null) throw new Error('runtime/chromium: this window has no page yet');
    return this.documents.mainFrame;
  }

  async loadURL(url: string, _options?: Electron.LoadURLOptions): Promise<void> {
    const session = await this.page.promise;
    const parsed = URL.parse(url);
    if (parsed === null) throw loadError('net::ERR_INVALID_URL', url);
    const finished = Promise.withResolvers<void>();
    const done = (): void => finished.resolve();
    this.once('did-finish-load', done);
    this.expected = toAppUrl(toChromiumUrl(parsed.href));
    const result = await session.send('Page.navigate', { url: toChromiumUrl(parsed.href) });
    if (result.errorText !== undefined) {
      this.off('did-finish-load', done);
      const error = loadError(result.errorText, url);
      this.emit('did-fail-load', cancelableEvent({}), error.errno, error.code, url, true);
      throw error;
    }
    await finished.promise;
  }
  reload(): void {
    this.expected = this.getURL();
    this.session_?.post('Page.reload', {});
  }
  getURL(): string {
    return this.documents?.mainFrame.url ?? '';
  }
  getTitle(): string {
    return this.title;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isCrashed(): boolean {
    return this.crashed;
  }
  isLoading(): boolean {
    return this.loading;
  }
  send(channel: string, ...args: unknown[]): void {
    sendEvent(this.documents?.document(this.session_?.targetId ?? ''), channel, args);
  }
  postMessage(channel: string, message: unknown, transfer: unknown[] = []): void {
    postToDocument(this.documents?.document(this.session_?.targetId ?? ''), channel, message, transfer);
  }
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return evaluate(await this.page.promise, code, userGesture);
  }
  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }
  close(): void {
    this.emit('-close');
  }

  static fromId(id: number): WebContents | undefined {
    return all.get(id);
  }
  static getAllWebContents(): WebContents[] {
    return [...all.values()];
  }
  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return [...all.values()].find((contents) => contents.session_?.targetId === targetId);
  }
  static destroy(contents: WebContents): void {
    contents.destroyed = true;
    all.delete(contents.id);
    contents.emit('destroyed');
  }
  static page(contents: WebContents): Promise<PageSession> {
    return contents.page.promise;
  }
}
guardClass(WebContents, 'webContents');
export type { PageMessage };
