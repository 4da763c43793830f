import { existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import { backupFolder, type BackupFolder } from '../recovery/backupFolder.ts';
import { copyDatabase } from '../recovery/databaseParts.ts';
import { migrateSafely } from '../recovery/migrateSafely.ts';
import { readDamaged } from '../recovery/readDamaged.ts';
import { recoveryState, type Recovering } from '../recovery/recoveryState.ts';
import { restoreBackup } from '../recovery/restoreBackup.ts';
import { brokenRule, checkPages } from './checkDatabase.ts';
import { openDatabase, type Db } from './database.ts';
import { readIdentity } from './identity.ts';
import { salvageRows } from './salvageRows.ts';
import { asideName, countSetAside, setAside, spareWal } from './setAside.ts';
import { sqliteCode } from './sqliteCode.ts';
import { createStore, type Store } from './store.ts';

/** Up to this size a check of every page fits into the start of the program. */
const checkedBytes = 64 * 1024 * 1024;

/** A database that was damaged, and where the one that is open now comes from. */
export type Recovery = {
  /** Databases that were set aside, oldest first: what only they hold is still to be taken over (`putBack`). */
  readonly setAside: readonly string[];
  /** Moment of the backup that took its place; null when there was none that passed its check. */
  readonly backupAt: number | null;
};

export type Opened = {
  readonly store: Store;
  /** Name under which an unreadable database was kept; null when all was well. */
  readonly setAside: string | null;
  readonly recovery: Recovery | null;
  /** Name of the copy that was made before the indexes were made again; null when they were sound. */
  readonly repaired: string | null;
};

type Opening = { readonly folder: string; readonly key: string; readonly demo: boolean; readonly now: string };

export const databaseFile = (folder: string): string => join(folder, 'tanggap.db');
export const identityFile = (folder: string): string => join(folder, 'desk.identity');

/**
 * Opens the desk's database. A damaged one is kept aside and the newest backup that passes its check takes its place, or a
 * new one, because the next caller is on the line; the open drafts and the log of the damaged one are taken over at once.
 * One that is open elsewhere, newer or foreign is refused and not touched.
 */
export function openStore(opening: Opening): Result<Opened> {
  try {
    return openChecked(opening);
  } catch (error) {
    // Copies, names and marks beside the database are files as well.
    const code = fileCode(error);
    if (code === null) throw error;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    return problem(isFull ? 'disk_full' : 'storage_failed', `Cannot prepare the database: ${code}`, {
      code,
      ...(isFull ? {} : { reason: 'readOnly' }),
    });
  }
}

/** "ENOSPC" and its like, from Node's file system; null for any other error. */
const fileCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && /^(EACCES|EDQUOT|EIO|ENOSPC|EPERM|EROFS)$/.test(String(error.code))
    ? String(error.code)
    : null;

function openChecked({ folder, key, demo, now }: Opening): Result<Opened> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = databaseFile(folder);
  const backups = backupFolder(folder, key);
  const state = recoveryState(file);
  const unfinished = state.read().setAside;
  const settleSpare = spareWal(file);
  const isMissing = !existsSync(file) && (unfinished.length > 0 || backups.newestFirst().length > 0);
  const first = !isMissing && isReadable(file, folder, key) ? tryOpen(file, key, now, state) : ok(damaged);
  if (!first.ok) {
    settleSpare(null);
    return first;
  }
  let { db } = first.value;
  let recovery: Recovery | null = unfinished.length > 0 ? { setAside: unfinished, backupAt: null } : null;
  let kept: string | null = null;
  if (db === null) {
    kept = isMissing ? null : asideName(file, now);
    recovery = recover(file, key, kept, state, backups);
    settleSpare(kept);
    const second = tryOpen(file, key, now, state);
    if (!second.ok) return second;
    db = second.value.db;
  } else settleSpare(null);
  if (db === null) return problem('storage_failed', 'A new database cannot be read back', { reason: 'disk' });
  const migrated = migrateSafely(db, { file, key, now, backups });
  if (!migrated.ok) return migrated;
  db = migrated.value;
  const store = createStore(db, demo);
  const isNew = store.device.get('incarnation') === null;
  if (recovery !== null) takeOver(db, folder, key, recovery.setAside);
  // A backup may be older than the last word of who works here.
  if (isNew || recovery !== null) restoreIdentity(store, folder, key);
  if (kept !== null || isMissing) {
    store.transaction(() => {
      begunAnew(store, folder, key);
      return ok(null);
    });
  }
  return ok({ store, setAside: kept, recovery, repaired: first.value.repaired });
}

/** An emptied file beside a filled WAL, or on a desk that was in use, is damage, not a first start. */
function isReadable(file: string, folder: string, key: string): boolean {
  if (!existsSync(file) || statSync(file).size > 0) return true;
  return !existsSync(`${file}-wal`) && readIdentity(identityFile(folder), key) === null;
}

/** Aside with what is there, the newest sound backup in its place. What was begun is on the disk before anything moves. */
function recover(file: string, key: string, kept: string | null, state: Recovering, backups: BackupFolder): Recovery {
  const before = state.read().setAside;
  const names = kept === null ? before : [...before, kept];
  state.write({ setAside: names });
  if (kept !== null) setAside(file, kept);
  return { setAside: names, backupAt: restoreBackup(file, key, backups)?.at ?? null };
}

/** What the damaged databases hold beside saved cases. They stay as they are: it is read from a copy. */
function takeOver(db: Db, folder: string, key: string, names: readonly string[]): void {
  for (const name of names) readDamaged(join(folder, name), key, (found) => salvageRows(db, found));
}

/**
 * Numbers begin again in a higher incarnation, so that (device, incarnation, seq) and the reference numbers of the day stay
 * unique; everything of which the server has not said that it is secured is offered again.
 */
function begunAnew(store: Store, folder: string, key: string): void {
  const identity = readIdentity(identityFile(folder), key);
  const before = Math.max(identity?.incarnation ?? 0, countSetAside(databaseFile(folder)), store.device.incarnation());
  store.device.beginIncarnation(before + 1);
  store.offerAgain();
}

type Tried = { readonly db: Db | null; readonly repaired: string | null };

const damaged: Tried = { db: null, repaired: null };

/** Without a database: the file is there and cannot be trusted. Damaged indexes are made again, after a copy of the whole. */
function tryOpen(file: string, key: string, now: string, state: Recovering): Result<Tried> {
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
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return ok(damaged);
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

/** A new database on a desk that had one: it is the same device with the same people. */
function restoreIdentity(store: Store, folder: string, key: string): void {
  const identity = readIdentity(identityFile(folder), key);
  const before = Math.max(identity?.incarnation ?? 0, countSetAside(databaseFile(folder)));
  store.device.set('incarnation', String(Math.max(before, store.device.incarnation())));
  if (identity === null) return;
  store.device.set('deviceId', identity.deviceId);
  store.device.set('workstation', identity.workstation);
  store.device.set('serverUrl', identity.serverUrl);
  for (const key of ['enrolCode', 'privateKey', 'serverKey', 'recoveryKey'] as const) {
    store.device.set(key, identity[key] ?? null);
  }
  store.agents.replaceAll(identity.accounts);
}
