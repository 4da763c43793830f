import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { browser } from '../browser/browser.ts';
import { followTargets } from '../browser/targets.ts';
import type { Targets } from '../browser/targets.ts';
import { WebContents } from '../contents/webContents.ts';
import { guardClass } from '../strict.ts';
import { app } from './app.ts';
import { cancelableEvent } from './cancelableEvent.ts';
import { openWindows, windowEvents } from './openWindows.ts';

const all = new Map<number, BrowserWindow>();
let lastId = 0;
let targets: Promise<Targets> | null = null;

function allTargets(): Promise<Targets> {
  targets ??= followTargets(
    browser().cdp,
    ({ targetId }) => void browser().cdp.send('Target.closeTarget', { targetId }),
    (targetId) => {
      const contents = WebContents.fromDevToolsTargetId(targetId);
      if (contents !== undefined) BrowserWindow.fromWebContents(contents)?.destroy();
    },
  );
  return targets;
}

export class BrowserWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  private destroyed = false;
  private visible: boolean;
  private width: number;
  private height: number;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    lastId += 1;
    this.id = lastId;
    this.width = options.width ?? 800;
    this.height = options.height ?? 600;
    this.visible = options.show ?? true;
    this.webContents = new WebContents(options.webPreferences ?? {});
    all.set(this.id, this);
    openWindows.add(this);
    this.webContents.on('-close', () => this.close());
    this.webContents.once('did-finish-load', () => setImmediate(() => this.emit('ready-to-show')));
    void this.open();
    app.emit('web-contents-created', cancelableEvent({}), this.webContents);
    app.emit('browser-window-created', cancelableEvent({}), this);
  }
  private async open(): Promise<void> {
    const { cdp } = browser();
    const { session, run } = await (await allTargets()).create({ width: this.width, height: this.height });
    await WebContents.attach(this.webContents, session);
    const { windowId } = await cdp.send('Browser.getWindowForTarget', { targetId: session.targetId });
    await cdp.send('Browser.setContentsSize', { windowId, width: this.width, height: this.height });
    run();
  }
  loadURL(url: string, options?: Electron.LoadURLOptions): Promise<void> {
    return this.webContents.loadURL(url, options);
  }
  show(): void {
    this.visible = true;
    this.emit('show');
  }
  isVisible(): boolean {
    return this.visible;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  close(): void {
    const event = cancelableEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) windowEvents.emit('kept');
    else this.destroy();
  }
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    void WebContents.page(this.webContents).then(({ targetId }) =>
      browser()
        .cdp.send('Target.closeTarget', { targetId })
        .catch(() => undefined),
    );
    WebContents.destroy(this.webContents);
    all.delete(this.id);
    openWindows.delete(this);
    this.emit('closed');
    windowEvents.emit('closed');
  }
  static getAllWindows(): BrowserWindow[] {
    return [...all.values()];
  }
  static fromId(id: number): BrowserWindow | null {
    return all.get(id) ?? null;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...all.values()].find((window) => window.webContents === contents) ?? null;
  }
}
guardClass(BrowserWindow);
