import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { check } from './check.ts';
import { root, run } from './run.ts';
import { chromium, havePrograms, postgresql } from './systemPrograms.ts';

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  success: z.boolean(),
});

/** `npm test`: everything, set-up included; the last line counts what ran. */
if (!(await havePrograms([chromium, postgresql]))) process.exit(1);
const wrong = await check();
const file = join(root, 'artifacts/test/report.json');
const code = await run(join(root, 'node_modules/.bin/vitest'), [
  'run',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${file}`,
]);
const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
const failed = report.numFailedTests + wrong + (code !== 0 && report.numFailedTests === 0 ? 1 : 0);
console.log(`${report.numPassedTests} passed, ${failed} failed, ${report.numPendingTests} skipped`);
process.exitCode = failed === 0 && code === 0 ? 0 : 1;
