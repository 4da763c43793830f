import { join } from 'node:path';
import { build } from 'vite';
import { windowBuild, windowPlugins } from '../../scripts/vite/windowBuild.ts';

const page = join(import.meta.dirname, 'page');

/** Builds the window as a plain page into `folder`, as the product's own build builds it. */
export async function buildPage(folder: string): Promise<void> {
  await build({
    root: page,
    configFile: false,
    logLevel: 'error',
    plugins: windowPlugins(),
    build: { ...windowBuild, outDir: folder },
  });
}
