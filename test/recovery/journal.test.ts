import { describe, expect, it } from 'vitest';
import { sealRecord } from '../../core/journal/record.ts';
import { journalKey } from '../../core/journal/journalKey.ts';
import { sha256 } from '../../core/sha256.ts';
import { caller } from '../support/builders.ts';
import { aCaseEntry, aFormEntry, journalOn, readAll } from '../support/journalEntries.ts';
import { diskError, memoryFiles, type DiskOperation } from '../support/memoryFiles.ts';
import { testKey } from '../support/tempDatabase.ts';

const day = '20260324.cj';

/** A journal of three cases and where each of them ends. */
function threeCases() {
  const disk = memoryFiles();
  const journal = journalOn({ files: disk.files });
  const ends = [1, 2, 3].map((nth) => journal.append(aCaseEntry(nth)).offset);
  journal.close();
  const bytes = Buffer.from(disk.contents.get(day) ?? []);
  return { disk, ends, bytes };
}

/** What another run reads when the file holds these bytes. */
function readWith(bytes: Uint8Array, name = day, key = testKey) {
  const disk = memoryFiles();
  disk.contents.set(name, bytes);
  return readAll(journalOn({ files: disk.files, key }));
}

describe('the journal', () => {
  it('gives back every case in the order in which it was saved, over runs and days', () => {
    const { files, contents } = memoryFiles();
    for (const [at, nth] of [
      ['2026-03-24T02:00:00.000Z', 1],
      ['2026-03-24T09:00:00.000Z', 2],
      ['2026-03-25T02:00:00.000Z', 3],
    ] as const) {
      const journal = journalOn({ files, now: () => at });
      journal.append(aCaseEntry(nth));
      journal.close();
    }
    expect([...contents.keys()]).toEqual(['20260324.cj', '20260324-2.cj', '20260325.cj']);
    const read = readAll(journalOn({ files }));
    expect(read.cases).toEqual([1, 2, 3].map((nth) => aCaseEntry(nth)));
    expect(read).toMatchObject({ files: 3, skipped: 0, torn: 0, unreadable: 0 });
  });

  it('begins another file at midnight', () => {
    const { files, contents } = memoryFiles();
    let now = '2026-03-24T23:59:59.000Z';
    const journal = journalOn({ files, now: () => now });
    journal.append(aCaseEntry(1));
    now = '2026-03-25T00:00:00.000Z';
    journal.append(aCaseEntry(2));
    expect([...contents.keys()]).toEqual(['20260324.cj', '20260325.cj']);
    expect(journal.finishedFiles()).toEqual(['20260324.cj']);
  });

  it('keeps its order when the clock is set back', () => {
    const { files } = memoryFiles();
    journalOn({ files }).append(aCaseEntry(1));
    journalOn({ files, now: () => '2021-01-01T00:00:00.000Z' }).append(aCaseEntry(2));
    journalOn({ files, now: () => '2026-03-24T05:00:00.000Z' }).append(aCaseEntry(3));
    expect(readAll(journalOn({ files })).numbers).toEqual([1, 2, 3]);
  });

  it('reads on from a place, and from the beginning when the file of that place is another one', () => {
    const { disk, ends } = threeCases();
    const journal = journalOn({ files: disk.files });
    const fourth = journal.append(aCaseEntry(4));
    expect(readAll(journal, { file: day, offset: ends[0] ?? 0 }).numbers).toEqual([2, 3, 4]);
    expect(readAll(journal, { file: day, offset: ends[2] ?? 0 }).numbers).toEqual([4]);
    expect(readAll(journal, fourth)).toMatchObject({ numbers: [], end: fourth, torn: 0 });
    expect(readAll(journal, { file: day, offset: 1_000_000 }).numbers).toEqual([1, 2, 3, 4]);
    expect(readAll(journal, { file: '20200101.cj', offset: 5 }).numbers).toEqual([1, 2, 3, 4]);
    expect(readAll(journal, { file: fourth.file, offset: 0 })).toMatchObject({ files: 1, numbers: [4] });
  });

  it('says nothing of a caller in plain bytes, and nothing to another key', () => {
    const { bytes } = threeCases();
    expect(bytes.includes(caller.name) || bytes.includes('Siti')).toBe(false);
    expect(readWith(bytes, day, 'f'.repeat(64))).toMatchObject({ numbers: [], torn: 1 });
  });

  it('leaves alone what is not its own', () => {
    const { disk } = threeCases();
    disk.contents.set('Thumbs.db', Buffer.from('x'));
    expect(readAll(journalOn({ files: disk.files }))).toMatchObject({ files: 1, numbers: [1, 2, 3] });
  });

  it('passes over what a newer program wrote, and keeps such a file', () => {
    const disk = memoryFiles();
    const entry = Buffer.from(JSON.stringify({ kind: 'picture' }));
    disk.contents.set(day, sealRecord(journalKey(testKey), { file: day, offset: 0 }, new Uint8Array(12), entry));
    const journal = journalOn({ files: disk.files });
    expect(readAll(journal)).toMatchObject({ numbers: [], skipped: 1 });
    expect(journal.casesOf(day)).toBeNull();
  });
});

