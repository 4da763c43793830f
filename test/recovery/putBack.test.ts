import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenRule } from '../../core/storage/checkDatabase.ts';
import { openDatabase, type Db } from '../../core/storage/database.ts';
import { databaseFile } from '../../core/storage/openStore.ts';
import { aDraftSave, caller, someAnswers } from '../support/builders.ts';
import { openCoreOnShift, type OpenedCore } from '../support/openCore.ts';
import { anyCases, takeCase } from '../support/takeCase.ts';
import { tempDatabase, testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

const parts = ['', '-wal'];

/** The database as it is on the disk at this moment; put back later, time has gone back for it. */
function imageOf({ userData, folder }: OpenedCore): () => void {
  const file = databaseFile(userData);
  const image = join(folder, 'image.db');
  for (const part of parts) if (existsSync(file + part)) cpSync(file + part, image + part);
  return () => {
    for (const part of parts) {
      rmSync(file + part, { force: true });
      if (existsSync(image + part)) cpSync(image + part, file + part);
    }
  };
}

function withDatabase<T>(desk: OpenedCore, look: (db: Db) => T): T {
  const db = openDatabase(databaseFile(desk.userData), testKey);
  try {
    return look(db);
  } finally {
    db.close();
  }
}

const revisions = (db: Db): unknown[] =>
  db.prepare('SELECT case_id, rev, sha256, body, incarnation, seq FROM case_rev ORDER BY incarnation, seq').all();

async function listed(desk: OpenedCore): Promise<string[]> {
  const { rows } = await desk.call('case.list', anyCases);
  return rows.map(({ caseId }) => caseId).toSorted();
}

const kinds = async (desk: OpenedCore): Promise<string[]> =>
  (await desk.call('desk.state', {})).notices.map(({ kind }) => kind);

describe('a database that went back in time', () => {
  it('by one whole call gives no reference number a second time', async () => {
    const desk = await openCoreOnShift();
    await takeCase(desk);
    const goBack = imageOf(desk);
    const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: caller.number });
    const { revision } = await desk.call('draft.save', aDraftSave(draft));
    const input = { caseId: draft.caseId, revision, disposition: 'lengkap', dispositionNote: '' };
    const { reference } = await desk.call('case.submit', input);
    await desk.core.close();
    goBack();
    const again = await desk.restart();
    await again.signIn('sari');
    const next = await again.call('call.open', { channel: 'telepon', callerNumber: caller.number });
    expect(next.draft.reference).not.toBe(reference);
    await again.core.close();
  });

  it('has its case again, exactly as it was, with the number it had', async () => {
    const desk = await openCoreOnShift();
    await takeCase(desk);
    const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: caller.number });
    const { revision } = await desk.call('draft.save', aDraftSave(draft));
    const goBack = imageOf(desk);
    const input = { caseId: draft.caseId, revision, disposition: 'lengkap', dispositionNote: '' };
    const receipt = await desk.call('case.submit', input);
    await desk.core.close();
    const before = withDatabase(desk, revisions);
    goBack();
    const again = await desk.restart();
    await again.signIn('sari');
    expect(await kinds(again)).toEqual(['casesRestored']);
    expect(await listed(again)).toContain(receipt.caseId);
    expect(await again.call('work.list', {})).toEqual([]);
    expect((await again.call('case.list', { ...anyCases, search: caller.name })).total).toBe(2);
    // A crash between journal and commit is no reason for new numbers.
    expect((await takeCase(again)).reference).toMatch(/-0003-/);
    await again.core.close();
    expect(withDatabase(desk, revisions).slice(0, 2)).toEqual(before);
    expect(withDatabase(desk, brokenRule)).toBeNull();
  });

  it('gives no number a second time when it lost more than a crash can lose', async () => {
    const desk = await openCoreOnShift();
    await takeCase(desk);
    const goBack = imageOf(desk);
    const second = await takeCase(desk);
    const third = await takeCase(desk);
    await desk.core.close();
    const before = withDatabase(desk, revisions);
    goBack();
    const again = await desk.restart();
    await again.signIn('sari');
    const fourth = await takeCase(again);
    expect([second.reference, third.reference]).not.toContain(fourth.reference);
    expect(await listed(again)).toHaveLength(4);
    await again.core.close();
    withDatabase(desk, (db) => {
      expect(revisions(db).slice(0, 3)).toEqual(before);
      expect(db.prepare('SELECT incarnation, seq FROM case_rev ORDER BY incarnation, seq').raw().all()).toEqual([
        [1, 1],
        [1, 2],
        [1, 3],
        [2, 1],
      ]);
      expect(brokenRule(db)).toBeNull();
    });
  });

  it('is put right once: the next start has nothing to do', async () => {
    const desk = await openCoreOnShift();
    const goBack = imageOf(desk);
    await takeCase(desk);
    await desk.core.close();
    goBack();
    const again = await desk.restart();
    await again.core.close();
    const before = withDatabase(desk, (db) => [revisions(db), db.prepare('SELECT count(*) FROM shift_event').get()]);
    const third = await again.restart();
    await third.core.close();
    expect(withDatabase(desk, (db) => [revisions(db), db.prepare('SELECT count(*) FROM shift_event').get()])).toEqual(
      before,
    );
  });
});

