import { join } from 'node:path';
import { app, dialog, nativeTheme } from 'electron';
import { answerCalls } from './answerCalls.ts';
import { openConsoleWindow, type ConsoleWindow } from './consoleWindow.ts';
import { createCoreProcess } from './coreProcess.ts';
import { databaseKey } from './databaseKey.ts';
import { readDeepLink } from './deepLink.ts';
import { denyPermissions, guardContents } from './guardContents.ts';
import { installMenu } from './installMenu.ts';
import { places } from './places.ts';
import { registerAppScheme, servePage } from './servePage.ts';
import { openSettingsFile } from './settingsFile.ts';
import { readStartArguments } from './startArguments.ts';
import { startTexts } from './startTexts.ts';
import { watchPower } from './watchPower.ts';

/** Wires the shell and nothing else: one window, one core, and the rules of who may talk to whom. */
async function start(): Promise<void> {
  const userData = app.getPath('userData');
  const words = readStartArguments(process.argv.slice(1));
  const where = places();
  const settingsFile = openSettingsFile(userData);
  nativeTheme.themeSource = settingsFile.settings().theme;

  const key = await databaseKey(userData, words.demo);
  if (!key.ok) {
    dialog.showErrorBox(startTexts.noSafeStorage.title, startTexts.noSafeStorage.text);
    app.quit();
    return;
  }

  let window: ConsoleWindow | null = null;
  const core = createCoreProcess(where.core, {
    startMessage: (again) => ({
      userData,
      packFolder: join(where.packs, words.pack),
      regionsFile: where.regions,
      provisioningFile: again.restarted ? null : words.provisioning,
      databaseKey: key.value,
      settings: settingsFile.settings(),
      demo: words.demo,
      version: app.getVersion(),
      ...again,
      notices:
        settingsFile.setAside === null || again.restarted
          ? []
          : [{ kind: 'settingsReset', details: { file: settingsFile.setAside } }],
    }),
    onEvent: (name, payload) => window?.send(name, payload),
    onWriteSettings: (change) => {
      const settings = settingsFile.writeSettings(change);
      nativeTheme.themeSource = settings.theme;
      core.tell({ type: 'settingsWritten', settings });
    },
  });

  denyPermissions();
  servePage(where.page);
  answerCalls((contentsId) => contentsId === window?.contentsId(), core.ask);
  core.start();
  installMenu();
  window = openConsoleWindow(settingsFile, where.preload);
  watchPower(core.tell);

  const obey = (argv: readonly string[]): void => {
    window?.show();
    const command = readDeepLink(argv);
    if (command !== null) window?.send('desk.command', { command });
  };
  app.on('second-instance', (_event, argv) => obey(argv));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    obey([url]);
  });
  app.on('will-quit', core.stop);
}

if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  registerAppScheme();
  guardContents();
  app.setAsDefaultProtocolClient('tanggap');
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      console.error(error);
      dialog.showErrorBox(startTexts.failed.title, startTexts.failed.text);
      app.exit(1);
    });
} else app.quit();
