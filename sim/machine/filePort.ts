import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** What stands between one program and its files that are no databases. It may throw instead of letting the call happen. */
export type FileWatch = (writes: boolean) => void;

type OpenFile = { readonly path: string; readonly watch: FileWatch };
type Written = { readonly at: number; readonly bytes: number };
/** What of a file outlives a power cut: its name once its folder was synced, all of its bytes but those written since. */
type Kept = { unsynced: readonly Written[]; wasSynced: boolean; isNamed: boolean };

const watches = new Map<string, FileWatch>();
const open = new Map<number, OpenFile>();
const kept = new Map<string, Kept>();
const syncs = new Map<string, number>();

const { openSync, writeSync, fsyncSync, fdatasyncSync, closeSync, renameSync } = fs;

const watchOf = (path: string): FileWatch | null => {
  for (const [folder, watch] of watches) if (path.startsWith(`${folder}/`)) return watch;
  return null;
};

export function watchFiles(folder: string, watch: FileWatch): void {
  watches.set(folder, watch);
}

export function forgetFiles(folder: string): void {
  watches.delete(folder);
  syncs.delete(folder);
  for (const path of kept.keys()) if (path.startsWith(`${folder}/`)) kept.delete(path);
  for (const [descriptor, { path }] of open) {
    if (!path.startsWith(`${folder}/`)) continue;
    open.delete(descriptor);
    closeSync(descriptor);
  }
}

export type Safety = {
  /** How often something was synced so far. */
  readonly syncs: number;
  /** Bytes were synced whose name a power cut takes away; null: none. */
  readonly nameless: string | null;
};

/** What is on the disk of this program for good. */
export function safetyOf(folder: string): Safety {
  const inside = [...kept].filter(([path]) => path.startsWith(`${folder}/`));
  const nameless = inside.find(([, { wasSynced, isNamed }]) => wasSynced && !isNamed);
  return { syncs: syncs.get(folder) ?? 0, nameless: nameless === undefined ? null : relative(folder, nameless[0]) };
}

/**
 * Takes from the copy of a disk what a power cut takes from the disk: names that were never synced, and a part of what was
 * written behind the last sync. @returns how many files lost something.
 */
export function loseUnsynced(folder: string, copy: string, unit: () => number): number {
  let struck = 0;
  for (const [path, { unsynced, isNamed }] of kept) {
    if (!path.startsWith(`${folder}/`)) continue;
    const copied = join(copy, relative(folder, path));
    if (!fs.existsSync(copied) || (isNamed && unsynced.length === 0)) continue;
    if (isNamed) loseWrites(copied, unsynced, unit);
    else fs.rmSync(copied);
    struck += 1;
  }
  return struck;
}

/** Of each write the beginning is there, and behind it nothing, or nothing but zeros. */
function loseWrites(path: string, writes: readonly Written[], unit: () => number): void {
  const bytes = fs.readFileSync(path);
  let end = bytes.length;
  for (const write of writes) {
    const from = write.at + Math.floor(unit() * write.bytes);
    bytes.fill(0, from, write.at + write.bytes);
    if (write.at + write.bytes >= end && unit() < 0.5) end = from;
  }
  fs.writeFileSync(path, bytes.subarray(0, end));
}

function synced(descriptor: number): void {
  const file = open.get(descriptor);
  if (file === undefined) return;
  file.watch(true);
  if (fs.fstatSync(descriptor).isDirectory()) {
    for (const [path, state] of kept) if (dirname(path) === file.path) state.isNamed = true;
    return;
  }
  const folder = [...watches.keys()].find((prefix) => file.path.startsWith(`${prefix}/`));
  if (folder !== undefined) syncs.set(folder, (syncs.get(folder) ?? 0) + 1);
  const state = kept.get(file.path);
  if (state === undefined) return;
  state.unsynced = [];
  state.wasSynced = true;
}

/** Node's own functions still do the work; the product calls them as ever. */
Object.assign(fs, {
  openSync: (path: fs.PathLike, flags: fs.OpenMode, mode?: fs.Mode): number => {
    const name = String(path);
    const watch = watchOf(name);
    if (watch === null) return openSync(path, flags, mode);
    const isNew = !fs.existsSync(name);
    watch(isNew);
    const descriptor = openSync(path, flags, mode);
    open.set(descriptor, { path: name, watch });
    if (isNew) kept.set(name, { unsynced: [], wasSynced: false, isNamed: false });
    return descriptor;
  },
  writeSync: (descriptor: number, given: Uint8Array | string, offset = 0, length?: number, at?: number): number => {
    const bytes = typeof given === 'string' ? Buffer.from(given) : given;
    const count = length ?? bytes.length - offset;
    const file = open.get(descriptor);
    const state = file === undefined ? undefined : kept.get(file.path);
    if (state !== undefined) {
      const place = at ?? fs.fstatSync(descriptor).size;
      state.unsynced = [...state.unsynced, { at: place, bytes: count }];
    }
    // The power may go once the bytes are on their way and before they are there.
    const written = writeSync(descriptor, bytes, offset, count, at);
    file?.watch(true);
    return written;
  },
  fsyncSync: (descriptor: number): void => {
    synced(descriptor);
    fsyncSync(descriptor);
  },
  fdatasyncSync: (descriptor: number): void => {
    synced(descriptor);
    fdatasyncSync(descriptor);
  },
  closeSync: (descriptor: number): void => {
    open.delete(descriptor);
    closeSync(descriptor);
  },
  renameSync: (from: fs.PathLike, to: fs.PathLike): void => {
    watchOf(String(from))?.(true);
    renameSync(from, to);
    const state = kept.get(String(from));
    if (state === undefined) return;
    kept.delete(String(from));
    // A file system keeps the order of its names: after a cut there is the old file or the new one.
    kept.set(String(to), { ...state, isNamed: true });
  },
});
syncBuiltinESMExports();