describe('a save whose commit fails after the journal has the case', () => {
  /** The last statement of a save, behind the journal. */
  const fail = (db: Db): void => {
    db.exec(`CREATE TRIGGER fault BEFORE INSERT ON device WHEN NEW.k = 'journalRead'
      BEGIN SELECT raise(ABORT, 'the disk failed here'); END`);
  };

  async function refusedSave(desk: OpenedCore, db: Db) {
    const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: caller.number });
    const { revision } = await desk.call('draft.save', aDraftSave(draft));
    fail(db);
    const input = { caseId: draft.caseId, revision, disposition: 'lengkap', dispositionNote: '' };
    expect(await desk.refused('case.submit', input)).toBe('storage_failed');
    db.exec('DROP TRIGGER fault');
    return { draft: { ...draft, revision }, input };
  }

  const reopened = async (desk: OpenedCore): Promise<OpenedCore> => {
    await desk.core.close();
    const again = await openCoreOnShift('sari', { folder: desk.folder, db: openDatabase(databaseOf(desk), testKey) });
    return again;
  };
  const databaseOf = (desk: OpenedCore): string => join(desk.folder, 'tanggap.db');

  async function aDesk() {
    const folder = tempFolder();
    const db = tempDatabase(folder);
    return { desk: await openCoreOnShift('sari', { folder, db }), db };
  }

  it('leaves the draft, and one case when it is saved again', async () => {
    const { desk, db } = await aDesk();
    const { draft, input } = await refusedSave(desk, db);
    const { revision } = await desk.call('draft.save', aDraftSave(draft, { note: 'in other words' }));
    await desk.call('case.submit', { ...input, revision });
    const again = await reopened(desk);
    expect(await listed(again)).toEqual([draft.caseId]);
    expect(await again.call('case.open', { caseId: draft.caseId, rev: null, reveal: [] })).toMatchObject({
      body: { note: 'in other words' },
    });
  });

  it('is that save after a restart, when nothing was written since', async () => {
    const { desk, db } = await aDesk();
    const { draft } = await refusedSave(desk, db);
    const again = await reopened(desk);
    expect(await listed(again)).toEqual([draft.caseId]);
    expect(await again.call('work.list', {})).toEqual([]);
  });

  it('and whose number was given to the next case, comes back with another one in an empty database', async () => {
    const { desk, db } = await aDesk();
    const { draft } = await refusedSave(desk, db);
    const next = await takeCase(desk);
    await desk.core.close();
    db.close();
    for (const part of parts) rmSync(databaseOf(desk) + part, { force: true });
    const fresh = tempDatabase(desk.folder);
    const again = await openCoreOnShift('sari', { folder: desk.folder, db: fresh });
    expect(await listed(again)).toEqual([draft.caseId, next.caseId].toSorted());
    const numbers = fresh.prepare('SELECT case_id, incarnation, seq FROM case_rev ORDER BY seq').raw().all();
    expect(numbers).toEqual([
      [next.caseId, 1, 1],
      [draft.caseId, 1, 2],
    ]);
  });

  it('is a draft after a restart, when the agent went on writing', async () => {
    const { desk, db } = await aDesk();
    const { draft } = await refusedSave(desk, db);
    await desk.call('draft.save', aDraftSave(draft, { note: 'more' }));
    const again = await reopened(desk);
    expect(await listed(again)).toEqual([]);
    expect(await again.call('work.list', {})).toMatchObject([{ draft: { caseId: draft.caseId, note: 'more' } }]);
  });
});

describe('a desk whose database is gone', () => {
  it.each(['removed', 'overwritten', 'emptied'])(
    '%s: every saved case comes back from the journal alone',
    async (how) => {
      const desk = await openCoreOnShift();
      for (let n = 0; n < 5; n += 1) await takeCase(desk, { answers: someAnswers({ '/data/nama': `Penelepon ${n}` }) });
      const cases = await listed(desk);
      await desk.core.close();
      const before = withDatabase(desk, revisions);
      const file = databaseFile(desk.userData);
      const size = readFileSync(file).length;
      for (const part of parts) rmSync(file + part, { force: true });
      if (how === 'overwritten') writeFileSync(file, Buffer.alloc(size, 0x5a));
      if (how === 'emptied') writeFileSync(file, '');
      const again = await desk.restart();
      expect(await kinds(again)).toEqual([how === 'overwritten' ? 'databaseRecovered' : 'casesRestored']);
      await again.signIn('sari');
      expect(await listed(again)).toEqual(cases);
      expect((await again.call('case.list', { ...anyCases, search: 'Penelepon' })).total).toBe(5);
      expect((await again.call('desk.state', {})).sync.pending).toBe(5);
      await again.call('session.signOut', {});
      await again.signIn('rina');
      expect(await again.call('shiftLog.figures', { date: '2026-03-24' })).toMatchObject({ calls: 5, cases: 5 });
      expect(await again.call('shiftLog.verify', {})).toMatchObject({ intact: true });
      await again.core.close();
      expect(withDatabase(desk, revisions)).toEqual(before);
      expect(withDatabase(desk, brokenRule)).toBeNull();
      expect(readdirSync(desk.userData).some((name) => name.includes('.disisihkan-'))).toBe(how === 'overwritten');
    },
  );
});
