import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of an installed Chromium: `CHROMIUM_PATH`, else the first of the usual names on PATH. Throws when there is none. */
export function findChromium(env: NodeJS.ProcessEnv): string {
  const given = env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') {
    if (executable(given)) return given;
    throw new Error(`runtime/chromium: CHROMIUM_PATH names ${given}, which cannot be run`);
  }
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(executable);
  if (found !== undefined) return found;
  throw new Error(
    'runtime/chromium: no Chromium found. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
}
