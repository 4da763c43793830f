import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type Electron from 'electron';
import { guardClass } from '../strict.ts';
import { ELECTRON_VERSION } from '../versions.ts';
import { appInfo } from './appInfo.ts';
import { cancelableEvent } from './cancelableEvent.ts';
import { commandLine, switches } from './commandLine.ts';
import { getPath, setPath } from './paths.ts';
import { createQuitting } from './quitting.ts';
import { createSingleInstance } from './singleInstance.ts';

/** Electron's `app`, as far as this runtime has it. */
class App extends EventEmitter implements Partial<Omit<Electron.App, keyof EventEmitter>> {
  readonly commandLine = commandLine;
  readonly isPackaged = false;
  readonly dock = undefined;
  applicationMenu: Electron.Menu | null = null;
  userAgentFallback = `Electron/${ELECTRON_VERSION}`;
  badgeCount = 0;
  private ready = false;
  private nameSet: string | null = null;
  private readonly protocols = new Set<string>();
  private readonly readiness = Promise.withResolvers<void>();
  private readonly leaving = createQuitting(this, (code) => process.exit(code));
  private readonly instance = createSingleInstance(({ argv, cwd, data }) => {
    this.emit('second-instance', cancelableEvent({}), argv, cwd, data);
  });

  get name(): string {
    return this.nameSet ?? appInfo.name;
  }
  set name(name: string) {
    this.nameSet = name;
  }
  getName(): string {
    return this.name;
  }
  setName(name: string): void {
    this.name = name;
  }
  getVersion(): string {
    return appInfo.version;
  }
  getAppPath(): string {
    return appInfo.path;
  }
  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    return getPath(name);
  }
  setPath(name: string, path: string): void {
    setPath(name, path);
  }
  setAppLogsPath(path?: string): void {
    const folder = path ?? join(getPath('userData'), 'logs');
    mkdirSync(folder, { recursive: true });
    setPath('logs', folder);
  }
  getLocale(): string {
    return switches.get('lang') ?? this.getSystemLocale();
  }
  getSystemLocale(): string {
    const { env } = process;
    const posix = env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
    const tag = (posix.split('.')[0] ?? '').replace('_', '-');
    return tag === '' || tag === 'C' || tag === 'POSIX' ? 'en-US' : tag;
  }
  getLocaleCountryCode(): string {
    return new Intl.Locale(this.getSystemLocale()).region ?? '';
  }
  getPreferredSystemLanguages(): string[] {
    return [this.getSystemLocale()];
  }

  isReady(): boolean {
    return this.ready;
  }
  async whenReady(): Promise<void> {
    return this.readiness.promise;
  }
  quit(): void {
    this.leaving.quit();
  }
  exit(exitCode = 0): void {
    this.leaving.exit(exitCode);
  }
  relaunch(options: Electron.RelaunchOptions = {}): void {
    const file = options.execPath ?? process.execPath;
    const args = options.args ?? process.argv.slice(1);
    // The new instance starts when this one has left, as in Electron.
    process.once('exit', () => spawn(file, args, { detached: true, stdio: 'ignore' }).unref());
  }
  focus(): void {
    this.emit('focus-requested');
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    return this.instance.request(getPath('userData'), additionalData);
  }
  hasSingleInstanceLock(): boolean {
    return this.instance.has();
  }
  releaseSingleInstanceLock(): void {
    this.instance.release();
  }

  setAsDefaultProtocolClient(protocol: string): boolean {
    this.protocols.add(protocol);
    return true;
  }
  removeAsDefaultProtocolClient(protocol: string): boolean {
    return this.protocols.delete(protocol);
  }
  isDefaultProtocolClient(protocol: string): boolean {
    return this.protocols.has(protocol);
  }

  enableSandbox(): void {
    if (this.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }
  disableHardwareAcceleration(): void {
    if (this.ready) throw new Error('app.disableHardwareAcceleration() can only be called before app is ready');
  }
  isHardwareAccelerationEnabled(): boolean {
    return false;
  }
  setAppUserModelId(): void {
    // Windows only; nothing to do elsewhere, as in Electron.
  }
  setDesktopName(): void {
    // Only a desktop's task bar would read it.
  }
  setAboutPanelOptions(): void {
    // There is no About panel to fill.
  }
  getBadgeCount(): number {
    return this.badgeCount;
  }
  setBadgeCount(count = 0): boolean {
    this.badgeCount = count;
    return true;
  }
  setLoginItemSettings(): void {
    // macOS and Windows only, as in Electron.
  }
  isAccessibilitySupportEnabled(): boolean {
    return false;
  }
  setAccessibilitySupportEnabled(): void {
    // Chromium turns its accessibility tree on when something asks for it.
  }
  getAppMetrics(): Electron.ProcessMetric[] {
    const { rss } = process.memoryUsage();
    const cpu = { percentCPUUsage: 0, cumulativeCPUUsage: process.cpuUsage().user / 1e6, idleWakeupsPerSecond: 0 };
    const memory = {
      workingSetSize: Math.round(rss / 1024),
      peakWorkingSetSize: Math.round(rss / 1024),
      privateBytes: 0,
    };
    return [{ pid: process.pid, type: 'Browser', creationTime: performance.timeOrigin, cpu, memory }];
  }

  /** Called by the start-up when the main script has run and Chromium answers. */
  becomeReady(): void {
    this.ready = true;
    this.emit('will-finish-launching');
    // Through `this.emit`, because Playwright's loader replaces it to hold the event back.
    this.emit('ready', cancelableEvent({}), {});
    this.readiness.resolve();
  }
}
guardClass(App, 'app');

export const app = new App();
