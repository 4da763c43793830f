import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { dayFiles, nextDayFile } from '../../core/journal/fileNames.ts';
import { folderFiles } from '../../core/journal/folderFiles.ts';
import { journalKey } from '../../core/journal/journalKey.ts';
import { placeOf, placeText } from '../../core/journal/journalPlace.ts';
import { readRecords } from '../../core/journal/readRecords.ts';
import { aCaseEntry, aFormEntry, journalOn, readAll } from '../support/journalEntries.ts';
import { fillDisk } from '../support/filledDisk.ts';
import { smallDisk } from '../support/smallDisk.ts';
import { testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

const day = '20260324.cj';
const room = 256 * 1024;

const journalIn = (folder: string) => journalOn({ files: folderFiles(folder) });

describe('the files of a journal', () => {
  it('are for this user alone, and their folder is made when the first one is', () => {
    const folder = join(tempFolder(), 'journal');
    expect(readAll(journalIn(folder))).toMatchObject({ files: 0, end: null });
    const journal = journalIn(folder);
    journal.append(aCaseEntry(1));
    journal.close();
    expect([statSync(folder).mode & 0o777, statSync(join(folder, day)).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  it('come in the order of their days and numbers, and nothing else is among them', () => {
    const names = ['20260325.cj', '20260324-10.cj', 'a20260324.cj', '20260324.cj', '20260324-2.cj', '20260324.cj.old'];
    expect(dayFiles([...names, '20260324-0.cj'])).toEqual([
      '20260324.cj',
      '20260324-2.cj',
      '20260324-10.cj',
      '20260325.cj',
    ]);
    expect([nextDayFile(names, '20260326'), nextDayFile(names, '20260325')]).toEqual(['20260326.cj', '20260325-2.cj']);
  });

  it('keep room behind their end, which is no damage, and more when half of it is used', () => {
    const folder = tempFolder();
    const journal = journalIn(folder);
    const file = join(folder, day);
    journal.tidy();
    expect(readdirSync(folder)).toEqual([]);
    const { offset } = journal.append(aCaseEntry(1));
    journal.tidy();
    expect(statSync(file).size).toBe(offset + room);
    journal.append(aCaseEntry(2, { body: 'x'.repeat(room / 4) }));
    journal.tidy();
    expect(statSync(file).size).toBe(offset + room);
    const end = journal.append(aCaseEntry(3, { body: 'x'.repeat(room / 2) }));
    journal.tidy();
    expect(statSync(file).size).toBe(end.offset + room);
    expect(readAll(journalIn(folder))).toMatchObject({ numbers: [1, 2, 3], skipped: 0, torn: 0, end });
    journal.close();
  });

  it('on a disk without that room take the case at hand, and the next one goes into another file', () => {
    const disk = smallDisk(1);
    // Where nobody may mount a disk there is room for both.
    const folder = disk?.folder ?? tempFolder();
    const journal = journalIn(folder);
    journal.append(aCaseEntry(1));
    const empty = disk === null ? () => {} : fillDisk(folder, room / 2);
    journal.tidy();
    empty();
    expect(journal.append(aCaseEntry(2)).file).toBe(disk === null ? day : '20260324-2.cj');
    expect(readAll(journalIn(folder))).toMatchObject({ numbers: [1, 2], skipped: 0, torn: 0 });
    journal.close();
  });

  it('whose name cannot be flushed is refused and left closed', () => {
    const folder = join(tempFolder(), 'journal');
    mkdirSync(folder);
    chmodSync(dirname(folder), 0o711);
    const isRoot = process.geteuid?.() === 0;
    // A worker thread cannot give up its rights: to root in one every folder is open.
    const isRefused = isMainThread || !isRoot;
    const nobody = 65_534;
    if (isRoot) chownSync(folder, nobody, nobody);
    // New files may be made in it, and it cannot be opened itself.
    chmodSync(folder, 0o300);
    try {
      if (isRoot && isMainThread) process.seteuid?.(nobody);
      if (isRefused) expect(() => folderFiles(folder).create(day)).toThrow('EACCES');
      else folderFiles(folder).create(day).close();
    } finally {
      if (isRoot && isMainThread) process.seteuid?.(0);
      chmodSync(folder, 0o700);
    }
    expect(readdirSync(folder)).toEqual([day]);
    const isOpen = readdirSync('/proc/self/fd').some((descriptor) => {
      try {
        return readlinkSync(`/proc/self/fd/${descriptor}`) === join(folder, day);
      } catch {
        return false;
      }
    });
    expect(isOpen).toBe(false);
  });

  it('are read by every later version of the program', () => {
    const folder = tempFolder();
    // As the first version wrote it: derivation of the key, layout, and what the tag covers.
    const record = `54474a310f0000000000000000000000000000006241d2d378b8f7c30676e6c3584bb9056bfcce1131d3a7c3bbc97530d79646`;
    writeFileSync(join(folder, day), Buffer.from(record, 'hex'));
    const { records, isTorn } = readRecords(journalKey(testKey), day, readFileSync(join(folder, day)), 0);
    expect([records.map(({ text }) => Buffer.from(text).toString('utf8')), isTorn]).toEqual([
      ['{"kind":"case"}'],
      false,
    ]);
  });

  it('have places that the database remembers in words that later versions read', () => {
    const place = { file: '20261124-2.cj', offset: 4096 };
    expect(placeText(place)).toBe('20261124-2.cj 4096');
    expect([placeOf('20261124-2.cj 4096'), placeOf(null)]).toEqual([place, null]);
  });

  it('of packs are told apart from those of cases', () => {
    const folder = tempFolder();
    const journal = journalIn(folder);
    journal.keepPack(aFormEntry());
    const { file } = journal.append(aCaseEntry(1));
    journal.close();
    expect(journal.allFiles()).toEqual([file]);
    expect(readdirSync(folder).toSorted()).toEqual([file, `pack-${aFormEntry().hash}.cj`]);
    expect(readFileSync(join(folder, file)).subarray(0, 4).toString('latin1')).toBe('TGJ1');
    journal.remove(file);
    expect(readdirSync(folder)).toEqual([`pack-${aFormEntry().hash}.cj`]);
    // Neither of these is one, whatever is in it.
    const pack = readFileSync(join(folder, `pack-${aFormEntry().hash}.cj`));
    for (const name of [`pack-${aFormEntry().hash}.cj.old`, `x-pack-${aFormEntry().hash}.cj`]) {
      writeFileSync(join(folder, name), pack);
    }
    expect([...journalIn(folder).packs()]).toHaveLength(1);
  });
});
