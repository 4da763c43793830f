import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { applicationId, openDatabase, type Db } from '../../core/storage/database.ts';
import { migrate, migrations } from '../../core/storage/migrate.ts';
import type { Migration } from '../../core/storage/migration.ts';
import { tempDatabase, testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

function emptyDatabase(): Db {
  const db = openDatabase(join(tempFolder(), 'tanggap.db'), testKey);
  onTestFinished(() => {
    db.close();
  });
  return db;
}

const first: Migration = { name: '0001-first', up: (db) => db.exec('CREATE TABLE t (x INTEGER) STRICT') };
const second: Migration = {
  name: '0002-second',
  up: (db) => db.exec('ALTER TABLE t ADD COLUMN y INTEGER NOT NULL DEFAULT 7'),
};
const failing: Migration = {
  name: '0002-failing',
  up: (db) => {
    db.exec('ALTER TABLE t ADD COLUMN y INTEGER');
    throw new Error('no room');
  },
};

it('a new database gets the newest schema and our mark', () => {
  const db = tempDatabase();
  expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
  expect(db.pragma('application_id', { simple: true })).toBe(applicationId);
});

it('rows of the version before are still there after an update', () => {
  const db = emptyDatabase();
  migrate(db, [first]);
  db.exec('INSERT INTO t VALUES (1), (2)');
  expect(migrate(db, [first, second])).toMatchObject({ ok: true, value: { version: 2 } });
  expect(db.prepare('SELECT x, y FROM t').raw().all()).toEqual([
    [1, 7],
    [2, 7],
  ]);
});

it('running it again changes nothing', () => {
  const db = tempDatabase();
  db.prepare(`INSERT INTO device (k, v) VALUES ('x', '1')`).run();
  expect(migrate(db).ok).toBe(true);
  expect(db.prepare('SELECT count(*) FROM device').pluck().get()).toBe(1);
});

it('a migration that fails leaves the old schema with the old number', () => {
  const db = emptyDatabase();
  migrate(db, [first]);
  expect(() => migrate(db, [first, failing])).toThrow('no room');
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  expect(db.pragma('table_info(t)')).toHaveLength(1);
});

it('a database that a newer Tanggap changed is refused with what to do, and not touched', () => {
  const db = tempDatabase();
  db.pragma('user_version = 99');
  expect(migrate(db)).toMatchObject({
    ok: false,
    problem: {
      code: 'storage_failed',
      message: expect.stringContaining('Install'),
      details: { reason: 'newerDatabase' },
    },
  });
  expect(db.pragma('user_version', { simple: true })).toBe(99);
});

it('a database of another program is refused and not touched', () => {
  const db = emptyDatabase();
  db.exec('CREATE TABLE theirs (x)');
  db.pragma('application_id = 77');
  expect(migrate(db)).toMatchObject({ ok: false, problem: { details: { reason: 'foreignDatabase' } } });
  expect(db.pragma('application_id', { simple: true })).toBe(77);
});
