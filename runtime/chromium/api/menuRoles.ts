import type Electron from 'electron';

export type Role = NonNullable<Electron.MenuItemConstructorOptions['role']>;

/** What a role needs of the window that has the focus. */
export interface RoleWindow {
  close(): void;
  minimize(): void;
  isFullScreen(): boolean;
  setFullScreen(flag: boolean): void;
  webContents: {
    reload(): void;
    reloadIgnoringCache(): void;
    toggleDevTools(): void;
    getZoomLevel(): number;
    setZoomLevel(level: number): void;
    executeJavaScript(code: string, userGesture?: boolean): Promise<unknown>;
  };
}

export interface RoleDefaults {
  label: string;
  accelerator?: string;
  act(window: RoleWindow | null, quit: () => void): void;
}

const edit = (command: string) => (window: RoleWindow | null) => {
  void window?.webContents.executeJavaScript(`document.execCommand('${command}')`, true);
};

/** Labels, keys and effects of the roles that this runtime plays; the others have none. */
export const ROLES: Partial<Record<Role, RoleDefaults>> = {
  undo: { label: 'Undo', accelerator: 'CommandOrControl+Z', act: edit('undo') },
  redo: { label: 'Redo', accelerator: 'Shift+CommandOrControl+Z', act: edit('redo') },
  cut: { label: 'Cut', accelerator: 'CommandOrControl+X', act: edit('cut') },
  copy: { label: 'Copy', accelerator: 'CommandOrControl+C', act: edit('copy') },
  paste: { label: 'Paste', accelerator: 'CommandOrControl+V', act: edit('paste') },
  delete: { label: 'Delete', act: edit('delete') },
  selectAll: { label: 'Select All', accelerator: 'CommandOrControl+A', act: edit('selectAll') },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', act: (window) => window?.webContents.reload() },
  forceReload: {
    label: 'Force Reload',
    accelerator: 'Shift+CmdOrCtrl+R',
    act: (window) => window?.webContents.reloadIgnoringCache(),
  },
  toggleDevTools: {
    label: 'Toggle Developer Tools',
    accelerator: 'Ctrl+Shift+I',
    act: (window) => window?.webContents.toggleDevTools(),
  },
  resetZoom: {
    label: 'Actual Size',
    accelerator: 'CommandOrControl+0',
    act: (window) => window?.webContents.setZoomLevel(0),
  },
  zoomIn: {
    label: 'Zoom In',
    accelerator: 'CommandOrControl+Plus',
    act: (window) => window?.webContents.setZoomLevel(window.webContents.getZoomLevel() + 0.5),
  },
  zoomOut: {
    label: 'Zoom Out',
    accelerator: 'CommandOrControl+-',
    act: (window) => window?.webContents.setZoomLevel(window.webContents.getZoomLevel() - 0.5),
  },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: 'F11',
    act: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M', act: (window) => window?.minimize() },
  close: { label: 'Close Window', accelerator: 'CommandOrControl+W', act: (window) => window?.close() },
  quit: { label: 'Quit', accelerator: 'CommandOrControl+Q', act: (_window, quit) => quit() },
  about: { label: 'About', act: () => undefined },
  fileMenu: { label: 'File', act: () => undefined },
  editMenu: { label: 'Edit', act: () => undefined },
  viewMenu: { label: 'View', act: () => undefined },
  windowMenu: { label: 'Window', act: () => undefined },
  help: { label: 'Help', act: () => undefined },
};

/** What the menu roles hold. */
export const ROLE_MENUS: Partial<Record<Role, Electron.MenuItemConstructorOptions[]>> = {
  fileMenu: [{ role: 'quit' }],
  editMenu: [
    { role: 'undo' },
    { role: 'redo' },
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'delete' },
    { type: 'separator' },
    { role: 'selectAll' },
  ],
  viewMenu: [
    { role: 'reload' },
    { role: 'forceReload' },
    { role: 'toggleDevTools' },
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ],
  windowMenu: [{ role: 'minimize' }, { role: 'close' }],
};
