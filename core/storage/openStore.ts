import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import { backupFolder, type BackupFolder } from '../recovery/backupFolder.ts';
import { releaseBallast } from '../recovery/ballast.ts';
import { migrateSafely } from '../recovery/migrateSafely.ts';
import { readDamaged } from '../recovery/readDamaged.ts';
import { recoveryState, type Recovering } from '../recovery/recoveryState.ts';
import { restoreBackup } from '../recovery/restoreBackup.ts';
import type { Db } from './database.ts';
import { type Identity, readIdentity, writeIdentity } from './identity.ts';
import { newIncarnation, restoreIdentity } from './newIncarnation.ts';
import { salvageRows } from './salvageRows.ts';
import { asideName, namesSetAside, setAside, spareWal } from './setAside.ts';
import { isDamage, sqliteCode } from './sqliteCode.ts';
import { createStore, type Store } from './store.ts';
import { damaged, tryOpen } from './tryOpen.ts';

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

type Opening = {
  readonly folder: string;
  readonly key: string;
  /** Keys that were brought back: every database that was set aside is read once more, with them as well. */
  readonly formerKeys?: readonly string[] | undefined;
  readonly demo: boolean;
  readonly now: string;
};

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
    const code = fileCode(error) ?? sqliteCode(error);
    if (code === null) throw error;
    // Damage that the check at the start has not seen: the next one looks at every page.
    if (isDamage(code)) recoveryState(databaseFile(opening.folder)).suspect();
    const isFull = /^(ENOSPC|EDQUOT|SQLITE_FULL)$/.test(code);
    return problem(isFull ? 'disk_full' : 'storage_failed', `Cannot prepare the database: ${code}`, {
      code,
      ...(/^E(ACCES|PERM|ROFS)$/.test(code) ? { reason: 'readOnly' } : {}),
    });
  }
}

/** "ENOSPC" and its like, from Node's file system; null for any other error. */
const fileCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && /^(EACCES|EDQUOT|EIO|ENOSPC|EPERM|EROFS)$/.test(String(error.code))
    ? String(error.code)
    : null;

function openChecked({ folder, key, formerKeys = [], demo, now }: Opening): Result<Opened> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = databaseFile(folder);
  const backups = backupFolder(folder, key);
  const state = recoveryState(file);
  if (formerKeys.length > 0) state.write({ setAside: [...namesSetAside(file)] });
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
  try {
    const store = createStore(db, demo);
    if (recovery !== null) takeOver(db, folder, [key, ...formerKeys], recovery.setAside);
    const identity = identityIn(folder, key, formerKeys);
    const before = Math.max(identity?.incarnation ?? 0, namesSetAside(file).length);
    const isNew = store.device.get('incarnation') === null;
    if (isNew) store.device.set('incarnation', '1');
    if (identity !== null && (isNew || recovery !== null)) restoreIdentity(store, identity);
    if (recovery !== null || (isNew && before > 0)) newIncarnation(store, before);
    return ok({ store, setAside: kept, recovery, repaired: first.value.repaired });
  } catch (error) {
    db.close();
    throw error;
  }
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
  // Room for the copies.
  releaseBallast(dirname(file));
  state.write({ setAside: names });
  if (kept !== null) setAside(file, kept);
  return { setAside: names, backupAt: restoreBackup(file, key, backups)?.at ?? null };
}

/** What the damaged databases hold beside saved cases. They stay as they are: it is read from a copy. */
function takeOver(db: Db, folder: string, keys: readonly string[], names: readonly string[]): void {
  for (const name of names) keys.some((key) => readDamaged(join(folder, name), key, (found) => salvageRows(db, found)));
}

/** Who this desk is; where that was written under a former key, under the present one from now on. */
function identityIn(folder: string, key: string, formerKeys: readonly string[]): Identity | null {
  const file = identityFile(folder);
  const present = readIdentity(file, key);
  if (present !== null) return present;
  const former = formerKeys.map((formerKey) => readIdentity(file, formerKey)).find((identity) => identity !== null);
  if (former === undefined) return null;
  writeIdentity(file, key, former);
  return former;
}
