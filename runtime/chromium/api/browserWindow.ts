import type Electron from 'electron';
import { browser } from '../browser/browser.ts';
import { WebContents } from '../contents/webContents.ts';
import type { ContentsHost } from '../contents/contentsHost.ts';
import { app } from './app.ts';
import { cancelableEvent } from './cancelableEvent.ts';
import { focus } from './focus.ts';
import { openWindows, windowEvents } from './openWindows.ts';
import { pages } from './pages.ts';
import { ShapedWindow } from './shapedWindow.ts';
import type { BrowserWindowMembers } from './browserWindowMembers.ts';

const all = new Map<number, BrowserWindow>();
let lastId = 0;

/** A window: one page of Chromium. */
export class BrowserWindow extends ShapedWindow implements Pick<Electron.BrowserWindow, BrowserWindowMembers> {
  readonly id: number;
  readonly webContents: WebContents;
  private life: 'open' | 'closing' | 'destroyed' = 'open';
  private visible: boolean;
  private titleText: string;
  private backgroundColor: string;
  private windowId: number | null = null;
  /** Chromium's frame around the page as the app left it; null while it changes. */
  private outer: { width: number; height: number } | null = null;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    super(options);
    lastId += 1;
    this.id = lastId;
    this.visible = options.show ?? true;
    this.titleText = options.title ?? app.name;
    this.backgroundColor = options.backgroundColor ?? '#FFFFFF';
    this.resizable = options.resizable ?? true;
    this.autoHideMenuBar = options.autoHideMenuBar ?? false;
    this.webContents = new WebContents(options.webPreferences ?? {}, this.hostOfContents());
    all.set(this.id, this);
    openWindows.add(this);
    this.webContents.once('did-finish-load', () => setImmediate(() => this.emit('ready-to-show')));
    this.webContents.on('page-title-updated', (event: Electron.Event, title: string) => {
      this.emit('page-title-updated', event, title, true);
      if (!event.defaultPrevented) this.titleText = title;
    });
    this.webContents.on('render-process-gone', (_event: unknown, details: unknown) => {
      app.emit('render-process-gone', cancelableEvent({}), this.webContents, details);
    });
    this.open().catch((error: unknown) => WebContents.failed(this.webContents, error));
    app.emit('web-contents-created', cancelableEvent({}), this.webContents);
    app.emit('browser-window-created', cancelableEvent({}), this);
    if (this.visible) setImmediate(() => this.shown(true));
  }

  private async open(): Promise<void> {
    const { bounds } = this.shape;
    const page = await pages.create(bounds, this.visible);
    this.windowId = page.windowId;
    await WebContents.attach(this.webContents, page);
    const live = await WebContents.pageOf(this.webContents);
    if (this.backgroundColor !== '#FFFFFF') live.appearance.background(this.backgroundColor);
    await this.applyShape();
    if (this.isDestroyed()) pages.close(page.session.targetId);
  }

  private hostOfContents(): ContentsHost {
    return {
      close: () => this.close(),
      userCloses: () => this.mayClose(),
      closing: () => this.life === 'closing',
      kept: () => this.keep(),
      focus: () => this.focus(),
      focused: (focused) => {
        if (focused) focus.gain(this);
        else if (!browser().headless) focus.lose(this);
      },
      isFocused: () => this.isFocused(),
      resized: () => void this.resizedByUser(),
      contentSize: () => this.getContentBounds(),
      open: (options, { url }) => {
        const window = new BrowserWindow({ width: 800, height: 600, ...options });
        void window.loadURL(url).catch(() => undefined);
        this.webContents.emit('did-create-window', window, { url, options, referrer: { url: '', policy: 'default' } });
      },
    };
  }

  get title(): string {
    return this.titleText;
  }
  set title(title: string) {
    this.titleText = title;
  }
  get fullScreen(): boolean {
    return this.isFullScreen();
  }
  set fullScreen(flag: boolean) {
    this.setFullScreen(flag);
  }
  getTitle(): string {
    return this.titleText;
  }
  setTitle(title: string): void {
    this.titleText = title;
  }
  getBackgroundColor(): string {
    return this.backgroundColor;
  }
  setBackgroundColor(backgroundColor: string): void {
    this.backgroundColor = backgroundColor;
    void WebContents.pageOf(this.webContents).then(({ appearance }) => appearance.background(backgroundColor));
  }

  loadURL(url: string, options?: Electron.LoadURLOptions): Promise<void> {
    return this.webContents.loadURL(url, options);
  }
  loadFile(filePath: string, options?: Electron.LoadFileOptions): Promise<void> {
    return this.webContents.loadFile(filePath, options);
  }
  reload(): void {
    this.webContents.reload();
  }

  private shown(takeFocus: boolean): void {
    if (this.isDestroyed()) return;
    this.emit('show');
    if (takeFocus) focus.gain(this);
  }
  show(): void {
    const before = this.visible;
    this.visible = true;
    if (this.shape.state === 'minimized') this.restore();
    else if (!before) void this.applyShape();
    if (before) this.focus();
    else this.shown(true);
  }
  showInactive(): void {
    const before = this.visible;
    this.visible = true;
    if (!before) {
      void this.applyShape();
      this.shown(false);
    }
  }
  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    focus.lose(this);
    void this.applyShape();
    this.emit('hide');
  }
  isVisible(): boolean {
    return this.visible;
  }
  focus(): void {
    if (!this.visible) return;
    void WebContents.pageOf(this.webContents).then(({ session }) => session.post('Page.bringToFront', {}));
    focus.gain(this);
  }
  blur(): void {
    focus.lose(this);
  }
  isFocused(): boolean {
    return focus.has(this);
  }
  moveTop(): void {
    void WebContents.pageOf(this.webContents).then(({ session }) => session.post('Page.bringToFront', {}));
  }
  getChildWindows(): Electron.BrowserWindow[] {
    return [];
  }

  /** A page was resized: by the person, when the frame around it is no longer as the app left it. */
  private async resizedByUser(): Promise<void> {
    if (browser().headless || this.outer === null || !this.isNormal()) return;
    const before = this.outer;
    const now = await pages.frame(this.windowId);
    if (this.outer !== before || now === null) return;
    const [wider, higher] = [now.width - before.width, now.height - before.height];
    if (wider === 0 && higher === 0) return;
    this.outer = now;
    const { bounds } = this.shape;
    this.shape.bounds = { ...bounds, width: bounds.width + wider, height: bounds.height + higher };
    this.emit('resize');
  }
  protected gainFocus(): void {
    focus.gain(this);
  }
  protected loseFocus(): void {
    focus.lose(this);
  }
  protected async applyShape(): Promise<void> {
    if (this.windowId === null || this.isDestroyed()) return;
    const state = this.visible ? this.shape.state : 'minimized';
    this.outer = null;
    await pages.shape(this.windowId, state, this.shape.bounds);
    this.outer = await pages.frame(this.windowId);
    const zoom = this.webContents.getZoomFactor();
    if (zoom !== 1) this.webContents.setZoomFactor(zoom);
  }

  /** Asks the app; false when it keeps the window. */
  private mayClose(): boolean {
    const event = cancelableEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) this.keep();
    return !event.defaultPrevented;
  }
  private keep(): void {
    this.life = 'open';
    windowEvents.emit('kept');
  }
  close(): void {
    if (this.life !== 'open') return;
    if (!this.mayClose()) return;
    if (this.webContents.isCrashed() || this.windowId === null) {
      this.destroy();
      return;
    }
    this.life = 'closing';
    // The page may still object (beforeunload); when it does not, its target goes and the window with it.
    void WebContents.pageOf(this.webContents).then((page) => page.close());
  }
  destroy(): void {
    if (this.isDestroyed()) return;
    this.life = 'destroyed';
    focus.lose(this);
    void WebContents.pageOf(this.webContents).then(({ session }) => pages.close(session.targetId));
    WebContents.destroy(this.webContents);
    all.delete(this.id);
    openWindows.delete(this);
    this.emit('closed');
    windowEvents.emit('closed');
  }
  isDestroyed(): boolean {
    return this.life === 'destroyed';
  }

  /** Its page is gone. When the person closed it, the app hears of it, but can no longer keep it. */
  static vanished(window: BrowserWindow): void {
    if (window.life === 'open') window.emit('close', cancelableEvent({}));
    window.destroy();
  }
  static getAllWindows(): BrowserWindow[] {
    return [...all.values()];
  }
  static getFocusedWindow(): BrowserWindow | null {
    return [...all.values()].find((window) => window.isFocused()) ?? null;
  }
  static fromId(id: number): BrowserWindow | null {
    return all.get(id) ?? null;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...all.values()].find((window) => window.webContents === contents) ?? null;
  }
}
