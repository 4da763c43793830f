import { BrowserWindow } from './api/browserWindow.ts';
import { provideFocusedWindow } from './api/menu.ts';
import { providePagesHost } from './api/pages.ts';
import { toAppUrl } from './api/schemeUrls.ts';
import { WebContents } from './contents/webContents.ts';

/** Ties Chromium's pages and the menu to the windows. */
export function connectWindows(): void {
  const find = (targetId: string): WebContents | undefined => WebContents.fromDevToolsTargetId(targetId);

  provideFocusedWindow(() => BrowserWindow.getFocusedWindow());
  providePagesHost({
    popup({ openerId, url }) {
      const opener = openerId === undefined ? undefined : find(openerId);
      const wanted = { url: toAppUrl(url), frameName: '', features: '', disposition: 'foreground-tab' as const };
      if (opener !== undefined) WebContents.openWindow(opener, wanted);
    },
    titled(targetId, title) {
      const contents = find(targetId);
      if (contents !== undefined) WebContents.titled(contents, title);
    },
    crashed(targetId, status, exitCode) {
      const contents = find(targetId);
      if (contents === undefined) return;
      WebContents.crash(contents, { reason: status === 'killed' ? 'killed' : 'crashed', exitCode });
    },
    gone(targetId) {
      const contents = find(targetId);
      const window = contents === undefined ? null : BrowserWindow.fromWebContents(contents);
      window?.destroy();
    },
  });
}
