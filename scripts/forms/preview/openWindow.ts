import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../../runtime/chromium/browser/findChromium.ts';
import { hasDisplay, startVirtualDisplay } from '../../virtualDisplay.ts';

export type OpenedWindow = {
  /** Resolves when the window was closed. */
  readonly closed: Promise<void>;
  readonly close: () => void;
};

/** Tests have their windows drawn without a display. */
const isHeadless = process.env['TANGGAP_HEADLESS'] === '1';

/** Whether a window needs a display that is not there. */
export const needsDisplay = (): boolean => !isHeadless && !hasDisplay();

/** A window with nothing but this page, on a virtual display where there is no other. */
export async function openWindow(url: string): Promise<OpenedWindow> {
  const screen = needsDisplay() ? await startVirtualDisplay() : null;
  const profile = mkdtempSync(join(tmpdir(), 'tanggap-preview-'));
  const program = spawn(
    findChromium(process.env),
    [
      `--app=${url}`,
      `--user-data-dir=${profile}`,
      '--window-size=1400,900',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(isHeadless ? ['--headless'] : []),
    ],
    { stdio: 'ignore', env: { ...process.env, ...(screen === null ? {} : { DISPLAY: screen.display }) } },
  );
  const closed = new Promise<void>((resolve) => {
    const end = (): void => {
      screen?.process.kill();
      rmSync(profile, { recursive: true, force: true });
      resolve();
    };
    program.on('exit', end);
    program.on('error', end);
  });
  return { closed, close: () => program.kill() };
}
