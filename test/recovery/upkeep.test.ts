import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recoveryState } from '../../core/recovery/recoveryState.ts';
import { takeSteps } from '../../core/recovery/takeSteps.ts';
import { checkPages } from '../../core/storage/checkDatabase.ts';
import { openDatabase } from '../../core/storage/database.ts';
import { databaseFile } from '../../core/storage/openStore.ts';
import { createStore } from '../../core/storage/store.ts';
import { CallId } from '../../shared/model/ids.ts';
import { openCoreOnShift, type OpenedCore } from '../support/openCore.ts';
import { anyCases, takeCase } from '../support/takeCase.ts';
import { tempDatabase, testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

/** Nothing is asserted of how long it takes. */
const soon = { timeout: 30_000 };

const hours = 3_600_000;
const backupsOf = (userData: string): string[] => {
  const folder = join(userData, 'backups');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : [];
};

const changed = (desk: OpenedCore, sql: string): void => {
  const db = openDatabase(databaseFile(desk.userData), testKey);
  db.unsafeMode(true);
  db.exec(sql);
  db.close();
};

/** Time passes, ten minutes at a look, until something is as it should be. */
const passUntil = (desk: OpenedCore, ms: number, seen: () => boolean) => {
  desk.clock.advance(ms);
  const look = (): boolean => {
    desk.clock.advance(600_000);
    return seen();
  };
  return expect.poll(look, soon).toBe(true);
};

describe('a day of a desk', () => {
  it('has a backup and a check, in a moment in which no caller is on the line', async () => {
    const desk = await openCoreOnShift();
    const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: null });
    await passUntil(desk, 25 * hours, () => existsSync(join(desk.userData, 'logs')));
    await desk.call('desk.state', {});
    expect(backupsOf(desk.userData)).toEqual([]);
    await desk.call('call.end', { callId: CallId.parse(draft.callId) });
    desk.clock.advance(600_000);
    await expect.poll(() => backupsOf(desk.userData).length, soon).toBe(1);
    desk.clock.advance(600_000);
    await desk.call('desk.state', {});
    expect(backupsOf(desk.userData)).toHaveLength(1);
  });

  it('does not wait for a line that is never free', async () => {
    const desk = await openCoreOnShift();
    await desk.call('call.open', { channel: 'telepon', callerNumber: null });
    await passUntil(desk, 73 * hours, () => backupsOf(desk.userData).length > 0);
  });

  it('that ends in the middle of the check has not had it', async () => {
    const desk = await openCoreOnShift();
    const checkedAt = (): unknown => {
      const db = openDatabase(databaseFile(desk.userData), testKey);
      const at = db.prepare(`SELECT v FROM device WHERE k = 'checkedAt'`).pluck().get();
      db.close();
      return at;
    };
    await desk.core.close();
    const before = checkedAt();
    const again = await desk.restart();
    again.clock.advance(25 * hours);
    // The check begins when the backup of that day is there, and gives way to everybody between its steps.
    while (backupsOf(desk.userData).length === 0) {
      again.clock.advance(600_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await again.core.close();
    expect(checkedAt()).toBe(before);
    const third = await again.restart();
    // Laid again behind the check.
    rmSync(join(desk.userData, 'ballast'));
    third.clock.advance(600_000);
    await expect.poll(() => readdirSync(desk.userData).includes('ballast'), soon).toBe(true);
    await third.core.close();
    expect(checkedAt()).not.toBe(before);
  });

  it('is over as well when the clock was set back', async () => {
    const desk = await openCoreOnShift();
    desk.clock.set('2026-03-20T02:00:00.000Z');
    await passUntil(desk, 0, () => backupsOf(desk.userData).length > 0);
  });

  it('with two shifts that end while a backup is made has a backup of the second, too, without waiting', async () => {
    const desk = await openCoreOnShift();
    await desk.call('shift.close', { note: '' });
    desk.clock.advance(1_000);
    await desk.call('shift.open', {});
    await desk.call('shift.close', { note: '' });
    await expect.poll(() => backupsOf(desk.userData).length, soon).toBe(2);
  });

  it('ends with the program: what was under way leaves nothing half done', async () => {
    const desk = await openCoreOnShift();
    await takeCase(desk);
    await desk.call('shift.close', { note: '' });
    await desk.core.close();
    const again = await desk.restart();
    expect((await again.call('desk.state', {})).notices).toEqual([]);
  });

  it('finds a case whose text was changed behind its hash, and starts again with the right one', async () => {
    const desk = await openCoreOnShift();
    await takeCase(desk);
    const { caseId } = await takeCase(desk);
    await desk.core.close();
    changed(
      desk,
      `DROP TRIGGER case_rev_fixed; UPDATE case_rev SET body = replace(body, 'Keripik', 'Kripik') WHERE seq = 2`,
    );
    const again = await desk.restart();
    await passUntil(again, 25 * hours, again.gaveUp);
    const third = await again.restart({ restarted: true });
    const { notices } = await third.call('desk.state', {});
    expect(notices.map(({ kind }) => kind)).toContain('databaseRecovered');
    await third.signIn('sari');
    const { rows } = await third.call('case.list', { ...anyCases, search: 'Keripik' });
    expect(rows.map((row) => row.caseId)).toContain(caseId);
    expect(rows).toHaveLength(2);
  });

  it('gives the journal back what it lost of the cases that the server has not secured', async () => {
    const desk = await openCoreOnShift();
    const saved = [await takeCase(desk), await takeCase(desk)].map(({ caseId }) => caseId).toSorted();
    await desk.core.close();
    const journal = join(desk.userData, 'journal');
    rmSync(journal, { recursive: true });
    const again = await desk.restart();
    await passUntil(again, 25 * hours, () => existsSync(journal) && readdirSync(journal).length >= 2);
    await again.core.close();
    for (const part of ['', '-wal']) rmSync(databaseFile(desk.userData) + part, { force: true });
    rmSync(join(desk.userData, 'backups'), { recursive: true });
    const third = await again.restart();
    await third.signIn('sari');
    expect((await third.call('case.list', anyCases)).rows.map(({ caseId }) => caseId).toSorted()).toEqual(saved);
  });

  it('tells when a backup cannot be written', async () => {
    const desk = await openCoreOnShift();
    await takeCase(desk);
    writeFileSync(join(desk.userData, 'backups'), 'in the way');
    await desk.call('shift.close', { note: '' });
    await expect
      .poll(async () => (await desk.call('desk.state', {})).notices, soon)
      .toMatchObject([{ kind: 'backupFailed', details: { reason: 'EEXIST' } }]);
    expect(desk.gaveUp()).toBe(false);
  });
});

describe('an index that is damaged', () => {
  /** Swaps the pages of an index's tree for nothing: what the table holds stays. */
  function hurtIndex(desk: OpenedCore): void {
    changed(
      desk,
      `PRAGMA writable_schema = ON;
       UPDATE sqlite_schema SET sql = 'CREATE INDEX review_by_day ON review (at, comment)' WHERE name = 'review_by_day'`,
    );
  }

  it('is made again after a copy of the whole, and told', async () => {
    const desk = await openCoreOnShift('rina');
    const { caseId } = await takeCase(desk);
    await desk.call('review.give', { caseId, rev: 1, verdict: 'approved', comment: 'baik' });
    await desk.core.close();
    hurtIndex(desk);
    recoveryState(databaseFile(desk.userData)).suspect();
    const again = await desk.restart();
    const { notices } = await again.call('desk.state', {});
    expect(notices).toMatchObject([
      { kind: 'databaseRepaired', details: { file: expect.stringContaining('perbaikan') } },
    ]);
    await again.signIn('rina');
    expect((await again.call('case.list', anyCases)).total).toBe(1);
    const page = { date: null, shiftId: null, agentId: null, after: 0, limit: 9 };
    const { events } = await again.call('shiftLog.page', { ...page, kinds: ['incident.databaseRepaired'] });
    expect(events.map(({ data }) => data)).toEqual([notices[0]?.details]);
    expect(existsSync(`${databaseFile(desk.userData)}.periksa`)).toBe(false);
  });
});

describe('a recovery', () => {
  it('cut off behind any of its steps goes on at the next start', async () => {
    const desk = await openCoreOnShift('rina');
    const { caseId } = await takeCase(desk);
    await desk.call('review.give', { caseId, rev: 1, verdict: 'approved', comment: '' });
    const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: null });
    await desk.core.close();
    const file = databaseFile(desk.userData);
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(2048 * 3 + 700) ^ 1, 2048 * 3 + 700);
    const name = 'tanggap.db.disisihkan-20260324T020000000Z';
    const wholeAfterwards = async (how: string): Promise<void> => {
      const again = await desk.restart();
      await again.signIn('rina');
      const drafts = (await again.call('work.list', {})).map((work) => work.draft.caseId);
      const { intact } = await again.call('shiftLog.verify', {});
      const isNoted = existsSync(`${file}.pemulihan`);
      const { total } = await again.call('case.list', anyCases);
      const expected = { how, total: 1, drafts: [draft.caseId], intact: true, isNoted: false };
      expect({ how, total, drafts, intact, isNoted }).toEqual(expected);
      await again.core.close();
    };
    // Noted, nothing moved yet.
    writeFileSync(file, bytes);
    recoveryState(file).write({ setAside: [name] });
    await wholeAfterwards('noted');
    // Moved, nothing in its place yet.
    for (const part of ['', '-wal']) rmSync(file + part, { force: true });
    writeFileSync(join(desk.userData, name), bytes);
    recoveryState(file).write({ setAside: [name] });
    await wholeAfterwards('moved');
    // All done, only the note is still there.
    recoveryState(file).write({ setAside: [name] });
    await wholeAfterwards('done');
  });

  it('does not believe a note that cannot be read', () => {
    const file = join(tempFolder(), 'tanggap.db');
    const state = recoveryState(file);
    writeFileSync(`${file}.pemulihan`, '{ half');
    expect(state.read()).toEqual({ setAside: [] });
  });
});

it('steps end when they are told to', async () => {
  const db = tempDatabase();
  expect(checkPages(db, 'full')).toEqual({ kind: 'none' });
  expect(await takeSteps(createStore(db, true).check(), () => true)).toBe('stopped');
  expect(await takeSteps(createStore(db, true).check(), () => false)).toBeNull();
});
