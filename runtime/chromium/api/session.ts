import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { guardClass } from '../strict.ts';
import { protocol } from './protocol.ts';
import { netFetch } from './net.ts';

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Electron.Session['setDevicePermissionHandler']>[0];
type DisplayMediaHandler = Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0];

/** What an app decided about permissions; windows read it when a document is loaded. */
export interface PermissionHandlers {
  request: RequestHandler;
  check: CheckHandler;
}

/** Electron's Session; this runtime has one. */
class Session extends EventEmitter {
  readonly protocol = protocol;
  private handlers: PermissionHandlers = { request: null, check: null };
  private spellChecker = true;
  private spellCheckerLanguages: string[] = ['en-US'];

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.handlers = { ...this.handlers, request: handler };
    this.emit('-permissions');
  }
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.handlers = { ...this.handlers, check: handler };
    this.emit('-permissions');
  }
  /** Devices are chosen in a chooser that this runtime never shows: none is ever given, whatever the handler says. */
  setDevicePermissionHandler(_handler: DeviceHandler): void {
    this.emit('-permissions');
  }
  /** Screens are never given to a page by this runtime, whatever the handler says. */
  setDisplayMediaRequestHandler(_handler: DisplayMediaHandler): void {
    this.emit('-permissions');
  }
  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable;
  }
  isSpellCheckerEnabled(): boolean {
    return this.spellChecker;
  }
  setSpellCheckerLanguages(languages: string[]): void {
    this.spellCheckerLanguages = [...languages];
  }
  getSpellCheckerLanguages(): string[] {
    return [...this.spellCheckerLanguages];
  }
  isPersistent(): boolean {
    return false;
  }
  fetch(input: string | Request, init?: Parameters<typeof netFetch>[1]): Promise<Response> {
    return netFetch(input, init);
  }
  async clearCache(): Promise<void> {
    await this.clear('cache');
  }
  async clearStorageData(): Promise<void> {
    await this.clear('storage');
  }
  async clearData(): Promise<void> {
    await this.clear('cache');
    await this.clear('storage');
  }
  private async clear(what: 'cache' | 'storage'): Promise<void> {
    const work: Promise<void>[] = [];
    this.emit('-clear', what, work);
    await Promise.all(work);
  }
  static handlersOf(target: Session): PermissionHandlers {
    return target.handlers;
  }
}
guardClass(Session, 'session');

export const defaultSession = new Session();
/** The handlers in force. */
export const permissionHandlers = (): PermissionHandlers => Session.handlersOf(defaultSession);

/** Electron's `session` module. */
export const session = {
  defaultSession,
  fromPartition(partition: string): Session {
    if (partition === '') return defaultSession;
    throw new Error(`runtime/chromium: session.fromPartition('${partition}') is not part of this runtime`);
  },
};
