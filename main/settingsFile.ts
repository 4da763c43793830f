import { renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { z } from 'zod';
import { Settings } from '../shared/model/settings.ts';

const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int().min(640), height: z.int().min(480) });
export type Bounds = z.infer<typeof Bounds>;
const Kept = z.object({ settings: Settings, bounds: Bounds.nullable(), maximized: z.boolean() });
type Kept = z.infer<typeof Kept>;
type SettingsChange = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };

const defaults: Kept = {
  settings: { language: 'id', theme: 'system', serverUrl: null, textScale: 1 },
  bounds: null,
  maximized: false,
};

export type SettingsFile = {
  readonly settings: () => Settings;
  readonly writeSettings: (change: SettingsChange) => Settings;
  readonly window: () => { readonly bounds: Bounds | null; readonly maximized: boolean };
  readonly writeWindow: (window: { readonly bounds: Bounds; readonly maximized: boolean }) => void;
  /** The name under which an unreadable settings file was kept at this start, or null. */
  readonly setAside: string | null;
};

/** What this workstation remembers about itself. A file that cannot be read is kept under another name, and defaults apply. */
export function openSettingsFile(userData: string): SettingsFile {
  const { store, setAside } = openStore(userData);
  const read = (): Kept => Kept.parse(store.store);
  return {
    settings: () => read().settings,
    writeSettings: (change) => {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const next = Settings.parse({ ...read().settings, ...given });
      store.set('settings', next);
      return next;
    },
    window: read,
    writeWindow: ({ bounds, maximized }) => {
      store.set('bounds', bounds);
      store.set('maximized', maximized);
    },
    setAside,
  };
}

function openStore(userData: string): { store: Store<Kept>; setAside: string | null } {
  const open = () => new Store<Kept>({ name: 'settings', cwd: userData, defaults, clearInvalidConfig: false });
  try {
    const store = open();
    Kept.parse(store.store);
    return { store, setAside: null };
  } catch {
    const setAside = `settings.set-aside-${new Date().toISOString().replaceAll(':', '-')}.json`;
    renameSync(join(userData, 'settings.json'), join(userData, setAside));
    return { store: open(), setAside };
  }
}
