import { join } from 'node:path';
import { app } from 'electron';

/** Where the parts of the program lie: beside the package's archive when installed, in the checkout otherwise. */
export function places(): {
  readonly page: string;
  readonly preload: string;
  readonly core: string;
  readonly formChecker: string;
  readonly packs: string;
  readonly regions: string;
} {
  const root = app.getAppPath();
  const data = app.isPackaged ? process.resourcesPath : root;
  return {
    page: join(root, 'out/renderer'),
    preload: join(root, 'out/preload/preload.cjs'),
    core: join(root, 'out/main/core.js'),
    formChecker: join(root, 'out/main/formChecker.js'),
    packs: join(data, 'packs'),
    regions: join(data, app.isPackaged ? 'regions/regions.sqlite' : 'out/regions/regions.sqlite'),
  };
}
