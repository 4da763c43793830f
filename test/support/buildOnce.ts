import { build } from '../../scripts/build.ts';
import { chromium, havePrograms } from '../../scripts/systemPrograms.ts';

/** Windows are tested on what is built from the sources as they stand. */
export async function setup(): Promise<void> {
  if (!(await havePrograms([chromium]))) throw new Error('The windows need Chromium; the line to type stands above.');
  await build();
}
