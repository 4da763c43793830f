import { couldNot } from './forms/couldNot.ts';
import { readArguments, usage } from './forms/readArguments.ts';
import { runCheck } from './forms/runCheck.ts';
import { runCompile } from './forms/runCompile.ts';

/** `npm run forms`: checks forms, compiles them, and shows them while they are written. */
const read = readArguments(process.argv.slice(2));
if (!read.ok) process.exitCode = couldNot(`${read.sentence}\n\n${usage}`);
else if (read.value.command === 'check') process.exitCode = await runCheck(read.value);
else if (read.value.command === 'compile') process.exitCode = await runCompile(read.value);
else process.exitCode = await (await import('./forms/runPreview.ts')).runPreview(read.value.file);
