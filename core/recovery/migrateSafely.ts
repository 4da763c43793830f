import { ok, type Result } from '../../shared/model/result.ts';
import { openDatabase, type Db } from '../storage/database.ts';
import { migrate, needsMigration } from '../storage/migrate.ts';
import type { BackupFolder } from './backupFolder.ts';
import { copyDatabase } from './databaseParts.ts';
import { faultOfCopy } from './restoreBackup.ts';

type Migrating = {
  readonly file: string;
  readonly key: string;
  readonly now: string;
  readonly backups: BackupFolder;
};

/**
 * Brings a database to the newest schema after a backup of it as it is. Answers with the database, which was opened again
 * for the backup; closed when it is refused. Throws when the disk has no room for both.
 */
export function migrateSafely(db: Db, { file, key, now, backups }: Migrating): Result<Db> {
  let current = db;
  if (needsMigration(db)) {
    // Everything into the one file, which nobody has open while it is copied.
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    const copy = backups.begin();
    copyDatabase(file, copy);
    if (faultOfCopy(copy, key) === null) backups.keep(copy, Date.parse(now));
    current = openDatabase(file, key);
  }
  let isDone = false;
  try {
    const migrated = migrate(current);
    isDone = migrated.ok;
    return migrated.ok ? ok(current) : migrated;
  } finally {
    if (!isDone) current.close();
  }
}
