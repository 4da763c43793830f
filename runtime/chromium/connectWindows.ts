import { BrowserWindow } from './api/browserWindow.ts';
import { provideFocusedWindow } from './api/menu.ts';
import { providePagesHost } from './api/pages.ts';
import { WebContents } from './contents/webContents.ts';

/** Ties Chromium's pages and the menu to the windows. */
export function connectWindows(): void {
  const find = (targetId: string): WebContents | undefined => WebContents.fromDevToolsTargetId(targetId);

  provideFocusedWindow(() => BrowserWindow.getFocusedWindow());
  providePagesHost({
    crashed(targetId, status, exitCode) {
      const contents = find(targetId);
      if (contents === undefined) return;
      WebContents.crash(contents, { reason: status === 'killed' ? 'killed' : 'crashed', exitCode });
    },
    gone(targetId) {
      const contents = find(targetId);
      const window = contents === undefined ? null : BrowserWindow.fromWebContents(contents);
      if (window !== null) BrowserWindow.vanished(window);
    },
  });
}
