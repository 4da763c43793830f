import { pathToFileURL } from 'node:url';
import type Electron from 'electron';
import { cancelableEvent } from '../api/cancelableEvent.ts';
import { browser } from '../browser/browser.ts';
import { IpcMain } from '../api/ipcMain.ts';
import { defaultSession } from '../api/session.ts';
import type { ContentsHost } from './contentsHost.ts';
import { evaluate } from './evaluate.ts';
import { postToDocument, sendEvent } from './ipcLink.ts';
import { setUpPage } from './livePage.ts';
import type { LivePage, PageHost } from './livePage.ts';
import { PageCommands } from './pageCommands.ts';
import { running } from './running.ts';
import type { PageSession } from './session.ts';
import type { WebFrameMain } from './webFrameMain.ts';
import { judgeWindowOpen } from './windowOpen.ts';
import type { WantedWindow, WindowOpenHandler } from './windowOpen.ts';
import type { WebContentsMembers } from './webContentsMembers.ts';

const all = new Map<number, WebContents>();
let lastId = 0;

/** The page in a window. */
export class WebContents extends PageCommands implements Pick<Electron.WebContents, WebContentsMembers> {
  readonly id: number;
  readonly ipc = new IpcMain();
  readonly session = defaultSession;
  private readonly attached = Promise.withResolvers<LivePage>();
  private readonly preferences: Electron.WebPreferences;
  private readonly host: ContentsHost;
  private page: LivePage | null = null;
  private state: 'alive' | 'crashed' | 'destroyed' = 'alive';
  private title = '';
  private zoomFactor: number;
  private openHandler: WindowOpenHandler | null = null;

  constructor(preferences: Electron.WebPreferences, host: ContentsHost) {
    super();
    lastId += 1;
    this.id = lastId;
    this.preferences = preferences;
    this.host = host;
    this.zoomFactor = preferences.zoomFactor ?? 1;
    this.setBackgroundThrottling(preferences.backgroundThrottling ?? true);
    this.attached.promise.catch(() => undefined);
    this.on('newListener', (event: string) => {
      if (event === 'before-input-event') void this.attached.promise.then((page) => page.watchKeys(true));
    });
    all.set(this.id, this);
  }

  get mainFrame(): WebFrameMain {
    if (this.page === null)
      throw new Error('runtime/chromium: webContents.mainFrame is asked for before the page is there');
    return this.page.documents.mainFrame;
  }
  get zoomLevel(): number {
    return this.getZoomLevel();
  }
  set zoomLevel(level: number) {
    this.setZoomLevel(level);
  }

  async loadURL(url: string, options: Electron.LoadURLOptions = {}): Promise<void> {
    const page = await this.attached.promise;
    this.state = 'alive';
    const referrer = typeof options.httpReferrer === 'string' ? options.httpReferrer : options.httpReferrer?.url;
    await page.loading.load(url, referrer);
  }
  async loadFile(filePath: string, options: Electron.LoadFileOptions = {}): Promise<void> {
    const url = pathToFileURL(filePath);
    for (const [name, value] of Object.entries(options.query ?? {})) url.searchParams.set(name, value);
    if (options.search !== undefined) url.search = options.search;
    if (options.hash !== undefined) url.hash = options.hash;
    await this.loadURL(url.href);
  }
  reload(): void {
    this.state = 'alive';
    this.page?.loading.reload(false);
  }
  reloadIgnoringCache(): void {
    this.state = 'alive';
    this.page?.loading.reload(true);
  }
  stop(): void {
    this.page?.session.post('Page.stopLoading', {});
  }
  getURL(): string {
    return this.page?.documents.mainFrame.url ?? '';
  }
  getTitle(): string {
    return this.title;
  }
  getType(): 'window' {
    return 'window';
  }
  isDestroyed(): boolean {
    return this.state === 'destroyed';
  }
  isCrashed(): boolean {
    return this.state === 'crashed';
  }
  isLoading(): boolean {
    return this.page?.loading.isLoading() ?? false;
  }
  isLoadingMainFrame(): boolean {
    return this.isLoading();
  }
  isFocused(): boolean {
    return this.host.isFocused();
  }
  focus(): void {
    this.host.focus();
  }
  close(): void {
    if (this.state !== 'destroyed') this.host.close();
  }

