import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const marker = '.disisihkan-';

/** The name, without its folder, under which a database is kept that cannot be read. A free one, also at the same moment. */
export function asideName(file: string, at: string): string {
  const wanted = `${file}${marker}${at.replaceAll(/[-:.]/g, '')}`;
  for (let nth = 1; ; nth += 1) {
    const kept = nth === 1 ? wanted : `${wanted}-${nth}`;
    if (!['', '-wal'].some((part) => existsSync(kept + part))) return basename(kept);
  }
}

/** Keeps a database that cannot be read under another name, with everything that belongs to it; nothing is deleted. */
export function setAside(file: string, name: string): void {
  const kept = join(dirname(file), name);
  // The main file last: should the program end in between, the next start finds it and goes on.
  for (const part of ['-shm', '-wal', '-journal', '']) {
    if (existsSync(file + part)) renameSync(file + part, kept + part);
  }
}

/**
 * A copy of the WAL that a crash left behind, made before it is opened: SQLite removes one that it cannot read, and what
 * is in it may be all there is of the last calls. Call what it returns when it is known whether the database was sound.
 */
export function spareWal(file: string): (keptAs: string | null) => void {
  const wal = `${file}-wal`;
  const spare = `${wal}.salinan`;
  if (!existsSync(wal) || statSync(wal).size === 0) return () => {};
  try {
    copyFileSync(wal, spare);
  } catch {
    // No room for a copy: opening must not fail for it.
    rmSync(spare, { force: true });
    return () => {};
  }
  return (keptAs) => {
    const kept = keptAs === null ? null : join(dirname(file), `${keptAs}-wal`);
    if (kept === null || existsSync(kept)) rmSync(spare, { force: true });
    else renameSync(spare, kept);
  };
}

/** Databases that were set aside here before, oldest first. */
export function namesSetAside(file: string): readonly string[] {
  const prefix = basename(file) + marker;
  const names = readdirSync(dirname(file)).filter((name) => name.startsWith(prefix));
  return [...new Set(names.map((name) => name.replace(/-(shm|wal|journal)$/, '')))].toSorted();
}
