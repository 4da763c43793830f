import { join } from 'node:path';
import { app, dialog, nativeTheme } from 'electron';
import { answerCalls } from './answerCalls.ts';
import { openConsoleWindow } from './consoleWindow.ts';
import { createCoreProcess } from './coreProcess.ts';
import type { DatabaseKey } from './databaseKey.ts';
import { readDeepLink } from './deepLink.ts';
import { defaultPack } from './defaultPack.ts';
import { denyPermissions, guardContents } from './guardContents.ts';
import { installMenu } from './installMenu.ts';
import { once } from './once.ts';
import { openKey } from './openKey.ts';
import { places } from './places.ts';
import { runFormCheck } from './runFormCheck.ts';
import { registerAppScheme, servePage } from './servePage.ts';
import { openSettingsFile } from './settingsFile.ts';
import { readStartArguments } from './startArguments.ts';
import { startNotices } from './startNotices.ts';
import { startTexts } from './startTexts.ts';
import { watchPower } from './watchPower.ts';

/** Wires the shell and nothing else: one window, one core, and the rules of who may talk to whom. */
async function start(): Promise<void> {
  const userData = app.getPath('userData');
  const words = readStartArguments(process.argv.slice(1));
  const where = places();
  const settingsFile = openSettingsFile(userData);
  nativeTheme.themeSource = settingsFile.settings().theme;

  denyPermissions();
  servePage(where.page);
  installMenu();
  const window = openConsoleWindow(settingsFile, where.preload);
  let databaseKey: DatabaseKey | null = null;
  const core = createCoreProcess(where.core, {
    startMessage: (again) => ({
      userData,
      packFolder: join(where.packs, words.pack ?? defaultPack(where.packs)),
      regionsFile: where.regions,
      provisioningFile: again.restarted ? null : words.provisioning,
      formerKeys: [...(databaseKey?.formerKeys ?? [])],
      settings: settingsFile.settings(),
      demo: words.demo,
      version: app.getVersion(),
      ...again,
      notices: again.restarted ? [] : startNotices(settingsFile.setAside, databaseKey),
    }),
    checkForm: (file) => runFormCheck(where.formChecker, file),
    onEvent: window.send,
    onRecoveryKey: (publicKey) => databaseKey?.wrapFor(publicKey),
    onWriteSettings: (change) => {
      const settings = settingsFile.writeSettings(change);
      nativeTheme.themeSource = settings.theme;
      core.tell({ type: 'settingsWritten', settings });
    },
  });
  const opening = openKey(userData, words);
  const begin = once(async (): Promise<void> => {
    const opened = await opening;
    if ('refusal' in opened) {
      const { title, text } = startTexts[opened.refusal];
      dialog.showErrorBox(title, text);
      app.quit();
      return;
    }
    databaseKey = opened;
    core.start(opened.key);
    watchPower(core.tell);
  });
  // The page's first call starts core: by then it has been drawn, and on two processors core would take from it what the agent looks at.
  answerCalls(
    (contentsId) => contentsId === window.contentsId(),
    async (name, input) => {
      await begin();
      return core.ask(name, input);
    },
  );

  const obey = (argv: readonly string[]): void => {
    window.show();
    const command = readDeepLink(argv);
    if (command !== null) window.send('desk.command', { command });
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
