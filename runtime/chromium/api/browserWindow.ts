import type Electron from 'electron';
import { browser } from '../browser/browser.ts';
import { WebContents } from '../contents/webContents.ts';
import type { ContentsHost } from '../contents/webContents.ts';
import { app } from './app.ts';
import { cancelableEvent } from './cancelableEvent.ts';
import { focus } from './focus.ts';
import { openWindows, windowEvents } from './openWindows.ts';
import { pages } from './pages.ts';
import { screen } from './screen.ts';
import { FlaggedWindow } from './windowFlags.ts';
import { clampSize, initialShape } from './windowShape.ts';
import type { ShapeState, WindowShape } from './windowShape.ts';

/** The members of Electron's BrowserWindow that this runtime has and whose types are Electron's. */
type Has =
  | 'id'
  | 'loadURL'
  | 'loadFile'
  | 'reload'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'blur'
  | 'isFocused'
  | 'isVisible'
  | 'isDestroyed'
  | 'close'
  | 'destroy'
  | 'minimize'
  | 'restore'
  | 'isMinimized'
  | 'maximize'
  | 'unmaximize'
  | 'isMaximized'
  | 'isNormal'
  | 'setFullScreen'
  | 'isFullScreen'
  | 'getBounds'
  | 'setBounds'
  | 'getContentBounds'
  | 'setContentBounds'
  | 'getNormalBounds'
  | 'getSize'
  | 'setSize'
  | 'getContentSize'
  | 'setContentSize'
  | 'getPosition'
  | 'setPosition'
  | 'center'
  | 'getMinimumSize'
  | 'setMinimumSize'
  | 'getMaximumSize'
  | 'setMaximumSize'
  | 'getTitle'
  | 'setTitle'
  | 'getBackgroundColor'
  | 'setBackgroundColor'
  | 'moveTop'
  | 'getChildWindows'
  | keyof Omit<FlaggedWindow, keyof NodeJS.EventEmitter>;

const all = new Map<number, BrowserWindow>();
let lastId = 0;

