import type Electron from 'electron';

export type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** A window that a page wants. */
export interface WantedWindow {
  url: string;
  frameName: string;
  features: string;
  disposition: Electron.HandlerDetails['disposition'];
}

/** Asks the app whether a page may open a window; the options of the new window, or null. An app without a handler allows. */
export function judgeWindowOpen(
  handler: WindowOpenHandler | null,
  wanted: WantedWindow,
): Electron.BrowserWindowConstructorOptions | null {
  if (handler === null) return {};
  const answer = handler({ ...wanted, referrer: { url: '', policy: 'default' } });
  return answer.action === 'allow' ? (answer.overrideBrowserWindowOptions ?? {}) : null;
}
