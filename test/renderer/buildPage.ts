import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { xformsEnginePatches } from '../../scripts/vite/xformsEnginePatches.ts';

const page = join(import.meta.dirname, 'page');

/** Builds the window as a plain page into `folder`, with the plugins of the product's own build. */
export async function buildPage(folder: string): Promise<void> {
  await build({
    root: page,
    configFile: false,
    logLevel: 'error',
    plugins: [react(), xformsEnginePatches()],
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
}