/** A window: one page of Chromium. */
export class BrowserWindow extends FlaggedWindow implements Pick<Electron.BrowserWindow, Has> {
  readonly id: number;
  readonly webContents: WebContents;
  private readonly shape: WindowShape;
  private life: 'open' | 'closing' | 'destroyed' = 'open';
  private visible: boolean;
  private titleText: string;
  private backgroundColor: string;
  private windowId: number | null = null;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    lastId += 1;
    this.id = lastId;
    this.shape = initialShape(options, screen.getPrimaryDisplay().size);
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
    void this.open();
    app.emit('web-contents-created', cancelableEvent({}), this.webContents);
    app.emit('browser-window-created', cancelableEvent({}), this);
    if (this.visible) setImmediate(() => this.shown(true));
  }

  private async open(): Promise<void> {
    const { bounds } = this.shape;
    const page = await pages.create(bounds, this.visible);
    this.windowId = page.windowId;
    await WebContents.attach(this.webContents, page);
    const live = await WebContents.live(this.webContents);
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
      resized: (width, height) => this.resizedByUser(width, height),
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
    void WebContents.live(this.webContents).then(({ appearance }) => appearance.background(backgroundColor));
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
    void WebContents.live(this.webContents).then(({ session }) => session.post('Page.bringToFront', {}));
    focus.gain(this);
  }
  blur(): void {
    focus.lose(this);
  }
  isFocused(): boolean {
    return focus.has(this);
  }
  moveTop(): void {
    void WebContents.live(this.webContents).then(({ session }) => session.post('Page.bringToFront', {}));
  }
  getChildWindows(): Electron.BrowserWindow[] {
    return [];
  }

  private changeState(state: ShapeState, event: string): void {
    this.shape.state = state;
    void this.applyShape();
    this.emit(event);
  }
  minimize(): void {
    if (this.shape.state === 'minimized') return;
    focus.lose(this);
    this.changeState('minimized', 'minimize');
  }
  restore(): void {
    if (this.shape.state !== 'minimized') return;
    this.changeState('normal', 'restore');
    focus.gain(this);
  }
  isMinimized(): boolean {
    return this.shape.state === 'minimized';
  }
  maximize(): void {
    this.visible = true;
    if (this.shape.state !== 'maximized') this.changeState('maximized', 'maximize');
  }
  unmaximize(): void {
    if (this.shape.state === 'maximized') this.changeState('normal', 'unmaximize');
  }
  isMaximized(): boolean {
    return this.shape.state === 'maximized';
  }
  isNormal(): boolean {
    return this.shape.state === 'normal';
  }
  setFullScreen(flag: boolean): void {
    if (flag === this.isFullScreen()) return;
    this.changeState(flag ? 'fullscreen' : 'normal', flag ? 'enter-full-screen' : 'leave-full-screen');
  }
  isFullScreen(): boolean {
    return this.shape.state === 'fullscreen';
  }

  getBounds(): Electron.Rectangle {
    const whole = this.shape.state === 'maximized' || this.shape.state === 'fullscreen';
    return whole ? screen.getPrimaryDisplay().bounds : { ...this.shape.bounds };
  }
  getNormalBounds(): Electron.Rectangle {
    return { ...this.shape.bounds };
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const before = this.shape.bounds;
    const { minimum, maximum } = this.shape;
    const next = { ...before, ...bounds };
    this.shape.bounds = { x: next.x, y: next.y, ...clampSize(next, minimum, maximum) };
    const { x, y, width, height } = this.shape.bounds;
    void this.applyShape();
    if (width !== before.width || height !== before.height) this.emit('resize');
    if (x !== before.x || y !== before.y) this.emit('move');
  }
  private resizedByUser(width: number, height: number): void {
    const zoom = this.webContents.getZoomFactor();
    if (browser().headless || this.shape.state !== 'normal') return;
    this.shape.bounds = { ...this.shape.bounds, width: Math.round(width * zoom), height: Math.round(height * zoom) };
    this.emit('resize');
  }
  getContentBounds(): Electron.Rectangle {
    return this.getBounds();
  }
  setContentBounds(bounds: Electron.Rectangle): void {
    this.setBounds(bounds);
  }
  getSize(): number[] {
    const { width, height } = this.getBounds();
    return [width, height];
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  getContentSize(): number[] {
    return this.getSize();
  }
  setContentSize(width: number, height: number): void {
    this.setSize(width, height);
  }
  getPosition(): number[] {
    const { x, y } = this.getBounds();
    return [x, y];
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }
  center(): void {
    const { width, height } = screen.getPrimaryDisplay().size;
    const { bounds } = this.shape;
    this.setPosition(Math.round((width - bounds.width) / 2), Math.round((height - bounds.height) / 2));
  }
  getMinimumSize(): number[] {
    return [this.shape.minimum.width, this.shape.minimum.height];
  }
  setMinimumSize(width: number, height: number): void {
    this.shape.minimum = { width, height };
    this.setBounds({});
  }
  getMaximumSize(): number[] {
    return [this.shape.maximum.width, this.shape.maximum.height];
  }
  setMaximumSize(width: number, height: number): void {
    this.shape.maximum = { width, height };
    this.setBounds({});
  }
  private async applyShape(): Promise<void> {
    if (this.windowId === null || this.isDestroyed()) return;
    const state = this.visible ? this.shape.state : 'minimized';
    await pages.shape(this.windowId, state, this.shape.bounds);
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
    void WebContents.live(this.webContents).then(({ session }) => session.post('Page.close', {}));
  }
  destroy(): void {
    if (this.isDestroyed()) return;
    this.life = 'destroyed';
    focus.lose(this);
    void WebContents.live(this.webContents).then(({ session }) => pages.close(session.targetId));
    WebContents.destroy(this.webContents);
    all.delete(this.id);
    openWindows.delete(this);
    this.emit('closed');
    windowEvents.emit('closed');
  }
  isDestroyed(): boolean {
    return this.life === 'destroyed';
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
