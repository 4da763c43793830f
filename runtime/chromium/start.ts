import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { app } from './api/app.ts';
import { appInfo, findApp } from './api/appInfo.ts';
import { pages } from './api/pages.ts';
import { browser } from './browser/browser.ts';
import { connectWindows } from './connectWindows.ts';
import { takeAwayWhatBoringSslLacks } from './boot/cryptoParity.ts';
import { provideElectronModule } from './boot/electronModule.ts';
import { electron } from './electron.ts';

takeAwayWhatBoringSslLacks();
provideElectronModule(electron);

const require = createRequire(import.meta.url);
const preloadAt = process.argv.findIndex((arg) => arg === '-r' || arg === '--require');
if (preloadAt !== -1) require(process.argv[preloadAt + 1] ?? '');

const chromium = browser();
connectWindows();
pages.prepare();
chromium.onExit(() => {
  process.stderr.write('runtime/chromium: Chromium has ended\n');
  process.exit(1);
});
const argument = process.argv.slice(1).find((arg) => !arg.startsWith('-'));
Object.assign(appInfo, findApp(argument ?? '.'));
await import(pathToFileURL(appInfo.main).href);
await chromium.version;
app.becomeReady();
