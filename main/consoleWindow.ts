import { join } from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { appUrl } from './appOrigin.ts';
import type { SettingsFile } from './settingsFile.ts';

export type ConsoleWindow = {
  readonly contentsId: () => number | null;
  readonly send: (name: string, payload: unknown) => void;
  readonly show: () => void;
};

/** Paper of the light and dark theme (renderer/tokens.css), so that nothing flashes before the first paint. */
const paper = { light: '#f8f9fb', dark: '#15181d' } as const;

/** The one window. A page that dies is loaded again: drafts are on disk, so it comes back where it was. */
export function openConsoleWindow(file: SettingsFile, preload: string): ConsoleWindow {
  const kept = file.window();
  const window = new BrowserWindow({
    width: kept.bounds?.width ?? 1440,
    height: kept.bounds?.height ?? 900,
    ...(kept.bounds === null ? {} : { x: kept.bounds.x, y: kept.bounds.y }),
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Tanggap',
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload: join(preload),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  let reloads = 0;
  window.once('ready-to-show', () => {
    if (kept.maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    file.writeWindow({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    console.error(`the page ended: ${details.reason}`);
    reloads += 1;
    // Not in the same turn: Electron is still taking the old page down.
    if (!window.isDestroyed()) setTimeout(() => void window.loadURL(appUrl), Math.min(5_000, 250 * reloads));
  });
  const { language, theme } = file.settings();
  void window.loadURL(`${appUrl}?${new URLSearchParams({ language, theme }).toString()}`);
  return {
    contentsId: () => (window.isDestroyed() ? null : window.webContents.id),
    send: (name, payload) => {
      if (!window.isDestroyed()) window.webContents.send('event', name, payload);
    },
    show: () => {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}
