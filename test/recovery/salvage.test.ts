import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderFiles } from '../../core/journal/folderFiles.ts';
import { copyDatabase } from '../../core/recovery/databaseParts.ts';
import { readDamaged } from '../../core/recovery/readDamaged.ts';
import { sha256 } from '../../core/sha256.ts';
import { checkPages } from '../../core/storage/checkDatabase.ts';
import { openDamaged, type DamagedDatabase } from '../../core/storage/damagedDatabase.ts';
import { openDatabase } from '../../core/storage/database.ts';
import { databaseFile, openStore } from '../../core/storage/openStore.ts';
import { CaseId } from '../../shared/model/ids.ts';
import { someAnswers } from '../support/builders.ts';
import { aCaseEntry, journalOn } from '../support/journalEntries.ts';
import { openCoreOnShift, type OpenedCore } from '../support/openCore.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { smallDisk } from '../support/smallDisk.ts';
import { anyCases, takeCase } from '../support/takeCase.ts';
import { testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

const pageBytes = 2048;

/** Flips one bit in each of these pages, counted from 0. */
function hurtPages(file: string, pages: readonly number[]): void {
  const bytes = readFileSync(file);
  for (const page of pages) {
    const at = page * pageBytes + 321;
    if (at < bytes.length) bytes.writeUInt8(bytes.readUInt8(at) ^ 8, at);
  }
  writeFileSync(file, bytes);
}

/** Which pages a table has, by SQLite's own account. */
function pagesOf(file: string, table: string): number[] {
  const db = openDatabase(file, testKey);
  const pages = db
    .prepare<[string], number>(`SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno`)
    .pluck()
    .all(table);
  db.close();
  return pages.map((page) => page - 1);
}

const noticesOf = async (desk: OpenedCore) => (await desk.call('desk.state', {})).notices;

describe('a table with damaged pages', () => {
  it('gives every row that is not on one of them', () => {
    const file = join(tempFolder(), 'x.db');
    const db = openDatabase(file, testKey);
    db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT NOT NULL) STRICT');
    db.exec('CREATE TABLE k (k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT, WITHOUT ROWID');
    const random = seededRandom(20260324, () => 0);
    db.exec('BEGIN');
    for (let n = 1; n <= 1_500; n += 1) {
      db.prepare('INSERT INTO t VALUES (?, ?)').run(n, 'x'.repeat(Math.floor(random.unit() * 400)));
      db.prepare('INSERT INTO k VALUES (?, ?)').run(String(n).padStart(5, '0'), 'y'.repeat(100));
    }
    db.exec('COMMIT');
    db.close();
    const leaves = pagesOf(file, 't');
    const struck = [leaves[3], leaves[70], leaves.at(-1)].flatMap((page) => (page === undefined ? [] : [page]));
    const keyed = pagesOf(file, 'k');
    hurtPages(file, [...struck, keyed[Math.floor(keyed.length / 2)] ?? 0]);
    const damaged = openDamaged(file, testKey);
    const found = [...damaged.rowsOf('t')].map((row) => Number(row['id']));
    expect(new Set(found).size).toBe(found.length);
    // Three pages of some seven rows each.
    expect(found.length).toBeGreaterThan(1_500 - 3 * 25);
    expect(found.length).toBeLessThan(1_500);
    const names = damaged.keyedRowsOf('k', 'k').map((row) => String(row['k']));
    expect([names.includes('00001'), names.includes('01500'), names.length < 1_500]).toEqual([true, true, true]);
    damaged.close();
  });

  it('is given up when its root is gone, and the others are read', () => {
    const file = join(tempFolder(), 'x.db');
    const db = openDatabase(file, testKey);
    db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT) STRICT; CREATE TABLE u (id INTEGER PRIMARY KEY) STRICT');
    db.exec(`INSERT INTO t VALUES (1, 'x'); INSERT INTO u VALUES (1)`);
    const root = Number(db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 't'`).pluck().get());
    db.close();
    hurtPages(file, [root - 1]);
    const damaged = openDamaged(file, testKey);
    expect([[...damaged.rowsOf('t')].length, [...damaged.rowsOf('u')].length]).toEqual([0, 1]);
    expect(() => [...damaged.rowsOf('no such table')]).not.toThrow();
    damaged.close();
    const again = openDatabase(file, testKey);
    expect(checkPages(again, 'full')).toMatchObject({ kind: 'data' });
    again.close();
  });

  it('cannot be read with another key, nor when it is not there', () => {
    const folder = tempFolder();
    openDatabase(join(folder, 'x.db'), testKey).close();
    const read = (name: string): boolean => readDamaged(join(folder, name), 'f'.repeat(64), () => undefined);
    expect([read('x.db'), read('none.db')]).toEqual([false, false]);
    expect(readdirSync(folder).filter((name) => name.includes('dibaca'))).toEqual([]);
    expect(() =>
      readDamaged(join(folder, 'x.db'), testKey, () => {
        throw new Error('a bug');
      }),
    ).toThrow('a bug');
  });
});

it('a damaged database is read with what only its WAL holds, and nothing of the copy stays', () => {
  const folder = tempFolder();
  const file = join(folder, 'x.db');
  const db = openDatabase(file, testKey);
  db.exec('CREATE TABLE t (x INTEGER); INSERT INTO t VALUES (1)');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.exec('INSERT INTO t VALUES (2)');
  const image = join(folder, 'image.db');
  for (const part of ['', '-wal']) copyFileSync(file + part, image + part);
  db.close();
  for (const part of ['', '-wal', '-shm', '-journal']) writeFileSync(`${image}.dibaca${part}`, 'of an earlier attempt');
  const before = readdirSync(folder).filter((name) => !name.includes('dibaca'));
  const read: DamagedDatabase[] = [];
  const rows: unknown[] = [];
  const isRead = readDamaged(image, testKey, (damaged) => {
    read.push(damaged);
    rows.push(...[...damaged.rowsOf('t')].map(({ x }) => x));
  });
  expect([isRead, rows]).toEqual([true, [1, 2]]);
  expect(readdirSync(folder)).toEqual(before);
  expect(() => read.map((damaged) => [...damaged.rowsOf('t')])).toThrow('not open');
});

it('a copy of a database holds nothing of an earlier attempt', () => {
  const folder = tempFolder();
  const [from, to] = [join(folder, 'from.db'), join(folder, 'to.db')];
  writeFileSync(from, 'new');
  for (const part of ['', '-wal', '-shm', '-journal']) writeFileSync(to + part, 'of an earlier attempt');
  copyDatabase(from, to);
  expect(readdirSync(folder)).toEqual(['from.db', 'to.db']);
  expect(readFileSync(to, 'utf8')).toBe('new');
});

it('a damaged database is not read where there is no room for a copy of it, and nothing of the copy stays', () => {
  const disk = smallDisk(1);
  const folder = disk?.folder ?? tempFolder();
  const file = join(folder, 'x.db');
  // Where nobody may mount a disk, what is to be copied is no file.
  if (disk === null) mkdirSync(file);
  else {
    const db = openDatabase(file, testKey);
    db.exec(`CREATE TABLE t (x TEXT); INSERT INTO t VALUES (hex(randomblob(300000)))`);
    db.close();
  }
  const before = readdirSync(folder);
  let isRead = false;
  const read = (): boolean =>
    readDamaged(file, testKey, () => {
      isRead = true;
    });
  expect([read(), isRead]).toEqual([false, false]);
  expect(readdirSync(folder)).toEqual(before);
});

describe('a damaged database without a backup and without a journal', () => {
  it('gives what can be read: cases, judgements, the open draft, the session; what is lost is counted', async () => {
    const desk = await openCoreOnShift('rina');
    const cases: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      const answers = someAnswers({ '/data/usaha': `Warung ${'x'.repeat(1_500)} ${n}` });
      cases.push((await takeCase(desk, { answers })).caseId);
    }
    const [first = ''] = (await desk.call('case.list', anyCases)).rows.map(({ caseId }) => caseId);
    const { caseId } = (await desk.call('case.list', anyCases)).rows.at(-1) ?? { caseId: first };
    await desk.call('review.give', { caseId: CaseId.parse(caseId), rev: 1, verdict: 'returned', comment: 'lengkapi' });
    const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: null });
    const token = desk.resumeToken();
    await desk.core.close();
    rmSync(join(desk.userData, 'journal'), { recursive: true });
    const file = databaseFile(desk.userData);
    const leaves = pagesOf(file, 'case_rev');
    hurtPages(file, [leaves[Math.floor(leaves.length / 2)] ?? 0]);
    const again = await desk.restart({ restarted: true, resumeToken: token });
    const [notice] = (await noticesOf(again)).filter(({ kind }) => kind === 'databaseRecovered');
    const details = notice?.details ?? {};
    expect(Number(details['cases']) + Number(details['lost'])).toBe(12);
    expect(Number(details['lost'])).toBeGreaterThan(0);
    expect(Number(details['lost'])).toBeLessThan(5);
    expect(details['salvage']).toBe(details['cases']);
    // The agent goes on in the same session, in the middle of the call.
    expect(await again.call('work.list', {})).toMatchObject([{ draft: { caseId: draft.caseId } }]);
    const { rows } = await again.call('case.list', anyCases);
    expect(rows.every((row) => cases.includes(row.caseId))).toBe(true);
    expect(rows.find((row) => row.caseId === caseId)).toMatchObject({ review: 'returned', reviewComment: 'lengkapi' });
    expect(await again.call('shiftLog.verify', {})).toMatchObject({ intact: true });
  });
});

it('a damaged index that cannot be made again costs nothing but the way to the backup', async () => {
  const desk = await openCoreOnShift('rina');
  const { caseId } = await takeCase(desk);
  await desk.core.close();
  hurtPages(databaseFile(desk.userData), pagesOf(databaseFile(desk.userData), 'call_by_day'));
  const again = await desk.restart();
  expect((await noticesOf(again)).map(({ kind }) => kind)).toEqual(['databaseRecovered']);
  await again.signIn('rina');
  expect((await again.call('case.list', anyCases)).rows.map((row) => row.caseId)).toEqual([caseId]);
  expect(await again.call('shiftLog.verify', {})).toMatchObject({ intact: true });
});

it('a record of the journal that is no case of ours is left where it is', async () => {
  const desk = await openCoreOnShift('sari');
  await takeCase(desk);
  await desk.core.close();
  const journal = journalOn({ files: folderFiles(join(desk.userData, 'journal')) });
  journal.append(aCaseEntry(8));
  journal.append(aCaseEntry(9, { sha256: sha256('something else') }));
  journal.close();
  const again = await desk.restart();
  await again.signIn('sari');
  expect((await again.call('case.list', anyCases)).total).toBe(1);
  expect(await noticesOf(again)).toEqual([]);
});

it('damage in the journal beside the loss of the database is counted, and begins a new incarnation', async () => {
  const desk = await openCoreOnShift('sari');
  for (let n = 0; n < 3; n += 1) await takeCase(desk);
  await desk.core.close();
  for (const part of ['', '-wal']) rmSync(databaseFile(desk.userData) + part, { force: true });
  const file = join(desk.userData, 'journal/20260324.cj');
  const bytes = readFileSync(file);
  const second = bytes.indexOf('TGJ1', 10);
  writeFileSync(file, bytes.fill(0, second, second + 600));
  const again = await desk.restart();
  await again.signIn('sari');
  expect((await again.call('case.list', anyCases)).total).toBe(2);
  await again.call('shift.open', {});
  const { reference } = await takeCase(again);
  expect(reference).toMatch(/-1001-/);
});

it('two databases that are set aside in the same moment have two names', () => {
  const folder = tempFolder();
  for (const words of ['one', 'two']) {
    writeFileSync(databaseFile(folder), words.repeat(2_000));
    const opened = openStore({ folder, key: testKey, demo: true, now: '2026-03-24T02:00:00.000Z' });
    if (opened.ok) opened.value.store.close();
  }
  const kept = readdirSync(folder).filter((name) => /disisihkan-\w+(-2)?$/.test(name));
  expect(kept.map((name) => readFileSync(join(folder, name), 'utf8').slice(0, 3)).toSorted()).toEqual(['one', 'two']);
});

it('a disk that takes only a part of a record says that it is full', () => {
  const disk = smallDisk(1);
  const folder = disk?.folder ?? tempFolder();
  mkdirSync(join(folder, 'journal'));
  const file = folderFiles(join(folder, 'journal')).create('x.cj');
  const write = (): void => {
    for (let n = 0; n < 200; n += 1) file.append(new Uint8Array(9_000));
  };
  if (disk === null) expect(write).not.toThrow();
  else expect(write).toThrow(expect.objectContaining({ code: 'ENOSPC' }));
  file.close();
});
