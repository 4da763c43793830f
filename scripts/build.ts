import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildRegions } from './regions/buildRegions.ts';
import { root, run } from './run.ts';

/** Builds what the program runs from: main, core, preload and page into out/, and the region search database. */
export async function build(): Promise<void> {
  const code = await run(join(root, 'node_modules/.bin/electron-vite'), ['build', '--logLevel', 'warn']);
  if (code !== 0) throw new Error(`electron-vite ended with ${code}`);
  const counts = await buildRegions(join(root, 'out/regions/regions.sqlite'));
  console.log(`regions: ${counts.provinces} provinces, ${counts.villages} villages`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
