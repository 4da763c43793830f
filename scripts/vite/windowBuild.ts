import react from '@vitejs/plugin-react';
import type { BuildEnvironmentOptions, PluginOption } from 'vite';
import { cssLayerOrder } from './cssLayerOrder.ts';
import { xformsEnginePatches } from './xformsEnginePatches.ts';

/** How the window's page is built, in the product and in tests of the page alone. */
export const windowPlugins = (): PluginOption[] => [react(), xformsEnginePatches(), cssLayerOrder()];

export const windowBuild = {
  emptyOutDir: true,
  minify: true,
  // The policy of the page knows no data: scripts and fonts; everything is a file.
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  // Read from the disk it stands on, not over a network.
  chunkSizeWarningLimit: 1_000,
  rolldownOptions: {
    output: {
      // In one chunk with what forbids zod to probe for eval, which then runs before any schema is made.
      codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|zodWithoutEval/ }] },
    },
  },
} satisfies BuildEnvironmentOptions;
