import type Electron from 'electron';
import { menuAccelerators } from '../api/menu.ts';
import { browser } from '../browser/browser.ts';
import type { PageConfig } from '../page/wire.ts';
import { ELECTRON_VERSION } from '../versions.ts';
import { BINDING, RECEIVER, WORLD } from './documents.ts';
import { isolatedWorldScript, pageWorldScript, readPreload } from './pageScript.ts';
import type { PageSession } from './session.ts';

/** What a new document of a window is told. */
export interface DocumentSetup {
  preferences: Electron.WebPreferences;
  guardUnload: boolean;
  /** Told when the preload script cannot be used. */
  onPreloadError(path: string, error: unknown): void;
}

function preloadOf({ preferences: { preload }, onPreloadError }: DocumentSetup): string | null {
  if (preload === undefined) return null;
  try {
    return readPreload(preload);
  } catch (error) {
    onPreloadError(preload, error);
    return null;
  }
}

function configOf({ preferences, guardUnload }: DocumentSetup, rendezvous: string, watchKeys: boolean): PageConfig {
  return {
    binding: BINDING,
    receiver: RECEIVER,
    rendezvous,
    blankPage: browser().blankPage,
    subFrames: preferences.nodeIntegrationInSubFrames ?? false,
    zoomFactor: preferences.zoomFactor ?? 1,
    accelerators: menuAccelerators().map(({ accelerator }) => accelerator),
    watchKeys,
    guardUnload,
    process: {
      versions: { electron: ELECTRON_VERSION, chrome: process.versions['chrome'] ?? '', node: process.versions.node },
      platform: process.platform,
      arch: process.arch,
      argv: [process.execPath, ...(preferences.additionalArguments ?? [])],
      env: {},
    },
  };
}

/** Has the runtime's own scripts run in every new document of a page; `again` replaces them when their settings change. */
export function installScripts(session: PageSession, setup: DocumentSetup): { again(watchKeys: boolean): void } {
  // Drawn anew for every page, so that no script can be waiting for it.
  const rendezvous = `electron-${Math.random().toString(36).slice(2)}`;
  const preload = preloadOf(setup);
  let installed: Promise<{ identifier: string }> | null = null;

  function install(watchKeys: boolean): void {
    const before = installed;
    const source = isolatedWorldScript(configOf(setup, rendezvous, watchKeys), preload);
    installed = session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD });
    installed.catch(() => undefined);
    void before?.then(({ identifier }) => session.post('Page.removeScriptToEvaluateOnNewDocument', { identifier }));
  }

  session.post('Page.enable', {});
  session.post('Runtime.enable', {});
  session.post('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
  session.post('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript(rendezvous) });
  install(false);
  return { again: install };
}
