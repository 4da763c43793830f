import type Electron from 'electron';
import { app } from './api/app.ts';
import { BrowserWindow } from './api/browserWindow.ts';
import { clipboard, ClipboardItem } from './api/clipboard.ts';
import { crashReporter } from './api/crashReporter.ts';
import { dialog } from './api/dialog.ts';
import { ipcMain } from './api/ipcMain.ts';
import { Menu, MenuItem } from './api/menu.ts';
import { nativeTheme } from './api/nativeTheme.ts';
import { net } from './api/net.ts';
import { Notification } from './api/notification.ts';
import { powerMonitor } from './api/powerMonitor.ts';
import { powerSaveBlocker } from './api/powerSaveBlocker.ts';
import { protocol } from './api/protocol.ts';
import { safeStorage } from './api/safeStorage.ts';
import { screen } from './api/screen.ts';
import { session } from './api/session.ts';
import { shell } from './api/shell.ts';
import { utilityProcess } from './api/utilityProcess.ts';
import { WebContents } from './contents/webContents.ts';
import { MessageChannelMain } from './ports/hub.ts';
import { absentModule, guardObject } from './strict.ts';

/** Everything that `electron` exports in a process; a name that Electron adds or drops fails the build until it is decided. */
type Exports = Record<keyof typeof Electron, unknown>;

/** The module `electron` of the main process. */
export const electron = guardObject(
  {
    app,
    BrowserWindow,
    clipboard,
    ClipboardItem,
    crashReporter,
    dialog,
    ipcMain,
    Menu,
    MenuItem,
    MessageChannelMain,
    nativeTheme,
    net,
    Notification,
    powerMonitor,
    powerSaveBlocker,
    protocol,
    safeStorage,
    screen,
    session,
    shell,
    utilityProcess,
    webContents: WebContents,
    // Not part of this runtime: harmless to import, loud to use.
    autoUpdater: absentModule('autoUpdater'),
    BaseWindow: absentModule('BaseWindow'),
    BrowserView: absentModule('BrowserView'),
    contentTracing: absentModule('contentTracing'),
    contextBridge: absentModule('contextBridge (main process)'),
    desktopCapturer: absentModule('desktopCapturer'),
    globalShortcut: absentModule('globalShortcut'),
    ImageView: absentModule('ImageView'),
    inAppPurchase: absentModule('inAppPurchase'),
    IpcMainServiceWorker: absentModule('IpcMainServiceWorker'),
    ipcRenderer: absentModule('ipcRenderer (main process)'),
    LanguageModelUtility: absentModule('LanguageModelUtility'),
    localAIHandler: absentModule('localAIHandler'),
    nativeImage: absentModule('nativeImage'),
    netLog: absentModule('netLog'),
    parentPort: absentModule('parentPort (main process)'),
    pushNotifications: absentModule('pushNotifications'),
    sharedTexture: absentModule('sharedTexture'),
    ShareMenu: absentModule('ShareMenu'),
    systemPreferences: absentModule('systemPreferences'),
    TouchBar: absentModule('TouchBar'),
    Tray: absentModule('Tray'),
    View: absentModule('View'),
    WebContentsView: absentModule('WebContentsView'),
    webFrame: absentModule('webFrame (main process)'),
    webFrameMain: absentModule('webFrameMain'),
    WebSocket: absentModule('WebSocket'),
    webUtils: absentModule('webUtils (main process)'),
  } satisfies Exports,
  'electron',
);
