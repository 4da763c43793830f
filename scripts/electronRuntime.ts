import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { root } from './run.ts';

export type ElectronRuntime = {
  readonly name: 'electron' | 'chromium';
  readonly executable: string;
  /** To be added to the environment of the program. */
  readonly env: NodeJS.ProcessEnv;
};

const electronFolder = join(root, 'node_modules/electron');

/** Electron's binary if it is there, or null. Its package downloads it on demand; sealed machines cannot. */
function electronBinary(): string | null {
  const pathFile = join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const file = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(file) ? file : null;
}

/** The stand-in of runtime/chromium: the same main process on Node 24, windows in an installed Chromium. */
export function chromiumRuntime(): ElectronRuntime {
  const folder = join(root, 'runtime/chromium/dist');
  return {
    name: 'chromium',
    executable: join(folder, 'electron'),
    env: { ELECTRON_OVERRIDE_DIST_PATH: folder, NODE24: process.execPath },
  };
}

/** Electron when its binary is there or can be fetched, the stand-in otherwise. Tests never fetch: what runs must not depend on the weather. */
export function chooseRuntime({ fetch }: { readonly fetch: boolean }): ElectronRuntime {
  const wanted = process.env['TANGGAP_RUNTIME'];
  if (wanted === 'chromium') return chromiumRuntime();
  const there = electronBinary();
  if (there !== null) return { name: 'electron', executable: there, env: {} };
  if (fetch) {
    spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: 'ignore', timeout: 60_000 });
    const fetched = electronBinary();
    if (fetched !== null) return { name: 'electron', executable: fetched, env: {} };
  }
  return chromiumRuntime();
}
