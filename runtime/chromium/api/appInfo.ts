import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ELECTRON_VERSION } from '../versions.ts';

/** What is known of the app that runs. */
export interface AppInfo {
  /** The folder of its package.json. */
  path: string;
  /** The script to run. */
  main: string;
  name: string;
  version: string;
}

interface Manifest {
  main?: string;
  name?: string;
  productName?: string;
  version?: string;
}

function readManifest(folder: string): Manifest | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  } catch {
    return null;
  }
}

/**
 * The app that `electron [switches] PATH` names: a folder with a package.json, or a script. As in Electron, a script
 * started by its path is an app called Electron, unless a package.json lies beside it.
 */
export function findApp(argument: string): AppInfo {
  const path = resolve(argument);
  const manifest = readManifest(path);
  if (manifest !== null) {
    return {
      path,
      main: resolve(path, manifest.main ?? 'index.js'),
      name: manifest.productName ?? manifest.name ?? 'Electron',
      version: manifest.version ?? '',
    };
  }
  const beside = readManifest(dirname(path));
  return {
    path: dirname(path),
    main: path,
    name: beside?.productName ?? beside?.name ?? 'Electron',
    version: beside?.version ?? ELECTRON_VERSION,
  };
}

/** The app of this process; set once by the start-up, before the app's own code. */
export const appInfo: AppInfo = { path: process.cwd(), main: '', name: 'Electron', version: ELECTRON_VERSION };
