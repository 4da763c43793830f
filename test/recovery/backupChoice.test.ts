import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupFolder } from '../../core/recovery/backupFolder.ts';
import { createBackups } from '../../core/recovery/makeBackup.ts';
import { faultOfCopy, restoreBackup } from '../../core/recovery/restoreBackup.ts';
import { openDatabase } from '../../core/storage/database.ts';
import { databaseFile, openStore } from '../../core/storage/openStore.ts';
import { testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

const hour = 3_600_000;
const start = Date.parse('2026-03-24T02:00:00.000Z');

/** A desk with so many backups, an hour apart, oldest first. */
async function withBackups(count: number) {
  const folder = tempFolder();
  const opened = openStore({ folder, key: testKey, demo: true, now: new Date(start).toISOString() });
  if (!opened.ok) throw new Error('refused');
  const { store } = opened.value;
  const kept = backupFolder(folder, testKey);
  const backups = createBackups({ store, file: databaseFile(folder), key: testKey, folder: kept });
  const files: string[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    store.device.set('packSource', `backup ${nth}`);
    store.tidy();
    const made = await backups.make(start + nth * hour, () => false);
    if (!made.ok) throw new Error(made.problem.message);
    files.push(made.value.file);
  }
  store.close();
  await backups.close();
  return { folder, kept, files };
}

/** Changes one bit of a page that holds rows of the log or of the device. */
function hurtRows(file: string): void {
  const db = openDatabase(file, testKey);
  const page = Number(
    db.prepare(`SELECT pageno FROM dbstat WHERE name = 'device' AND pagetype = 'leaf' LIMIT 1`).pluck().get(),
  );
  db.close();
  const bytes = readFileSync(file);
  const at = (page - 1) * 2048 + 321;
  writeFileSync(file, bytes.fill(bytes.readUInt8(at) ^ 8, at, at + 1));
}

describe('the folder of the backups', () => {
  const parts = ['', '-wal', '-shm', '-journal'];

  it('names them by a mark of the key and by their moment, in every version of the program', () => {
    const folder = tempFolder();
    const kept = backupFolder(folder, testKey);
    const copy = kept.begin();
    writeFileSync(copy, 'x');
    const file = join(folder, 'backups/tanggap-674998f5-20260324T020000000Z.db');
    expect(kept.keep(copy, start)).toEqual({ file, at: start });
    for (const name of [`${file}.old`, join(dirname(file), `salinan-${basename(file)}`), file.replace('.db', 'db')]) {
      writeFileSync(name, 'x');
    }
    expect(kept.newestFirst()).toEqual([{ file, at: start }]);
  });

  it('begins a copy with nothing that an earlier attempt left', () => {
    const folder = tempFolder();
    const kept = backupFolder(folder, testKey);
    const copy = kept.begin();
    for (const part of parts) writeFileSync(copy + part, 'half');
    expect(kept.begin()).toBe(copy);
    expect(parts.filter((part) => existsSync(copy + part))).toEqual([]);
  });
});

describe('the backup that takes the place of a database', () => {
  it('is the newest', async () => {
    const { folder, kept, files } = await withBackups(2);
    const target = join(folder, 'restored.db');
    expect(restoreBackup(target, testKey, kept)).toEqual({ file: files[1], at: start + hour });
    expect(readFileSync(target).equals(readFileSync(files[1] ?? ''))).toBe(true);
  });

  it('is an older one when the newest has a damaged page, or cannot be copied at all', async () => {
    const { folder, kept, files } = await withBackups(2);
    hurtRows(files[1] ?? '');
    expect(faultOfCopy(files[1] ?? '', testKey)).toMatch(/SQLITE_CORRUPT|malformed/);
    const taken = (files[1] ?? '').replace(/T\d+Z/, 'T230000000Z');
    mkdirSync(taken);
    expect(kept.newestFirst().map(({ file }) => file)).toEqual([taken, files[1], files[0]]);
    const target = join(folder, 'restored.db');
    expect(restoreBackup(target, testKey, kept)).toEqual({ file: files[0], at: start });
    expect(faultOfCopy(target, testKey)).toBeNull();
  });

  it('is none when none is sound, and nothing is left of the attempts', async () => {
    const { folder, kept, files } = await withBackups(1);
    hurtRows(files[0] ?? '');
    const before = readFileSync(databaseFile(folder));
    expect(restoreBackup(databaseFile(folder), testKey, kept)).toBeNull();
    expect(readFileSync(databaseFile(folder)).equals(before)).toBe(true);
    expect(() => readFileSync(`${databaseFile(folder)}.baru`)).toThrow('ENOENT');
  });
});
