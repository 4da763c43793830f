import { run } from '../../scripts/run.ts';
import { chromium, havePrograms } from '../../scripts/systemPrograms.ts';

/** Windows are tested on what is built from the sources as they stand. */
export async function setup(): Promise<void> {
  if (!(await havePrograms([chromium]))) throw new Error('The windows need Chromium; the line to type stands above.');
  // A process of its own: the test runner's module loader lacks what the build needs.
  const code = await run(process.execPath, ['scripts/build.ts']);
  if (code !== 0) throw new Error(`the build ended with ${code}`);
}
