import { expect, test } from 'vitest';
import { sharedFixture } from './launchFixture.ts';

// What this runtime lacks is a property of it alone: Electron has these.
const shared = sharedFixture();

test('whatever this runtime lacks throws with its full name', async () => {
  const messages = await shared.app.evaluate((electron) => {
    const said = (call: () => unknown): string => {
      try {
        return `returned ${String(call())}`;
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    const { window } = fixture;
    const { autoUpdater, Tray } = electron;
    return [
      said(() => electron.app.getFileIcon('x')),
      said(() => electron.app.dock),
      said(() => autoUpdater.checkForUpdates()),
      said(() => new Tray('icon.png')),
      said(() => electron.BrowserWindow.clearPersistedState('x')),
      said(() => window.setVibrancy(null)),
      said(() => window.webContents.debugger),
      said(() => electron.session.defaultSession.cookies),
      said(() => electron.session.fromPartition('persist:x')),
      said(() => electron.safeStorage.encryptString('x')),
      said(() => Reflect.get(electron, 'noSuchModule') as unknown),
    ];
  });
  const lacks = (name: string): string => `runtime/chromium: ${name} is not part of this runtime`;
  expect(messages).toEqual([
    lacks('app.getFileIcon'),
    'returned undefined',
    lacks('autoUpdater.checkForUpdates'),
    lacks('Tray'),
    lacks('BrowserWindow.clearPersistedState'),
    lacks('BrowserWindow.setVibrancy'),
    lacks('webContents.debugger'),
    lacks('session.cookies'),
    lacks("session.fromPartition('persist:x')"),
    expect.stringContaining('deprecated in Electron 45'),
    lacks('electron.noSuchModule'),
  ]);
});
