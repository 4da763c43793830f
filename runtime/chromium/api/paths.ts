import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { appInfo } from './appInfo.ts';
import { switches } from './commandLine.ts';

const set = new Map<string, string>();

function standardPath(name: string): string | null {
  const home = homedir();
  const config = process.env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  const given = switches.get('user-data-dir');
  switch (name) {
    case 'home':
      return home;
    case 'appData':
      return config;
    case 'userData':
      return given === undefined || given === '' ? join(getPath('appData'), appInfo.name) : given;
    case 'sessionData':
    case 'crashDumps':
      return name === 'sessionData' ? getPath('userData') : join(getPath('userData'), 'Crashpad');
    case 'logs':
      return join(getPath('userData'), 'logs');
    case 'temp':
      return tmpdir();
    case 'exe':
    case 'module':
      return process.execPath;
    case 'assets':
      return join(process.execPath, '..', 'resources');
    case 'desktop':
    case 'documents':
    case 'downloads':
    case 'music':
    case 'pictures':
    case 'videos':
      return join(home, name.charAt(0).toUpperCase() + name.slice(1));
    default:
      return null;
  }
}

/** As `app.getPath`: what the app set, else where Electron puts it on Linux. Throws on an unknown name. */
export function getPath(name: string): string {
  const path = set.get(name) ?? standardPath(name);
  if (path === null) throw new Error(`Failed to get '${name}' path`);
  return path;
}

/** As `app.setPath`. */
export function setPath(name: string, path: string): void {
  if (!path.startsWith('/')) throw new Error('Path must be absolute');
  if (standardPath(name) === null) throw new Error(`Failed to set path for '${name}'`);
  set.set(name, path);
}
