import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import { copyDatabase } from '../recovery/databaseParts.ts';
import type { Recovering } from '../recovery/recoveryState.ts';
import { brokenRule, checkPages } from './checkDatabase.ts';
import { openDatabase, type Db } from './database.ts';
import { isDamage, sqliteCode } from './sqliteCode.ts';

/** Up to this size a check of every page fits into the start of the program. */
const checkedBytes = 64 * 1024 * 1024;

export type Tried = { readonly db: Db | null; readonly repaired: string | null };

export const damaged: Tried = { db: null, repaired: null };

/** Without a database: the file is there and cannot be trusted. Damaged indexes are made again, after a copy of the whole. */
export function tryOpen(file: string, key: string, now: string, state: Recovering): Result<Tried> {
  const isNew = !existsSync(file);
  let db: Db | null = null;
  try {
    db = openDatabase(file, key);
    const isSuspect = state.isSuspected();
    if (!isNew && (isSuspect || statSync(file).size <= checkedBytes)) {
      const damage = checkPages(db, isSuspect ? 'full' : 'quick');
      const broken = damage.kind === 'none' && isSuspect ? brokenRule(db) : null;
      if (damage.kind !== 'none' || broken !== null) {
        db.close();
        return damage.kind === 'index' ? reindexed(file, key, now, state) : ok(damaged);
      }
    }
    state.clear();
    return ok({ db, repaired: null });
  } catch (error) {
    db?.close();
    return refusalOf(error);
  }
}

function reindexed(file: string, key: string, now: string, state: Recovering): Result<Tried> {
  const copy = `${file}.sebelum-perbaikan-${now.replaceAll(/[-:.]/g, '')}`;
  copyDatabase(file, copy);
  let db: Db | null = null;
  try {
    db = openDatabase(file, key);
    db.exec('REINDEX');
    if (checkPages(db, 'full').kind === 'none' && brokenRule(db) === null) {
      state.clear();
      return ok({ db, repaired: basename(copy) });
    }
    db.close();
    return ok(damaged);
  } catch (error) {
    db?.close();
    return refusalOf(error);
  }
}

function refusalOf(error: unknown): Result<Tried> {
  const code = sqliteCode(error);
  if (code === null) throw error;
  if (isDamage(code)) return ok(damaged);
  if (code.startsWith('SQLITE_BUSY')) {
    return problem('conflict', 'The database is open in another Tanggap on this computer.', {
      reason: 'openElsewhere',
    });
  }
  return problem(code === 'SQLITE_FULL' ? 'disk_full' : 'storage_failed', `Cannot open the database: ${code}`, {
    code,
    ...(/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code) ? { reason: 'readOnly' } : {}),
  });
}
