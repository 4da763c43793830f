import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase, type Db } from '../../core/storage/database.ts';
import { migrate, migrations } from '../../core/storage/migrate.ts';
import { databaseFile, openStore } from '../../core/storage/openStore.ts';
import { makeOldDesk } from '../support/oldDesk.ts';
import { openCore, tryOpenCore } from '../support/openCore.ts';
import { testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

const now = '2026-03-24T02:00:00.000Z';

/** A desk whose database was left like this by another version of the program. */
function aDeskWith(make: (db: Db) => void): {
  readonly folder: string;
  readonly file: string;
  readonly kept: () => string[];
} {
  const folder = tempFolder();
  const userData = join(folder, 'user-data');
  mkdirSync(userData);
  const file = databaseFile(userData);
  const db = openDatabase(file, testKey);
  make(db);
  db.close();
  const backups = join(userData, 'backups');
  const kept = (): string[] =>
    (existsSync(backups) ? readdirSync(backups) : [])
      .filter((name) => name.endsWith('.db'))
      .map((name) => join(backups, name));
  return { folder, file, kept };
}

const versionOf = (file: string): unknown => {
  const db = openDatabase(file, testKey);
  const version = db.pragma('user_version', { simple: true });
  db.close();
  return version;
};

describe('a database of another version', () => {
  it('that is older is kept as a backup before it is changed', async () => {
    const { folder, file, kept } = aDeskWith((db) => migrate(db, migrations.slice(0, 1)));
    const desk = await openCore({ folder });
    await desk.core.close();
    expect(kept().map(versionOf)).toEqual([1]);
    expect(versionOf(file)).toBe(migrations.length);
  });

  it('that is older and does not pass its check is changed all the same, and is no backup', async () => {
    const { file, kept } = aDeskWith((db) => {
      makeOldDesk(db, 1);
      db.unsafeMode(true);
      // An index that does not hold what it says: no page is damaged.
      db.exec(`PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = 'CREATE INDEX review_by_day ON review (at, comment)' WHERE name = 'review_by_day'`);
    });
    const opened = openStore({ folder: dirname(file), key: testKey, demo: true, now });
    if (!opened.ok) throw new Error(opened.problem.message);
    opened.value.store.close();
    expect(kept()).toEqual([]);
    expect(versionOf(file)).toBe(migrations.length);
  });

  it('that cannot be changed is refused, let go, and left as it was', () => {
    const { file, kept } = aDeskWith((db) => {
      migrate(db, migrations.slice(0, 1));
      db.exec('CREATE TABLE form_attachment (in_the_way TEXT)');
    });
    expect(openStore({ folder: dirname(file), key: testKey, demo: true, now })).toMatchObject({
      ok: false,
      problem: { code: 'storage_failed' },
    });
    expect([versionOf(file), kept().map(versionOf)]).toEqual([1, [1]]);
  });

  it('that is newer is refused and let go', async () => {
    const { folder, file, kept } = aDeskWith((db) => {
      migrate(db);
      db.pragma(`user_version = ${migrations.length + 1}`);
    });
    expect(await tryOpenCore({ folder })).toMatchObject({
      ok: false,
      problem: { code: 'storage_failed', details: { reason: 'newerDatabase' } },
    });
    expect(kept()).toEqual([]);
    expect(versionOf(file)).toBe(migrations.length + 1);
  });
});
