import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { root } from './run.ts';
import { chromium, havePrograms } from './systemPrograms.ts';
import { playTour } from './tour/playTour.ts';

/** `npm run tour`: the main job on the screen, by keyboard; leaves pictures, the desk's folders and report.json. */
if (!(await havePrograms([chromium]))) process.exit(1);
await build();
const folder = join(root, 'artifacts/tour');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const report = await playTour(folder);
writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(JSON.stringify({ ...report, callers: report.callers.length, steps: report.steps.length }, null, 2));
process.exitCode = report.ok ? 0 : 1;