describe('a damaged journal', () => {
  it('cut at any byte gives every case that was whole, and says that its end is torn', () => {
    const { bytes, ends } = threeCases();
    for (let length = 0; length <= bytes.length; length += 1) {
      const whole = ends.filter((end) => end <= length).length;
      const isTorn = length > 0 && !ends.includes(length);
      expect(readWith(bytes.subarray(0, length)), `cut at ${length}`).toMatchObject({
        numbers: [1, 2, 3].slice(0, whole),
        torn: isTorn ? 1 : 0,
        skipped: 0,
      });
    }
  });

  it('with any byte changed loses the case that it was in and no other, and changes none', () => {
    const { bytes, ends } = threeCases();
    for (let at = 0; at < bytes.length; at += 1) {
      const hurt = Buffer.from(bytes);
      hurt.writeUInt8(hurt.readUInt8(at) ^ 0x10, at);
      const struck = ends.findIndex((end) => at < end) + 1;
      const read = readWith(hurt);
      expect(read.cases, `byte ${at}`).toEqual([1, 2, 3].filter((nth) => nth !== struck).map((nth) => aCaseEntry(nth)));
      expect([read.skipped, read.torn], `byte ${at}`).toEqual(struck === 3 ? [0, 1] : [1, 0]);
    }
  });

  it('with a zeroed sector in the middle is read on behind it', () => {
    const disk = memoryFiles();
    const journal = journalOn({ files: disk.files });
    for (let nth = 1; nth <= 20; nth += 1) journal.append(aCaseEntry(nth));
    const bytes = Buffer.from(disk.contents.get(day) ?? []).fill(0, 1024, 1536);
    const read = readWith(bytes);
    expect(read.skipped).toBe(1);
    expect(read.numbers.length).toBeGreaterThanOrEqual(16);
    expect(read.numbers.at(-1)).toBe(20);
  });

  it('does not take a record that was moved, to another place or to another file', () => {
    const { bytes, ends } = threeCases();
    const [first = 0] = ends;
    const twice = Buffer.concat([bytes.subarray(0, first), bytes.subarray(0, first), bytes.subarray(first)]);
    expect(readWith(twice)).toMatchObject({ numbers: [1], torn: 1 });
    expect(readWith(bytes, '20260325.cj')).toMatchObject({ numbers: [], torn: 1 });
  });

  it('that the disk does not give is counted, and the others are read', () => {
    const { files, contents } = memoryFiles((operation, name) => {
      if (operation === 'read' && name === day) throw diskError('EIO');
    });
    journalOn({ files }).append(aCaseEntry(1));
    journalOn({ files }).append(aCaseEntry(2));
    expect(contents.size).toBe(2);
    const journal = journalOn({ files });
    expect(readAll(journal)).toMatchObject({ numbers: [2], unreadable: 1 });
    expect(journal.allFiles().map((name) => journal.casesOf(name))).toEqual([null, [aCaseEntry(2)]]);
  });
});

