import { chmodSync, closeSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type DatabasePlace, openDatabase } from '../openDatabase.ts';
import { withFile } from './backupFile.ts';
import { type BackupFault, checkBackup, type CheckedBackup } from './checkBackup.ts';
import { copyOut } from './copyOut.ts';
import { raiseSecured } from './raiseSecured.ts';

export type Backup = CheckedBackup & {
  /** Incarnations of devices that have come further in backups by this one. */
  readonly raised: number;
};

/**
 * Copies the database into a new SQLite file, opens the copy again and checks it, and only then tells the desks, by their
 * watermarks, that what it holds is secured. A copy that fails the check is removed and raises nothing.
 * @param out a file that does not exist yet. @param between the copy and its check; tests damage it there.
 */
export async function writeBackup(
  place: DatabasePlace,
  out: string,
  between: (copy: string) => void = () => {},
): Promise<Backup | BackupFault> {
  const part = `${out}.part`;
  rmSync(part, { force: true });
  try {
    closeSync(openSync(part, 'wx', 0o600));
    const expected = await copyOut(place, part);
    chmodSync(part, 0o600);
    between(part);
    const checked = await withFile(part, 'read', checkBackup);
    if (!checked.ok) return checked;
    const short = Object.entries(expected).filter(([table, rows]) => (checked.counts[table] ?? 0) < rows);
    if (short.length > 0)
      return { ok: false, fault: `rows are missing in ${short.map(([table]) => table).join(', ')}` };
    // Fails where a rename would replace a file that came meanwhile.
    linkSync(part, out);
    syncFolder(dirname(out));
    const db = await openDatabase(place);
    try {
      return { ...checked, raised: await raiseSecured(db, checked.seqs) };
    } finally {
      await db.destroy();
    }
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${end}`, { force: true });
  }
}

function syncFolder(folder: string): void {
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
