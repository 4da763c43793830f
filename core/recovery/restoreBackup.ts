import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { brokenRule, checkPages } from '../storage/checkDatabase.ts';
import { openDatabase } from '../storage/database.ts';
import { needsMigration } from '../storage/migrate.ts';
import type { Backup, BackupFolder } from './backupFolder.ts';
import { copyDatabase, removeDatabase } from './databaseParts.ts';
import { syncFolder } from '../files/syncFolder.ts';

/** Null when a copy passes its check with this key: it opens, its pages, its rules. Leaves the copy closed and whole. */
export function faultOfCopy(file: string, key: string): string | null {
  try {
    const db = openDatabase(file, key);
    try {
      const damage = checkPages(db, 'full');
      if (damage.kind !== 'none') return damage.reason;
      // The rules of today's tables need not hold in those of an older version.
      return needsMigration(db) ? null : brokenRule(db);
    } finally {
      db.close();
    }
  } catch (error) {
    return String(error);
  }
}

/** Puts the newest backup that passes its check in the place of a database that is gone; null when there is none. */
export function restoreBackup(file: string, key: string, backups: BackupFolder): Backup | null {
  const copy = `${file}.baru`;
  for (const backup of backups.newestFirst()) {
    try {
      copyDatabase(backup.file, copy);
    } catch {
      // It cannot be read, or there is no room for a copy: an older one may be smaller.
      continue;
    }
    if (faultOfCopy(copy, key) !== null) continue;
    const descriptor = openSync(copy, 'r+');
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(copy, file);
    syncFolder(dirname(file));
    return backup;
  }
  removeDatabase(copy);
  return null;
}
