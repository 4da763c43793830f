import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '../../core/files/writeWhole.ts';
import { folderFiles } from '../../core/journal/folderFiles.ts';
import { backupFolder } from '../../core/recovery/backupFolder.ts';
import { restoreBackup } from '../../core/recovery/restoreBackup.ts';
import { openDatabase } from '../../core/storage/database.ts';
import { migrate } from '../../core/storage/migrate.ts';
import { aCaseEntry, aFormEntry, journalOn } from '../support/journalEntries.ts';
import { testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { watchDisk } from '../support/watchedDisk.ts';

describe('before it counts, it is on the disk:', () => {
  it('a file that is replaced as a whole, then its name', () => {
    const folder = tempFolder();
    const disk = watchDisk(folder);
    writeWhole(join(folder, 'x'), 'new');
    expect(disk.asked).toEqual(['write x.baru', 'flush x.baru', 'close x.baru', 'rename x.baru', 'flush .', 'close .']);
  });

  it('a case in the journal, after the names of its file and of its folder', () => {
    const folder = tempFolder();
    const journal = journalOn({ files: folderFiles(join(folder, 'journal')) });
    const disk = watchDisk(folder);
    journal.append(aCaseEntry(1));
    const named = ['flush .', 'close .', 'flush journal', 'close journal'];
    const first = ['write journal/20260324.cj', 'flush journal/20260324.cj'];
    expect(disk.asked).toEqual([...named, ...first]);
    journal.append(aCaseEntry(2));
    expect(disk.asked.slice(named.length)).toEqual([...first, ...first]);
    journal.tidy();
    expect(disk.asked.slice(named.length)).toEqual([...first, ...first, ...first]);
    journal.close();
    expect(disk.asked.at(-1)).toBe('close journal/20260324.cj');
  });

  it('a pack with its form, in a file that is closed at once', () => {
    const folder = tempFolder();
    const journal = journalOn({ files: folderFiles(folder) });
    const disk = watchDisk(folder);
    journal.keepPack(aFormEntry());
    const name = `pack-${aFormEntry().hash}.cj`;
    expect(disk.asked).toEqual(['flush .', 'close .', `write ${name}`, `flush ${name}`, `close ${name}`]);
  });

  it('the name of a backup, and a backup that takes the place of a database', () => {
    const folder = tempFolder();
    const kept = backupFolder(folder, testKey);
    const copy = kept.begin();
    const db = openDatabase(copy, testKey);
    migrate(db);
    db.close();
    const disk = watchDisk(folder);
    kept.keep(copy, Date.parse('2026-03-24T02:00:00.000Z'));
    expect(disk.asked).toEqual([expect.stringMatching(/^rename backups/), 'flush backups', 'close backups']);
    const target = join(folder, 'restored.db');
    writeFileSync(target, 'damaged');
    const before = disk.asked.length;
    restoreBackup(target, testKey, kept);
    expect(disk.asked.slice(before)).toEqual([
      'flush restored.db.baru',
      'close restored.db.baru',
      'rename restored.db.baru',
      'flush .',
      'close .',
    ]);
  });
});