  send(channel: string, ...args: unknown[]): void {
    sendEvent(this.mainDocument(), channel, args);
  }
  postMessage(channel: string, message: unknown, transfer: unknown[] = []): void {
    postToDocument(this.mainDocument(), channel, message, transfer);
  }
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { session } = await this.attached.promise;
    return evaluate(session, code, userGesture);
  }
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler;
  }
  forcefullyCrashRenderer(): void {
    this.page?.session.post('Page.crash', {});
  }

  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new TypeError("'zoomFactor' must be a double greater than 0.0");
    this.zoomFactor = factor;
    this.page?.appearance.zoom(factor, this.host.contentSize());
  }
  getZoomFactor(): number {
    return this.zoomFactor;
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level);
  }
  getZoomLevel(): number {
    return Math.log(this.zoomFactor) / Math.log(1.2);
  }
  async setVisualZoomLevelLimits(): Promise<void> {
    // Pinch zoom is off in these windows.
  }

  protected live(): Promise<LivePage> {
    return this.attached.promise;
  }
  private mainDocument() {
    return this.page?.documents.document(this.page.session.targetId);
  }
  private pageHost(): PageHost {
    const { closing, userCloses, kept, focused } = this.host;
    return {
      closing,
      userCloses,
      kept,
      focused,
      resized: (pixelRatio) => {
        // A second DevTools client that draws the page ends the zoom without meaning to.
        if (this.zoomFactor !== 1 && pixelRatio === 1) this.setZoomFactor(this.zoomFactor);
        this.host.resized();
      },
      open: (url, frameName, features) => {
        WebContents.openWindow(this, {
          url,
          frameName,
          features,
          disposition: features === '' ? 'foreground-tab' : 'new-window',
        });
      },
      titled: (title) => {
        this.title = title;
        this.emit('page-title-updated', cancelableEvent({}), title, true);
      },
      closeWindow: () => this.close(),
      zoom: (factor) => this.setZoomFactor(factor),
      preloadFailed: (error) => {
        process.stderr.write(`runtime/chromium: the preload script failed: ${error.stack ?? error.message}\n`);
        this.emit('preload-error', cancelableEvent({}), this.preferences.preload, error);
      },
    };
  }

  static async attach(
    contents: WebContents,
    { session, run }: { session: PageSession; run: () => void },
  ): Promise<void> {
    const page = await setUpPage(contents, contents.pageHost(), session, contents.preferences);
    contents.page = page;
    run();
    await running(session, browser().blankPage);
    if (contents.zoomFactor !== 1) page.appearance.zoom(contents.zoomFactor, contents.host.contentSize());
    contents.attached.resolve(page);
  }
  /** A page wants a window: the app decides, then the window is opened by the main process. */
  static openWindow(contents: WebContents, wanted: WantedWindow): void {
    const options = judgeWindowOpen(contents.openHandler, wanted);
    if (options !== null) contents.host.open(options, wanted);
  }
  /** The page could not be made: whatever waits for it fails. */
  static failed(contents: WebContents, error: unknown): void {
    contents.attached.reject(error);
  }
  static pageOf(contents: WebContents): Promise<LivePage> {
    return contents.attached.promise;
  }
  static crash(contents: WebContents, details: { reason: string; exitCode: number }): void {
    contents.state = 'crashed';
    contents.page?.loading.fail();
    contents.page?.documents.forgetAll();
    contents.emit('render-process-gone', cancelableEvent({}), details);
  }
  static destroy(contents: WebContents): void {
    contents.state = 'destroyed';
    all.delete(contents.id);
    contents.page?.stop();
    contents.emit('destroyed');
  }

  static fromId(id: number): WebContents | undefined {
    return all.get(id);
  }
  static fromFrame(frame: WebFrameMain): WebContents | undefined {
    return [...all.values()].find(({ page }) => page?.documents.mainFrame === frame.top);
  }
  static getAllWebContents(): WebContents[] {
    return [...all.values()];
  }
  static getFocusedWebContents(): WebContents | null {
    return [...all.values()].find((contents) => contents.isFocused()) ?? null;
  }
  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return [...all.values()].find(({ page }) => page?.session.targetId === targetId);
  }
}
