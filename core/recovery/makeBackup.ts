import { open, type FileHandle } from 'node:fs/promises';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import { checkAll } from '../storage/checkDatabase.ts';
import { openDatabase } from '../storage/database.ts';
import type { Store } from '../storage/store.ts';
import type { Backup, BackupFolder } from './backupFolder.ts';
import { takeSteps } from './takeSteps.ts';

/** Copied between two calls; a call waits a millisecond at most. */
const pieceBytes = 256 * 1024;
/** Flushed this often, so that a save never waits behind a hundred megabytes. */
const flushBytes = 4 * 1024 * 1024;

/**
 * Copies of the database while it is used.
 *
 * SQLite's own backup (`sqlite3_backup`) opens its target without a key in this driver, and refuses one of an encrypted
 * database; VACUUM INTO does not let a call come in between. What is done instead rests on three things that hold here:
 * in WAL mode the file itself changes only by a checkpoint, only this one connection can make one (it holds the file's
 * lock), and it makes none while the file is held. So the bytes of the file are one state of the database, enciphered
 * already. Every copy is opened and checked whole before it counts.
 */
export function createBackups(at: {
  readonly store: Store;
  readonly file: string;
  readonly key: string;
  readonly folder: BackupFolder;
}) {
  const { store, file, key, folder } = at;
  // Closing any handle of a file drops the locks that SQLite has on it: this one stays open until the database is closed.
  let source: FileHandle | null = null;

  async function copyTo(target: FileHandle, from: FileHandle, isStopped: () => boolean): Promise<void> {
    const piece = Buffer.alloc(pieceBytes);
    let unflushed = 0;
    for (let offset = 0; !isStopped(); ) {
      const { bytesRead } = await from.read(piece, 0, piece.length, offset);
      if (bytesRead === 0) break;
      await target.writeFile(piece.subarray(0, bytesRead));
      offset += bytesRead;
      unflushed += bytesRead;
      if (unflushed < flushBytes) continue;
      await target.datasync();
      unflushed = 0;
    }
    await target.sync();
  }

  async function copy(to: string, isStopped: () => boolean): Promise<void> {
    source ??= await open(file, 'r');
    const target = await open(to, 'w', 0o600);
    store.holdFile();
    try {
      await copyTo(target, source, isStopped);
    } finally {
      store.releaseFile();
      await target.close();
    }
  }

  async function faultOf(copied: string, isStopped: () => boolean): Promise<string | null> {
    const db = openDatabase(copied, key);
    try {
      return await takeSteps(checkAll(db), isStopped);
    } finally {
      db.close();
    }
  }

  return {
    /**
     * A new backup that passed its check; older ones than are kept are removed only behind it. Refused when the copy does
     * not pass. Throws what the disk throws. One at a time.
     */
    make: async (now: number, isStopped: () => boolean): Promise<Result<Backup>> => {
      const copied = folder.begin();
      await copy(copied, isStopped);
      const fault = isStopped() ? 'stopped' : await faultOf(copied, isStopped);
      return fault === null
        ? ok(folder.keep(copied, now))
        : problem('storage_failed', `The backup did not pass its check: ${fault}`, { reason: fault });
    },
    /** After the database is closed. */
    close: async (): Promise<void> => {
      await source?.close();
      source = null;
    },
  };
}
