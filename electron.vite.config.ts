import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import { windowBuild, windowPlugins } from './scripts/vite/windowBuild.ts';

export default defineConfig({
  main: {
    // Its build for Node declares `require` at the top of a module, as this bundler does: both do not load. We use no workers.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          main: resolve('main/main.ts'),
          core: resolve('core/core.ts'),
          formChecker: resolve('core/forms/formChecker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { preload: resolve('preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: windowPlugins(),
    build: {
      ...windowBuild,
      outDir: resolve('out/renderer'),
      rolldownOptions: { ...windowBuild.rolldownOptions, input: { index: resolve('renderer/index.html') } },
    },
  },
});
