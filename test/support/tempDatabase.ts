import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase, type Db } from '../../core/storage/database.ts';
import { migrate } from '../../core/storage/migrate.ts';
import { tempFolder } from './tempFolder.ts';

export const testKey = '0123456789abcdef'.repeat(4);

/** A real encrypted database file with the newest schema; closed and removed when the test is over. */
export function tempDatabase(folder = tempFolder()): Db {
  const db = openDatabase(join(folder, 'tanggap.db'), testKey);
  onTestFinished(() => {
    if (db.open) db.close();
  });
  const migrated = migrate(db);
  if (!migrated.ok) throw new Error(migrated.problem.message);
  return db;
}
