import { hkdfSync } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backupsToKeep } from '../../shared/domain/backupsToKeep.ts';
import { syncFolder } from '../files/syncFolder.ts';

/** A backup that was checked. */
export type Backup = { readonly file: string; readonly at: number };

/** 20260324T020000000Z in a name is this instant. */
const compact = (at: number): string => new Date(at).toISOString().replaceAll(/[-:.]/g, '');
const instant = '(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)(\\d{3})Z';

/**
 * The verified copies of the database, beside it. Each name holds a mark of the key, so that the copies of another key are
 * neither tried nor removed: whoever finds that key again finds them, too.
 */
export function backupFolder(userData: string, key: string) {
  const folder = join(userData, 'backups');
  const mark = Buffer.from(hkdfSync('sha256', Buffer.from(key, 'hex'), '', 'tanggap backup name', 4)).toString('hex');
  const nameOf = (at: number): string => `tanggap-${mark}-${compact(at)}.db`;
  const ours = new RegExp(`^tanggap-${mark}-${instant}\\.db$`);

  const parsed = (name: string): readonly Backup[] =>
    ours.test(name) ? [{ file: join(folder, name), at: Date.parse(name.replace(ours, '$1-$2-$3T$4:$5:$6.$7Z')) }] : [];

  const newestFirst = (): readonly Backup[] =>
    existsSync(folder)
      ? readdirSync(folder)
          .flatMap(parsed)
          .toSorted((one, other) => other.at - one.at)
      : [];

  return {
    newestFirst,
    /** Where a copy is written until it has passed its check; what an earlier run left there is removed. */
    begin: (): string => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${mark}.baru`);
      for (const part of ['', '-wal', '-shm', '-journal']) rmSync(file + part, { force: true });
      return file;
    },
    /** The copy that passed gets its name, and older ones than are kept are removed. */
    keep: (file: string, at: number): Backup => {
      const backup = { file: join(folder, nameOf(at)), at };
      renameSync(file, backup.file);
      syncFolder(folder);
      const all = newestFirst();
      const kept = backupsToKeep(
        all.map((one) => one.at),
        at,
      );
      for (const old of all) if (!kept.includes(old.at)) rmSync(old.file, { force: true });
      return backup;
    },
  };
}

export type BackupFolder = ReturnType<typeof backupFolder>;
