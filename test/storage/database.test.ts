import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { assertPragmas, inTransaction, openDatabase } from '../../core/storage/database.ts';
import { ok, problem } from '../../shared/model/result.ts';
import { tempDatabase, testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

describe('the database', () => {
  it('commits to the disk before it says so: WAL with synchronous FULL, read back', () => {
    const db = tempDatabase();
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(() => assertPragmas(db)).not.toThrow();
  });

  it.each([
    'synchronous = NORMAL',
    'secure_delete = OFF',
    'foreign_keys = OFF',
    'temp_store = FILE',
    'trusted_schema = ON',
  ])('does not go on with %s', (pragma) => {
    const db = tempDatabase();
    db.pragma(pragma);
    expect(() => assertPragmas(db)).toThrow(pragma.split(' ')[0]);
  });

  it('is encrypted from the first byte', () => {
    const folder = tempFolder();
    const db = tempDatabase(folder);
    db.prepare(`INSERT INTO device (k, v) VALUES ('x', 'Siti Nurhaliza')`).run();
    db.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(join(folder, 'tanggap.db'));
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(bytes.includes('Siti')).toBe(false);
    expect(bytes.includes('CREATE TABLE')).toBe(false);
  });

  it('is not opened with another key, and is not changed by the attempt', () => {
    const folder = tempFolder();
    tempDatabase(folder).close();
    const before = readFileSync(join(folder, 'tanggap.db'));
    expect(() => openDatabase(join(folder, 'tanggap.db'), 'f'.repeat(64))).toThrow(
      expect.objectContaining({ code: 'SQLITE_NOTADB' }),
    );
    expect(readFileSync(join(folder, 'tanggap.db')).equals(before)).toBe(true);
  });

  it('is opened by one process at a time', () => {
    const folder = tempFolder();
    const first = tempDatabase(folder);
    const again = () => openDatabase(join(folder, 'tanggap.db'), testKey);
    expect(again).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }));
    first.close();
    const second = again();
    expect(second.open).toBe(true);
    second.close();
  });

  it('refuses a key that is not 256 bits in hexadecimal', () => {
    expect(() => openDatabase(join(tempFolder(), 'x.db'), 'secret')).toThrow('64 hexadecimal digits');
  });

  it('runs on an SQLite without the WAL-reset bug', () => {
    const version = String(new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get());
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003);
  });
});

describe('a transaction', () => {
  const put = (db: Database.Database) => db.prepare(`INSERT INTO device (k, v) VALUES ('x', '1')`).run();
  const count = (db: Database.Database) => db.prepare(`SELECT count(*) FROM device WHERE k = 'x'`).pluck().get();

  it('keeps what an accepted piece of work wrote', () => {
    const db = tempDatabase();
    const result = inTransaction(db, () => {
      put(db);
      return ok('done');
    });
    expect(result).toEqual(ok('done'));
    expect(count(db)).toBe(1);
  });

  it('undoes what a refused piece of work wrote', () => {
    const db = tempDatabase();
    const result = inTransaction(db, () => {
      put(db);
      return problem('conflict', 'no');
    });
    expect(result).toEqual(problem('conflict', 'no'));
    expect(count(db)).toBe(0);
  });

  it('undoes what a bug left half done, and lets the bug through', () => {
    const db = tempDatabase();
    const run = () =>
      inTransaction(db, () => {
        put(db);
        throw new Error('bug');
      });
    expect(run).toThrow('bug');
    expect(count(db)).toBe(0);
  });
});
