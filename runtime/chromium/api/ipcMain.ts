import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { guardClass } from '../strict.ts';

type Handler = Parameters<Electron.IpcMain['handle']>[1];

/** `ipcMain`, and the `ipc` of a window or a frame. */
export class IpcMain extends EventEmitter implements Omit<Electron.IpcMain, keyof EventEmitter> {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, listener: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof listener !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof listener}'`);
    this.handlers.set(channel, listener);
  }
  handleOnce(channel: string, listener: Handler): void {
    this.handle(channel, (event, ...args: unknown[]) => {
      this.removeHandler(channel);
      return listener(event, ...args) as unknown;
    });
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** The handler that `target` has for a channel. Not a method, so that apps do not see it. */
  static handlerOf(target: IpcMain, channel: string): Handler | undefined {
    return target.handlers.get(channel);
  }
}
guardClass(IpcMain, 'ipcMain');

export const ipcMain = new IpcMain();
// An app may listen on a channel called "error"; without a listener Node would throw.
ipcMain.on('error', () => undefined);
