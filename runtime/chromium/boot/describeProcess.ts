import './nodePath.ts';
import { CHROMIUM_MAJOR, ELECTRON_VERSION } from '../versions.ts';

/** Gives `process` what Electron's has: its type, its versions and the executable's path. */
export function describeProcess(type: 'browser' | 'utility'): void {
  const versions = { ...process.versions, electron: ELECTRON_VERSION, chrome: `${String(CHROMIUM_MAJOR)}.0.0.0` };
  Object.defineProperty(process, 'versions', { value: Object.freeze(versions), enumerable: true });
  Object.assign(process, { type, defaultApp: true, resourcesPath: '', noAsar: true });
  const execPath = type === 'browser' ? process.argv[2] : process.env['ELECTRON_ON_CHROMIUM_EXEC_PATH'];
  delete process.env['ELECTRON_ON_CHROMIUM_EXEC_PATH'];
  if (execPath !== undefined) process.execPath = execPath;
}
