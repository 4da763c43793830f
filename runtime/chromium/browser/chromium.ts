import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { CHROMIUM_MAJOR } from '../versions.ts';
import { connectPipe } from './cdp.ts';
import type { Cdp } from './cdp.ts';
import { findChromium } from './findChromium.ts';
import { makeProfile } from './profile.ts';
import { chromiumSwitches } from './switches.ts';

/** An app window must begin with an address of its own; this one shows nothing and may do nothing. */
const APP_WINDOW_PAGE = 'data:text/html,';

/** The browser behind the windows. */
export interface Chromium {
  cdp: Cdp;
  headless: boolean;
  /** Somebody is there to answer a page's dialogs: a person at the display, or a second DevTools client. */
  attended: boolean;
  /** Resolves with Chromium's version once it answers. */
  version: Promise<string>;
  pid: number | undefined;
  /** With a display: opens a window without tabs or address bar, on a blank page. Headless windows have none anyway. */
  openAppWindow: (() => void) | null;
  /** The address that a new window shows before the app loads anything. */
  blankPage: string;
  onExit(listener: () => void): void;
  /** Ends Chromium at once and removes its profile. */
  end(): void;
}

/** Says aloud when the installed Chromium is not the one inside Electron: pages may then behave differently. */
function checkMajor(product: string): string {
  const version = product.split('/')[1] ?? '0';
  if (Number.parseInt(version, 10) !== CHROMIUM_MAJOR) {
    process.stderr.write(
      `runtime/chromium: WARNING: this Chromium is ${version}, Electron's is ${String(CHROMIUM_MAJOR)}: pages may differ\n`,
    );
  }
  return version;
}

/** Forwards the one line that a second DevTools client waits for, and the rest only when asked to. */
function forwardStderr(child: ChildProcess): void {
  if (child.stderr === null) return;
  const verbose = process.env['ELECTRON_ENABLE_LOGGING'] !== undefined;
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (verbose || line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`);
  });
}

/** A second start with the same profile hands its window to the first and ends. */
function openAppWindow(path: string, profile: string, unsandboxed: boolean): void {
  const args = [
    ...(unsandboxed ? ['--no-sandbox', '--test-type'] : []),
    `--user-data-dir=${profile}`,
    `--app=${APP_WINDOW_PAGE}`,
  ];
  spawn(path, args, { stdio: 'ignore' });
}

/** Starts Chromium; its answers come later, so that the main script runs meanwhile. */
export function startChromium(options: {
  headless: boolean;
  debuggingPort: string | null;
  given: ReadonlyMap<string, string>;
}): Chromium {
  const profile = makeProfile();
  const switches = chromiumSwitches({ ...options, profile: profile.path });
  const path = findChromium(process.env);
  const child = spawn(path, switches, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  forwardStderr(child);
  const [, , , toChromium, fromChromium] = child.stdio;
  if (!toChromium || !fromChromium || !('write' in toChromium) || !('read' in fromChromium)) {
    throw new Error('runtime/chromium: Chromium started without its debugging pipe');
  }
  const cdp = connectPipe(toChromium, fromChromium);
  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    child.kill('SIGKILL');
    profile.remove();
  };
  process.on('exit', end);
  const version = cdp.send('Browser.getVersion', {}).then(({ product }) => checkMajor(product));
  return {
    cdp,
    headless: options.headless,
    attended: !options.headless || options.debuggingPort !== null,
    version,
    pid: child.pid,
    blankPage: options.headless ? 'about:blank' : APP_WINDOW_PAGE,
    openAppWindow: options.headless ? null : () => openAppWindow(path, profile.path, switches.includes('--no-sandbox')),
    onExit: (listener) => child.once('exit', () => (ended ? undefined : listener())),
    end,
  };
}
