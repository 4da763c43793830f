import { errorCode } from '../files/errorCode.ts';
import { openDamaged, type DamagedDatabase } from '../storage/damagedDatabase.ts';
import { copyDatabase, removeDatabase } from './databaseParts.ts';

/**
 * Reads a database that was set aside, from a copy that is removed again. False when nothing of it can be read: it is gone,
 * its first page is, it has another key, or there is no room for a copy.
 */
export function readDamaged(file: string, key: string, read: (damaged: DamagedDatabase) => void): boolean {
  const copy = `${file}.dibaca`;
  try {
    copyDatabase(file, copy);
    const damaged = openDamaged(copy, key);
    try {
      read(damaged);
      return true;
    } finally {
      damaged.close();
    }
  } catch (error) {
    if (errorCode(error) === 'unknown') throw error;
    return false;
  } finally {
    removeDatabase(copy);
  }
}
