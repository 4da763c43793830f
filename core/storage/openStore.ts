import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import { openDatabase, type Db } from './database.ts';
import { readIdentity } from './identity.ts';
import { migrate } from './migrate.ts';
import { countSetAside, setAside, spareWal } from './setAside.ts';
import { sqliteCode } from './sqliteCode.ts';
import { createStore, type Store } from './store.ts';

/** Up to this size a whole check fits into the start of the program. */
const checkedBytes = 64 * 1024 * 1024;

export type Opened = {
  readonly store: Store;
  /** Name under which an unreadable database was kept; null when all was well. */
  readonly setAside: string | null;
};

type Opening = { readonly folder: string; readonly key: string; readonly demo: boolean; readonly now: string };

export const databaseFile = (folder: string): string => join(folder, 'tanggap.db');
export const identityFile = (folder: string): string => join(folder, 'desk.identity');

/**
 * Opens the desk's database. One that cannot be read (wrong key, damaged) is kept aside and a new one begun, because the
 * next caller is on the line; one that is open elsewhere, newer or foreign is refused and not touched.
 */
export function openStore({ folder, key, demo, now }: Opening): Result<Opened> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = databaseFile(folder);
  const settleSpare = spareWal(file);
  const first = isReadable(file, folder, key) ? tryOpen(file, key) : ok(null);
  if (!first.ok) {
    settleSpare(null);
    return first;
  }
  const kept = first.value === null ? setAside(file, now) : null;
  settleSpare(kept);
  const second = first.value === null ? tryOpen(file, key) : first;
  if (!second.ok) return second;
  if (second.value === null) return problem('storage_failed', 'A new database cannot be read back', { reason: 'disk' });
  const db = second.value;
  const migrated = migrate(db);
  if (!migrated.ok) {
    db.close();
    return migrated;
  }
  const store = createStore(db, demo);
  if (store.device.get('incarnation') === null) restoreIdentity(store, folder, key);
  return ok({ store, setAside: kept });
}

/** An emptied file beside a filled WAL, or on a desk that was in use, is damage, not a first start. */
function isReadable(file: string, folder: string, key: string): boolean {
  if (!existsSync(file) || statSync(file).size > 0) return true;
  return !existsSync(`${file}-wal`) && readIdentity(identityFile(folder), key) === null;
}

/** Null: the file is there and cannot be read with this key. */
function tryOpen(file: string, key: string): Result<Db | null> {
  const isNew = !existsSync(file);
  let db: Db | null = null;
  try {
    db = openDatabase(file, key);
    if (isNew || statSync(file).size > checkedBytes) return ok(db);
    if (db.pragma('quick_check(1)', { simple: true }) === 'ok') return ok(db);
    db.close();
    return ok(null);
  } catch (error) {
    db?.close();
    const code = sqliteCode(error);
    if (code === null) throw error;
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return ok(null);
    if (code.startsWith('SQLITE_BUSY')) {
      return problem('conflict', 'The database is open in another Tanggap on this computer.', {
        reason: 'openElsewhere',
      });
    }
    return problem(code === 'SQLITE_FULL' ? 'disk_full' : 'storage_failed', `Cannot open the database: ${code}`, {
      code,
    });
  }
}

/**
 * A new database on a desk that had one: it is the same device with the same people, but its numbers begin again, so the
 * incarnation rises and keeps (device, incarnation, seq) and the reference numbers of the day unique.
 */
function restoreIdentity(store: Store, folder: string, key: string): void {
  const identity = readIdentity(identityFile(folder), key);
  const before = Math.max(identity?.incarnation ?? 0, countSetAside(databaseFile(folder)));
  store.device.set('incarnation', String(before + 1));
  if (identity === null) return;
  store.device.set('deviceId', identity.deviceId);
  store.device.set('workstation', identity.workstation);
  store.device.set('serverUrl', identity.serverUrl);
  for (const key of ['enrolCode', 'privateKey', 'serverKey', 'recoveryKey'] as const) {
    store.device.set(key, identity[key] ?? null);
  }
  store.agents.replaceAll(identity.accounts);
}
