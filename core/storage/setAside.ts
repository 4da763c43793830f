import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const marker = '.disisihkan-';

/**
 * Keeps a database that cannot be read under another name, with everything that belongs to it; nothing is deleted.
 * @returns the new name, without its folder.
 */
export function setAside(file: string, at: string): string {
  const kept = `${file}${marker}${at.replaceAll(/[-:.]/g, '')}`;
  // The main file last: should the program end in between, the next start finds it and goes on.
  for (const part of ['-shm', '-wal', '-journal', '']) {
    if (existsSync(file + part)) renameSync(file + part, kept + part);
  }
  return basename(kept);
}

/** How many databases were set aside here before. */
export function countSetAside(file: string): number {
  const prefix = basename(file) + marker;
  const names = readdirSync(dirname(join(file))).filter((name) => name.startsWith(prefix));
  return new Set(names.map((name) => name.replace(/-(shm|wal|journal)$/, ''))).size;
}
