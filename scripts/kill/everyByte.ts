import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openDatabase } from '../../core/storage/database.ts';
import { databaseFile } from '../../core/storage/openStore.ts';
import { seededRandom } from '../../test/support/seededRandom.ts';
import { deskStart } from './deskStart.ts';
import { type Files, writeFiles } from './filesOf.ts';
import { memoryDisk } from './memoryDisk.ts';
import { openImage } from './openImage.ts';
import { type Moment, recordSaves } from './recordSaves.ts';
import { keyOf } from './said.ts';
import { addTally, countStrike, emptyTally, type Tally, type Told } from './tally.ts';
import { cutAt, firstDifference } from './tearImage.ts';

const told = 10_000;

/**
 * One save, with the power gone at every byte of its journal record and of its WAL frames. The journal is opened by the whole of
 * core; of the WAL, which SQLite alone reads, every image is opened as a database and checked.
 */
export async function everyByte(seed: number, tell: Told, isStopped = () => false): Promise<Tally> {
  const folder = mkdtempSync(join(memoryDisk(), 'tanggap-bytes-'));
  try {
    const start = deskStart(folder, join(folder, 'desk'), randomBytes(32).toString('hex'));
    const { moments } = await recordSaves(start, 4, seededRandom(seed, () => 0).unit);
    const save = lastSave(moments);
    const tally = emptyTally();
    const check = async (name: string, flushed: Files, look: (files: Files) => Promise<Looked>): Promise<void> => {
      const old = save.before.files.get(name) ?? Buffer.alloc(0);
      const whole = save.after.files.get(name) ?? Buffer.alloc(0);
      for (let at = firstDifference(old, whole); at <= lastDifference(old, whole) && !isStopped(); at += 1) {
        const files = new Map([...save.before.files, ...flushed, [name, cutAt(old, whole, at)]]);
        addTally(tally, judge(save.before, await look(files), `${name} cut at ${at}`));
        countStrike(tally, name.endsWith('-wal') ? 'WAL' : 'journal');
        if (tally.rounds % told === 0) tell(`${tally.rounds} bytes: ${tally.lost} lost`);
      }
    };
    const journals = save.changed.filter((name) => name.startsWith('journal'));
    const flushed: Files = new Map(journals.map((name) => [name, save.after.files.get(name) ?? Buffer.alloc(0)]));
    for (const name of journals) await check(name, new Map(), (files) => byCore(files, start));
    for (const name of save.changed.filter((changed) => changed.endsWith('-wal'))) {
      await check(name, flushed, (files) => bySqlite(files, start.databaseKey));
    }
    return tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Save = { readonly before: Moment; readonly after: Moment; readonly changed: readonly string[] };

/** The last step in which both legs were written. */
function lastSave(moments: readonly Moment[]): Save {
  for (let i = moments.length - 1; i > 0; i -= 1) {
    const [before, after] = [moments[i - 1], moments[i]];
    if (before === undefined || after === undefined) continue;
    const changed = [...after.files].flatMap(([name, bytes]) => (before.files.get(name)?.equals(bytes) ? [] : [name]));
    const has = (part: string): boolean => changed.some((name) => name.startsWith(part));
    if (has('journal') && has('tanggap.db-wal')) return { before, after, changed };
  }
  throw new Error('No case was saved');
}

/** Behind it both are the same: zeros that were there before. */
function lastDifference(old: Buffer, whole: Buffer): number {
  for (let at = whole.length; at > 0; at -= 1) if (old[at - 1] !== whole[at - 1]) return at;
  return 0;
}

type Looked = { readonly revisions: ReadonlyMap<string, string>; readonly faults: readonly string[] };

function judge(before: Moment, { revisions, faults }: Looked, place: string): Tally {
  const lost = [...before.acknowledged].filter(([key, sha256]) => revisions.get(key) !== sha256);
  return {
    ...emptyTally(),
    rounds: 1,
    acknowledged: before.acknowledged.size,
    lost: lost.length,
    // The save itself may be there or not: nobody had been told.
    invented: Math.max(0, revisions.size - before.acknowledged.size - 1),
    committedUnacked: revisions.size - before.acknowledged.size + lost.length,
    faults: faults.map((fault) => `${place}: ${fault}`),
  };
}

async function byCore(files: Files, start: Parameters<typeof openImage>[1]): Promise<Looked> {
  const opened = await openImage(files, start);
  if (!opened.ok) return { revisions: new Map(), faults: [opened.problem.message] };
  const faults = opened.setAside.length > 0 ? ['the database was set aside'] : [];
  return { revisions: opened.desk.revisions, faults: [...faults, ...opened.desk.faults] };
}

const Name = z.object({ case_id: z.string(), rev: z.int(), sha256: z.string() });

async function bySqlite(files: Files, key: string): Promise<Looked> {
  const folder = mkdtempSync(join(memoryDisk(), 'tanggap-byte-'));
  try {
    writeFiles(folder, new Map([...files].filter(([name]) => name.startsWith('tanggap.db'))));
    const db = openDatabase(databaseFile(folder), key);
    try {
      const rows = db.prepare('SELECT case_id, rev, sha256 FROM case_rev').all();
      const names = rows.map((row) => Name.parse(row));
      const check = db.pragma('quick_check(1)', { simple: true });
      return {
        revisions: new Map(names.map(({ case_id, rev, sha256 }) => [keyOf(case_id, rev), sha256])),
        faults: check === 'ok' ? [] : [String(check)],
      };
    } finally {
      db.close();
    }
  } catch (error) {
    return { revisions: new Map(), faults: [error instanceof Error ? error.message : String(error)] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
