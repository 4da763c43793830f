import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { enginePatches, type EnginePatch } from './enginePatches.ts';

const engine = '@getodk/xforms-engine';

/** The engine's code with every patch in it; throws when one no longer fits, so that a build never runs without it. */
export const patchEngine = (code: string, patches: readonly EnginePatch[] = enginePatches): string =>
  patches.reduce((patched, { name, find, replace }) => {
    const found = patched.split(find).length - 1;
    if (found !== 1) throw new Error(`${engine}: the patch "${name}" fits ${found} places instead of 1`);
    return patched.replace(find, () => replace);
  }, code);

/** Builds the form engine with our patches, from its bundle in every mode (its development entry is unbundled source). */
export const xformsEnginePatches = (): Plugin => {
  const bundle = fileURLToPath(import.meta.resolve(engine));
  let isBuild = false;
  let isPatched = false;
  return {
    name: 'xforms-engine-patches',
    enforce: 'pre',
    config: () => ({ optimizeDeps: { exclude: [engine] } }),
    configResolved: ({ command }) => {
      isBuild = command === 'build';
    },
    resolveId: { filter: { id: new RegExp(`^${engine}$`) }, handler: () => bundle },
    transform: {
      filter: { id: /xforms-engine\/dist\/index\.js/ },
      handler: (code) => {
        isPatched = true;
        return { code: patchEngine(code), map: null };
      },
    },
    buildEnd: (error) => {
      if (isBuild && error === undefined && !isPatched)
        throw new Error(`${engine} was not part of the build, or escaped its patches`);
    },
  };
};
