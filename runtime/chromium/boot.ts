import { describeProcess } from './boot/describeProcess.ts';

// The start: argv is [node, this file, Electron's executable, ...what it was given].
describeProcess('browser');
process.argv = process.argv.slice(2);
await import('./start.ts');
