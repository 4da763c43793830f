import Database from 'better-sqlite3';
import type { Result } from '../../shared/model/result.ts';

export type Db = Database.Database;

/** "TGGP": marks a file as ours before anything in it is believed. */
export const applicationId = 0x54474750;

/** Pages in the WAL at which a commit copies them itself, should nobody have found the time before. */
export const backstopPages = 8_000;

/** Older builds may corrupt a WAL that is being reset (sqlite.org, WAL-reset bug, fixed in 3.51.3). */
const oldestSqlite = [3, 51, 3] as const;

/** What must hold for a committed case to be there after a power cut; read back, because some of it is silently ignored. */
const required = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  recursive_triggers: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  mmap_size: 0,
  secure_delete: 1,
  temp_store: 2,
  locking_mode: 'exclusive',
} as const;

/**
 * Opens an encrypted database for the one process that may use it; the lock is the file's own and dies with the process.
 * Throws SqliteError: SQLITE_NOTADB for a wrong key or a file that is something else, SQLITE_BUSY when it is open elsewhere.
 * @param key 64 hexadecimal digits, used as the raw key: no derivation, its entropy is full already.
 */
export function openDatabase(file: string, key: string): Db {
  const db = new Database(file, { timeout: 0 });
  try {
    unlockDatabase(db, key);
    assertSqlite(db);
    for (const [name, value] of Object.entries(required)) db.pragma(`${name} = ${value}`);
    // The lock is taken by the first write; an empty transaction is enough.
    db.exec('BEGIN IMMEDIATE; COMMIT');
    assertPragmas(db);
    // Checkpoints run between two calls (tidy), not inside the commit that an agent waits for; this is the backstop.
    db.pragma(`wal_autocheckpoint = ${backstopPages}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Hands over the key and reads the header: a wrong key ends here, and leaves file and WAL as they are. */
export function unlockDatabase(db: Db, key: string): void {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('The database key must be 64 hexadecimal digits');
  db.pragma("cipher = 'sqlcipher'");
  // Smaller than usual: a save touches some thirty pages, and each is enciphered, authenticated and written whole.
  db.pragma('page_size = 2048');
  db.pragma(`key = "x'${key}'"`);
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
}

function assertSqlite(db: Db): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
  const parts = version.split('.').map(Number);
  const difference = oldestSqlite.map((wanted, i) => (parts[i] ?? 0) - wanted).find((step) => step !== 0) ?? 0;
  if (difference < 0) throw new Error(`SQLite ${version} is older than ${oldestSqlite.join('.')}`);
}

/** Throws when the connection is not as safe as `required` says. */
export function assertPragmas(db: Db): void {
  for (const [name, value] of Object.entries(required)) {
    const actual = db.pragma(name, { simple: true });
    if (actual !== value) throw new Error(`pragma ${name} is ${String(actual)}, not ${value}`);
  }
}

/**
 * All or nothing. The driver rolls back only when something is thrown and would commit a refused Result, so a refusal
 * is thrown to it and turned back into a value outside.
 */
export function inTransaction<T>(db: Db, work: () => Result<T>): Result<T> {
  let refused: Result<T> | null = null;
  const begin = db.transaction((): Result<T> => {
    const result = work();
    if (result.ok) return result;
    refused = result;
    throw new Refused();
  });
  try {
    return begin.immediate();
  } catch (error) {
    if (error instanceof Refused && refused !== null) return refused;
    throw error;
  }
}

class Refused extends Error {}
