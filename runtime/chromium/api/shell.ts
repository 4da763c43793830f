import type Electron from 'electron';
import { guardObject } from '../strict.ts';

/** Electron's `shell`: nothing outside is ever opened; what would have been is told on stderr. */
export const shell = guardObject(
  {
    openExternal(url: string): Promise<void> {
      if (URL.parse(url) === null) return Promise.reject(new Error('Invalid URL'));
      process.stderr.write(`runtime/chromium: shell.openExternal ${url} (not opened)\n`);
      return Promise.resolve();
    },
    openPath(path: string): Promise<string> {
      process.stderr.write(`runtime/chromium: shell.openPath ${path} (not opened)\n`);
      return Promise.resolve('');
    },
    showItemInFolder(path: string): void {
      process.stderr.write(`runtime/chromium: shell.showItemInFolder ${path} (not shown)\n`);
    },
    beep(): void {
      process.stderr.write('\u0007');
    },
  } satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'>,
  'shell',
);
