import { pathToFileURL } from 'node:url';
import { takeAwayWhatBoringSslLacks } from './boot/cryptoParity.ts';
import { provideElectronModule } from './boot/electronModule.ts';
import { describeProcess } from './boot/describeProcess.ts';
import { createParentPort } from './ports/parentPort.ts';
import { absentModule, guardObject } from './strict.ts';

// The start of a utility process: argv is [node, this file, the app's module, ...its arguments].
const [, , modulePath = '', ...args] = process.argv;
describeProcess('utility');
process.argv = [process.execPath, modulePath, ...args];
takeAwayWhatBoringSslLacks();

const parentPort = createParentPort();
Object.assign(process, { parentPort });
provideElectronModule(
  guardObject(
    {
      net: absentModule('net (utility process)'),
      systemPreferences: absentModule('systemPreferences (utility process)'),
      parentPort,
    },
    'electron (utility process)',
  ),
);
// When the main process dies, however it dies, its utility processes die with it.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
await import(pathToFileURL(modulePath).href);
