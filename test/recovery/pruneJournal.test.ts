import { describe, expect, it } from 'vitest';
import { pruneJournal } from '../../core/recovery/pruneJournal.ts';
import { takeSteps } from '../../core/recovery/takeSteps.ts';
import type { Db } from '../../core/storage/database.ts';
import { createStore } from '../../core/storage/store.ts';
import { aCaseEntry, journalOn } from '../support/journalEntries.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { tempDatabase } from '../support/tempDatabase.ts';

describe('the journal', () => {
  /** A database in which these cases of the journal are secured since a moment, or not at all. */
  function secured(db: Db, since: Readonly<Record<number, string | null>>): void {
    db.pragma('foreign_keys = OFF');
    for (const [nth, at] of Object.entries(since)) {
      const { caseId, rev, sha256 } = aCaseEntry(Number(nth));
      const instant = '2026-03-24T02:00:00.000Z';
      db.prepare(`INSERT INTO case_rev VALUES (?, ?, 0, 1, ?, ?, 'a', ?, ?, '{}')`).run(
        caseId,
        rev,
        nth,
        sha256,
        instant,
        sha256,
      );
      db.prepare(`
        INSERT INTO outbox (case_id, rev, incarnation, seq, state, captured_at, changed_at, accepted_at, secured_at)
        VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?)`).run(
        caseId,
        rev,
        nth,
        at === null ? 'pending' : 'secured',
        instant,
        instant,
        at,
        at,
      );
    }
  }

  it('keeps a file until all of its cases have been secured for a month, and one that it cannot read', async () => {
    const db = tempDatabase();
    const old = '2026-02-01T00:00:00.000Z';
    const disk = memoryFiles();
    const dayWith = (day: string, ...numbers: number[]): void => {
      const journal = journalOn({ files: disk.files, now: () => `${day}T02:00:00.000Z` });
      for (const nth of numbers) journal.append(aCaseEntry(nth));
    };
    dayWith('2026-01-01', 1, 2);
    dayWith('2026-01-02', 3, 4);
    dayWith('2026-01-03', 5);
    dayWith('2026-01-04', 6, 7);
    dayWith('2026-01-05', 8);
    secured(db, { 1: old, 2: old, 3: old, 4: null, 5: '2026-03-20T00:00:00.000Z', 6: old, 7: old });
    const hurt = Buffer.from(disk.contents.get('20260104.cj') ?? []);
    disk.contents.set('20260104.cj', hurt.fill(0, 20, 40));
    const now = Date.parse('2026-03-24T02:00:00.000Z');
    const removed = await takeSteps(
      pruneJournal(journalOn({ files: disk.files }), createStore(db, true), now),
      () => false,
    );
    expect(removed).toBe(1);
    expect([...disk.contents.keys()]).toEqual(['20260102.cj', '20260103.cj', '20260104.cj', '20260105.cj']);
  });
});
