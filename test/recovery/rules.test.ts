import { describe, expect, it } from 'vitest';
import { backupFolder } from '../../core/recovery/backupFolder.ts';
import { healJournal } from '../../core/recovery/healJournal.ts';
import { createBackups } from '../../core/recovery/makeBackup.ts';
import { faultOfCopy } from '../../core/recovery/restoreBackup.ts';
import { takeSteps } from '../../core/recovery/takeSteps.ts';
import { sha256 } from '../../core/sha256.ts';
import { brokenRule, checkPages } from '../../core/storage/checkDatabase.ts';
import { openDamaged } from '../../core/storage/damagedDatabase.ts';
import { openDatabase, type Db } from '../../core/storage/database.ts';
import { databaseFile, openStore } from '../../core/storage/openStore.ts';
import { createStore } from '../../core/storage/store.ts';
import { aCaseEntry, journalOn, readAll } from '../support/journalEntries.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { openCoreOnShift } from '../support/openCore.ts';
import { takeCase } from '../support/takeCase.ts';
import { tempDatabase, testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

const now = '2026-03-24T02:00:00.000Z';

describe('what must hold in every database', () => {
  async function withACase(): Promise<Db> {
    const db = tempDatabase();
    const desk = await openCoreOnShift('sari', { db });
    await takeCase(desk);
    db.pragma('foreign_keys = OFF');
    return db;
  }
  const addRevision = (db: Db, seq: number): void => {
    db.prepare(`
      INSERT INTO case_rev SELECT 'other', 2, 1, incarnation, ?, form_hash, agent_name, captured_at, sha256, body
      FROM case_rev LIMIT 1`).run(seq);
  };
  const addOutbox = (db: Db, seq: number): void => {
    db.prepare(`INSERT INTO outbox (case_id, rev, incarnation, seq, state, captured_at, changed_at)
      VALUES ('other', 2, 1, ?, 'pending', '${now}', '${now}')`).run(seq);
  };

  it.each<[string, (db: Db) => void]>([
    ['noOutbox', (db) => addRevision(db, 2)],
    ['noRevision', (db) => addOutbox(db, 2)],
    [
      'otherNumber',
      (db) => {
        addRevision(db, 2);
        addOutbox(db, 3);
      },
    ],
    [
      'hole',
      (db) => {
        addRevision(db, 3);
        addOutbox(db, 3);
      },
    ],
    [
      'reused',
      (db) => {
        addRevision(db, 2);
        addOutbox(db, 2);
      },
    ],
    ['noHead', (db) => db.exec('DELETE FROM case_head')],
    ['foreignKey', (db) => db.exec(`UPDATE case_head SET rev = 7`)],
    ['hash', (db) => db.exec(`DROP TRIGGER case_rev_fixed; UPDATE case_rev SET body = '{}'`)],
  ])('%s is found', async (rule, breakIt) => {
    const db = await withACase();
    expect(brokenRule(db)).toBeNull();
    breakIt(db);
    expect(brokenRule(db)).toBe(rule);
  });

  it('a database that cannot be asked is damaged, and a bug is not', () => {
    const db = tempDatabase();
    db.close();
    expect(() => checkPages(db, 'full')).toThrow('not open');
    expect(faultOfCopy(`${tempFolder()}/none/x.db`, testKey)).toMatch(/directory/);
  });
});

describe('a large database', () => {
  async function aLargeStore() {
    const folder = tempFolder();
    const opened = openStore({ folder, key: testKey, demo: true, now });
    if (!opened.ok) throw new Error('refused');
    const { store } = opened.value;
    const xml = 'x'.repeat(6_000_000);
    store.forms.keep({ hash: sha256(xml), formId: 'large', version: '1', title: '', xml, attachments: [] });
    const file = databaseFile(folder);
    const backups = createBackups({ store, file, key: testKey, folder: backupFolder(folder, testKey) });
    return { store, backups, file };
  }

  it('is copied whole, piece by piece', async () => {
    const { store, backups } = await aLargeStore();
    const made = await backups.make(Date.parse(now), () => false);
    store.close();
    await backups.close();
    if (!made.ok) throw new Error(made.problem.message);
    expect(faultOfCopy(made.value.file, testKey)).toBeNull();
  });

  it('is not copied to the end when the program ends, and that is no backup', async () => {
    const { store, backups } = await aLargeStore();
    let asked = 0;
    const made = await backups.make(Date.parse(now), () => (asked += 1) > 3);
    store.close();
    await backups.close();
    expect(made).toMatchObject({ ok: false, problem: { details: { reason: 'stopped' } } });
  });

  it('gives all of its rows when it is read like a damaged one', () => {
    const folder = tempFolder();
    const db = openDatabase(`${folder}/x.db`, testKey);
    db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT; BEGIN');
    for (let n = 1; n <= 1_234; n += 1) db.prepare('INSERT INTO t VALUES (?)').run(n);
    db.exec('COMMIT');
    db.close();
    const damaged = openDamaged(`${folder}/x.db`, testKey);
    expect([...damaged.rowsOf('t')].map((row) => row['id'])).toEqual(Array.from({ length: 1_234 }, (_, i) => i + 1));
    damaged.close();
  });
});

describe('healing the journal', () => {
  it('writes what it lacks and no more', async () => {
    const db = tempDatabase();
    const disk = memoryFiles();
    const desk = await openCoreOnShift('sari', { db, journalFiles: disk.files });
    for (let n = 0; n < 3; n += 1) await takeCase(desk);
    await desk.call('desk.state', {});
    const store = createStore(db, true);
    const journal = journalOn({ files: disk.files });
    const heal = () => takeSteps(healJournal(journal, store), () => false);
    expect(await heal()).toBe(0);
    const [day = ''] = journal.allFiles();
    const bytes = Buffer.from(disk.contents.get(day) ?? []);
    disk.contents.set(day, bytes.fill(0, 100, 200));
    disk.contents.delete([...disk.contents.keys()].find((name) => name.startsWith('pack-')) ?? '');
    // A file with damage in it counts for nothing, so that all three are written.
    expect(await heal()).toBe(3);
    expect(await heal()).toBe(0);
    const read = readAll(journalOn({ files: disk.files }));
    expect(new Set(read.numbers)).toEqual(new Set([1, 2, 3]));
    expect([...journal.packs()]).toHaveLength(1);
  });

  it('does not need the pack of a case that the database has lost', async () => {
    const disk = memoryFiles();
    const journal = journalOn({ files: disk.files });
    journal.append(aCaseEntry(1));
    expect(await takeSteps(healJournal(journal, createStore(tempDatabase(), true)), () => false)).toBe(0);
  });
});