describe('a failing disk', () => {
  const operations: readonly DiskOperation[] = ['list', 'create', 'append', 'sync'];

  it.each(operations)('refuses the case when %s fails, and takes the next one into another file', (failing) => {
    let isBroken = false;
    const disk = memoryFiles((operation) => {
      if (isBroken && (operation === failing || operation === 'close')) throw diskError('EIO');
    });
    const journal = journalOn({ files: disk.files });
    if (failing === 'append' || failing === 'sync') journal.append(aCaseEntry(1));
    isBroken = true;
    expect(() => journal.append(aCaseEntry(2))).toThrow('EIO');
    isBroken = false;
    const place = journal.append(aCaseEntry(2, { draftRevision: 2 }));
    expect(place.file).toBe(failing === 'list' ? day : '20260324-2.cj');
    const { cases } = readAll(journalOn({ files: disk.files }));
    expect(cases.at(-1)).toEqual(aCaseEntry(2, { draftRevision: 2 }));
  });

  it('that cannot keep room free is written on all the same', () => {
    const { files } = memoryFiles();
    const journal = journalOn({ files });
    const { file } = journal.append(aCaseEntry(1));
    journal.tidy();
    expect(journal.append(aCaseEntry(2)).file).toBe(file);
  });

  it('is never asked a second time through the handle that failed', () => {
    const asked: string[] = [];
    let fails = true;
    const { files } = memoryFiles((operation, name) => {
      asked.push(`${operation} ${name}`);
      if (operation === 'sync' && fails) throw diskError('EIO');
    });
    const journal = journalOn({ files });
    expect(() => journal.append(aCaseEntry(1))).toThrow('EIO');
    fails = false;
    journal.append(aCaseEntry(1));
    const first = asked.filter((line) => line.endsWith(` ${day}`));
    expect(first).toEqual([`create ${day}`, `append ${day}`, `sync ${day}`, `close ${day}`]);
  });
});

describe('packs with their forms', () => {
  it('are kept once each, and found by another run', () => {
    const { files, contents } = memoryFiles();
    const journal = journalOn({ files });
    expect(journal.holdsPack(aFormEntry().hash)).toBe(false);
    journal.keepPack(aFormEntry());
    journal.keepPack(aFormEntry());
    expect(journal.holdsPack(aFormEntry().hash)).toBe(true);
    const next = journalOn({ files });
    next.keepPack(aFormEntry());
    expect(contents.size).toBe(1);
    expect([...next.packs()]).toEqual([aFormEntry()]);
  });

  it('are kept again when the first copy is damaged or could not be written', () => {
    let fails = true;
    const disk = memoryFiles((operation) => {
      if (operation === 'sync' && fails) throw diskError('ENOSPC');
    });
    const journal = journalOn({ files: disk.files });
    expect(() => journal.keepPack(aFormEntry())).toThrow('ENOSPC');
    fails = false;
    const [name = ''] = disk.contents.keys();
    disk.contents.set(name, Buffer.from(disk.contents.get(name) ?? []).fill(0, 40, 60));
    journal.keepPack(aFormEntry());
    expect([...disk.contents.keys()]).toEqual([name, name.replace('.cj', '-2.cj')]);
    expect([...journalOn({ files: disk.files }).packs()]).toEqual([aFormEntry()]);
  });

  it('are looked for once in a run, not at every save', () => {
    const { hash } = aFormEntry();
    const asked: string[] = [];
    const { files, contents } = memoryFiles((operation, name) => asked.push(`${operation} ${name}`));
    const journal = journalOn({ files });
    journal.append(aCaseEntry(1));
    contents.set(`pack-${hash}.cj.old`, Buffer.from('x'));
    journal.keepPack(aFormEntry({ hash: sha256('another pack') }));
    journal.keepPack(aFormEntry());
    asked.length = 0;
    expect([journal.holdsPack(hash), asked]).toEqual([true, []]);
    const next = journalOn({ files });
    const once = ['list ', `read pack-${hash}.cj`];
    expect([next.holdsPack(hash), asked]).toEqual([true, once]);
    expect([next.holdsPack(hash), asked]).toEqual([true, once]);
  });

  it('that the disk does not give are not there', () => {
    let isBroken = false;
    const disk = memoryFiles((operation) => {
      if (operation === 'read' && isBroken) throw diskError('EIO');
    });
    journalOn({ files: disk.files }).keepPack(aFormEntry());
    isBroken = true;
    const journal = journalOn({ files: disk.files });
    expect([journal.holdsPack(aFormEntry().hash), [...journal.packs()]]).toEqual([false, []]);
  });
});
