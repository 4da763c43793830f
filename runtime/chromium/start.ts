import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { app } from './api/app.ts';
import { appInfo, findApp } from './api/appInfo.ts';
import { dialog } from './api/dialog.ts';
import { pages } from './api/pages.ts';
import { takeAwayWhatBoringSslLacks } from './boot/cryptoParity.ts';
import { provideElectronModule } from './boot/electronModule.ts';
import { handleFailures } from './boot/handleFailures.ts';
import { browser } from './browser/browser.ts';
import { connectWindows } from './connectWindows.ts';
import { electron } from './electron.ts';

/** How long the main script may take before it is told that it may be waiting for itself, in ms. */
const PATIENCE = 10_000;

takeAwayWhatBoringSslLacks();
provideElectronModule(electron);
handleFailures({ quit: () => app.quit(), showErrorBox: dialog.showErrorBox });

// `-r FILE`: Playwright's loader. It shortens process.argv to what an app expects.
const preload = process.argv.findIndex((argument) => argument === '-r' || argument === '--require');
if (preload !== -1) createRequire(import.meta.url)(process.argv[preload + 1] ?? '');

const chromium = browser();
chromium.onExit(() => {
  process.stderr.write('runtime/chromium: Chromium has ended, and the app with it\n');
  process.exit(1);
});
connectWindows();
pages.prepare();

const argument = process.argv.slice(1).find((candidate) => !candidate.startsWith('-'));
if (argument === undefined) {
  process.stderr.write('runtime/chromium: name an app: a folder with a package.json, or a script\n');
  process.exit(1);
}
Object.assign(appInfo, findApp(argument));

const warning = setTimeout(() => {
  process.stderr.write(
    'runtime/chromium: the main script is not done; if it awaits app.whenReady() at its top level, it waits for ever, as in Electron\n',
  );
}, PATIENCE);
try {
  await import(pathToFileURL(appInfo.main).href);
} catch (error) {
  // Electron shows a box and stays without windows; here nobody would see either.
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
clearTimeout(warning);
await chromium.version;
app.becomeReady();
