import type { z } from 'zod';
import type { Sha256 } from '../../shared/model/ids.ts';
import type { Instant } from '../../shared/model/time.ts';
import { allPackFiles, dayFiles, nextDayFile, nextPackFile, packFiles } from './fileNames.ts';
import { CaseEntry, FormEntry } from './journalEntry.ts';
import type { JournalFile, JournalFiles } from './journalFiles.ts';
import { journalKey } from './journalKey.ts';
import { readRecords } from './readRecords.ts';
import { sealRecord, type Place } from './record.ts';

export type JournalPorts = {
  readonly files: JournalFiles;
  /** The database key, 64 hexadecimal digits. */
  readonly key: string;
  readonly now: () => Instant;
  readonly random: (bytes: number) => Uint8Array;
};

/** What a reading met beside the entries that it handed over. */
export type JournalReading = {
  readonly files: number;
  /** Damaged stretches with sound records behind them, and records that say nothing this program knows. */
  readonly skipped: number;
  /** Files that end in something unreadable. The last one of a run that lost its power does; nothing in it was acknowledged. */
  readonly torn: number;
  /** Files that the disk does not give. */
  readonly unreadable: number;
  /** Behind the last sound record; null when there is none. */
  readonly end: Place | null;
};

/** The second copy of every case: encrypted files to which is only ever appended, on the disk before the database commits. */
export type Journal = ReturnType<typeof openJournal>;

export function openJournal({ files, key, now, random }: JournalPorts) {
  const secret = journalKey(key);
  /** Each run begins a file of its own, so that nothing is ever written behind a torn end. */
  let current: { readonly name: string; readonly file: JournalFile; offset: number } | null = null;
  const keptPacks = new Set<Sha256>();

  /** After an error nothing is known of the file: it is closed and left, and the next entry begins another. */
  function leave(): void {
    const left = current;
    current = null;
    try {
      left?.file.close();
    } catch {
      // It was given up already.
    }
  }

  function write(name: string, file: JournalFile, offset: number, entry: CaseEntry | FormEntry): number {
    const text = Buffer.from(JSON.stringify(entry), 'utf8');
    const bytes = sealRecord(secret, { file: name, offset }, random(12), text);
    file.append(bytes);
    file.sync();
    return offset + bytes.length;
  }

  function appendCase(entry: CaseEntry): Place {
    const day = now().slice(0, 10).replaceAll('-', '');
    if (current !== null && current.name < day) leave();
    if (current === null) {
      const name = nextDayFile(files.list(), day);
      current = { name, file: files.create(name), offset: 0 };
    }
    try {
      current.offset = write(current.name, current.file, current.offset, entry);
      return { file: current.name, offset: current.offset };
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** Cases and forms never share a file. */
  function entriesOf<Entry>(kind: z.ZodType<Entry>, name: string, after: number) {
    const bytes = files.read(name);
    // A shorter file is another one under the same name.
    const read = readRecords(secret, name, bytes, after > bytes.length ? 0 : after);
    const entries = read.records.flatMap(({ text, end }) => {
      const entry = parsed(kind, text);
      return entry === null ? [] : [{ entry, end }];
    });
    return { entries, skipped: read.skipped + read.records.length - entries.length, isTorn: read.isTorn };
  }

  const packIn = (name: string): FormEntry | null => {
    try {
      return entriesOf(FormEntry, name, 0).entries[0]?.entry ?? null;
    } catch {
      return null;
    }
  };

  const holdsPack = (hash: Sha256): boolean => {
    if (keptPacks.has(hash)) return true;
    const isThere = packFiles(files.list(), hash).some((name) => packIn(name)?.hash === hash);
    if (isThere) keptPacks.add(hash);
    return isThere;
  };

  return {
    /**
     * Returns when the entry is on the disk: the place behind it. Throws what the disk throws; then nothing was kept as far
     * as anybody knows, and the next entry goes into another file.
     */
    append: appendCase,
    /** Whether `keepPack` has nothing to do. */
    holdsPack,
    /** Between two calls, when nobody waits for the disk: makes room for the next cases. */
    tidy: (): void => {
      try {
        current?.file.reserve?.();
      } catch {
        // What the disk cannot do for us now, the next case may still be spared: it goes into another file.
        leave();
      }
    },
    /** Once for each pack, before its first case. Throws like `append`. */
    keepPack: (entry: FormEntry): void => {
      if (holdsPack(entry.hash)) return;
      const name = nextPackFile(files.list(), entry.hash);
      const file = files.create(name);
      try {
        write(name, file, 0, entry);
      } finally {
        file.close();
      }
      keptPacks.add(entry.hash);
    },
    /** Every pack that was kept and can be read. */
    packs: function* (): Generator<FormEntry> {
      for (const name of allPackFiles(files.list())) {
        const entry = packIn(name);
        if (entry !== null) yield entry;
      }
    },
    /** Hands over every case behind a place in the order in which they were saved; all for null. */
    readAfter: (after: Place | null, take: (entry: CaseEntry) => void): JournalReading => {
      const names = dayFiles(files.list());
      const first = after === null ? 0 : Math.max(names.indexOf(after.file), 0);
      let [skipped, torn, unreadable] = [0, 0, 0];
      let end = after;
      for (const name of names.slice(first)) {
        const from = name === after?.file ? after.offset : 0;
        let read: ReturnType<typeof entriesOf<CaseEntry>>;
        try {
          read = entriesOf(CaseEntry, name, from);
        } catch {
          unreadable += 1;
          continue;
        }
        for (const { entry } of read.entries) take(entry);
        skipped += read.skipped;
        torn += read.isTorn ? 1 : 0;
        end = { file: name, offset: read.entries.at(-1)?.end ?? from };
      }
      return { files: names.length - first, skipped, torn, unreadable, end };
    },
    /** Names of all files of cases, oldest first. */
    allFiles: (): readonly string[] => dayFiles(files.list()),
    /** Names of the files that this run does not write, oldest first. */
    finishedFiles: (): readonly string[] => dayFiles(files.list()).filter((name) => name !== current?.name),
    /** The cases of one file, or null when something in it cannot be read: then it must stay. */
    casesOf: (name: string): readonly CaseEntry[] | null => {
      try {
        const { entries, skipped } = entriesOf(CaseEntry, name, 0);
        return skipped > 0 ? null : entries.map(({ entry }) => entry);
      } catch {
        return null;
      }
    },
    remove: files.remove,
    close: leave,
  };
}

/** Null for what a newer program wrote. */
function parsed<Entry>(kind: z.ZodType<Entry>, text: Uint8Array): Entry | null {
  try {
    return kind.parse(JSON.parse(Buffer.from(text).toString('utf8')));
  } catch {
    return null;
  }
}
