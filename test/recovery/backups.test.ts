import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupsToKeep } from '../../shared/domain/backupsToKeep.ts';
import { backupFolder } from '../../core/recovery/backupFolder.ts';
import { createBackups } from '../../core/recovery/makeBackup.ts';
import { faultOfCopy } from '../../core/recovery/restoreBackup.ts';
import { openDatabase } from '../../core/storage/database.ts';
import { databaseFile, openStore } from '../../core/storage/openStore.ts';
import { ok } from '../../shared/model/result.ts';
import { caller } from '../support/builders.ts';
import { openCoreOnShift, type OpenedCore } from '../support/openCore.ts';
import { anyCases, takeCase } from '../support/takeCase.ts';
import { testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

/** Nothing is asserted of how long it takes. */
const soon = { timeout: 30_000 };

const day = 24 * 3_600_000;
const start = Date.parse('2026-03-24T02:00:00.000Z');

const backupsOf = (userData: string): string[] => {
  const folder = join(userData, 'backups');
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
};

/** Ends the shift; the core that is closed afterwards has finished its backup. */
async function endShift(desk: OpenedCore): Promise<void> {
  await desk.call('shift.close', { note: '' });
  await expect
    .poll(() => backupsOf(desk.userData).filter((name) => name.endsWith('.db')).length, soon)
    .toBeGreaterThan(0);
}

describe('a backup', () => {
  it('is made after a shift ends, checked, and holds nothing in plain bytes', async () => {
    const desk = await openCoreOnShift('rina');
    await takeCase(desk);
    await endShift(desk);
    await desk.core.close();
    const [name = ''] = backupsOf(desk.userData);
    const file = join(desk.userData, 'backups', name);
    expect(faultOfCopy(file, testKey)).toBeNull();
    expect(readFileSync(file).includes(caller.name)).toBe(false);
    const db = openDatabase(file, testKey);
    expect(db.prepare('SELECT count(*) FROM case_rev').pluck().get()).toBe(1);
    db.close();
    const again = await desk.restart();
    await again.signIn('rina');
    const page = { date: null, shiftId: null, agentId: null, kinds: ['backup.made'], after: 0, limit: 9 } as const;
    expect((await again.call('shiftLog.page', { ...page, kinds: [...page.kinds] })).events).toHaveLength(1);
  });

  it('is one state of the database while cases are saved between its steps', async () => {
    const folder = tempFolder();
    const opened = openStore({ folder, key: testKey, demo: true, now: '2026-03-24T02:00:00.000Z' });
    if (!opened.ok) throw new Error('refused');
    const { store } = opened.value;
    const add = (n: number): void => {
      store.transaction(() => {
        store.attempts.add(`user:${'x'.repeat(200)}${n}`, '2026-03-24T02:00:00.000Z');
        store.device.set('pending', String(n));
        return ok(null);
      });
    };
    for (let n = 1; n <= 400; n += 1) add(n);
    const backups = createBackups({
      store,
      file: databaseFile(folder),
      key: testKey,
      folder: backupFolder(folder, testKey),
    });
    let added = 400;
    const backup = { isMade: false };
    const writing = async (): Promise<void> => {
      while (!backup.isMade) {
        add((added += 1));
        store.tidy();
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const [made] = await Promise.all([
      backups
        .make(start, () => false)
        .finally(() => {
          backup.isMade = true;
        }),
      writing(),
    ]);
    store.close();
    await backups.close();
    if (!made.ok) throw new Error(made.problem.message);
    const db = openDatabase(made.value.file, testKey);
    const count = Number(db.prepare('SELECT count(*) FROM attempt').pluck().get());
    expect(db.prepare(`SELECT v FROM device WHERE k = 'pending'`).pluck().get()).toBe(String(count));
    expect(count).toBeLessThan(added);
    db.close();
  });

  it('that does not pass its check is not kept, and does not cost an older one', async () => {
    const desk = await openCoreOnShift();
    await takeCase(desk);
    await endShift(desk);
    await desk.core.close();
    const before = backupsOf(desk.userData);
    const db = openDatabase(databaseFile(desk.userData), testKey);
    db.exec('DROP TRIGGER case_rev_fixed');
    db.exec(`UPDATE case_rev SET body = replace(body, 'Keripik', 'Kripik')`);
    db.close();
    const again = await desk.restart();
    await again.signIn('sari');
    await again.call('shift.open', {});
    await again.call('shift.close', { note: '' });
    await expect
      .poll(async () => (await again.call('desk.state', {})).notices, soon)
      .toMatchObject([{ kind: 'backupFailed', details: { reason: 'hash' } }]);
    expect(backupsOf(desk.userData).filter((name) => name.endsWith('.db'))).toEqual(before);
  });

  it('of another key is neither tried nor removed', () => {
    const folder = tempFolder();
    const other = backupFolder(folder, 'f'.repeat(64));
    const kept = [1, 2, 3, 4, 5, 6].map((n) => {
      const file = other.begin();
      writeFileSync(file, 'x');
      return other.keep(file, start + n * day).file;
    });
    const own = backupFolder(folder, testKey);
    const file = own.begin();
    writeFileSync(file, 'x');
    own.keep(file, start + 30 * day);
    expect(own.newestFirst()).toHaveLength(1);
    expect(kept.filter((name) => existsSync(name))).toHaveLength(4);
  });

  it('is kept with the two before it and one of about a week ago', () => {
    let kept: readonly number[] = [];
    for (let n = 0; n <= 60; n += 1) {
      const now = start + n * day;
      kept = backupsToKeep([...kept, now], now);
      const ages = kept.map((at) => (now - at) / day);
      expect(ages.slice(0, 3)).toEqual([0, 1, 2].slice(0, Math.min(3, n + 1)));
      if (n < 3) continue;
      expect(ages).toHaveLength(4);
      expect(ages[3]).toBeGreaterThanOrEqual(3);
      expect(ages[3]).toBeLessThanOrEqual(10);
    }
    expect(backupsToKeep([start, start + day], start - day)).toEqual([start + day, start]);
  });
});

describe('recovery with a backup', () => {
  /** Flips a bit in the middle of every eighth page behind the first. */
  function hurt(file: string): void {
    const bytes = readFileSync(file);
    for (let at = 2048 * 8 + 1000; at < bytes.length; at += 2048 * 8) bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
    writeFileSync(file, bytes);
  }

  it('gives back the cases of the backup, those of the journal, the open draft and the whole log', async () => {
    const desk = await openCoreOnShift('rina');
    for (let n = 0; n < 3; n += 1) await takeCase(desk);
    await endShift(desk);
    await desk.call('shift.open', {});
    for (let n = 0; n < 2; n += 1) await takeCase(desk);
    const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: caller.number });
    const cases = (await desk.call('case.list', anyCases)).rows;
    await desk.core.close();
    const file = databaseFile(desk.userData);
    const bytes = readFileSync(file);
    // One page: most of the rest can be read.
    bytes.writeUInt8(bytes.readUInt8(2048 * 3 + 700) ^ 1, 2048 * 3 + 700);
    writeFileSync(file, bytes);
    const again = await desk.restart();
    const { notices } = await again.call('desk.state', {});
    expect(notices).toMatchObject([
      { kind: 'databaseRecovered', details: { cases: 5, journal: 2, salvage: 0, lost: 0 } },
    ]);
    await again.signIn('rina');
    expect((await again.call('case.list', anyCases)).rows.map(({ caseId }) => caseId).toSorted()).toEqual(
      cases.map(({ caseId }) => caseId).toSorted(),
    );
    expect(await again.call('work.list', {})).toMatchObject([{ draft: { caseId: draft.caseId } }]);
    expect(await again.call('shiftLog.verify', {})).toMatchObject({ intact: true });
    expect((await again.call('desk.state', {})).sync.pending).toBe(5);
    expect(existsSync(`${file}.pemulihan`)).toBe(false);
  });

  it('takes an older backup when the newest is damaged, too, and what neither has from the damaged database', async () => {
    const desk = await openCoreOnShift('rina');
    await takeCase(desk);
    await endShift(desk);
    await desk.core.close();
    const again = await desk.restart();
    await again.signIn('rina');
    await again.call('shift.open', {});
    await takeCase(again);
    again.clock.advance(3_600_000);
    await again.call('shift.close', { note: '' });
    await expect.poll(() => backupsOf(desk.userData).filter((name) => name.endsWith('.db')).length, soon).toBe(2);
    await again.core.close();
    const newest = join(desk.userData, 'backups', backupsOf(desk.userData).at(-1) ?? '');
    hurt(newest);
    rmSync(join(desk.userData, 'journal'), { recursive: true });
    const file = databaseFile(desk.userData);
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(2048 * 3 + 700) ^ 1, 2048 * 3 + 700);
    writeFileSync(file, bytes);
    const third = await again.restart();
    expect((await third.call('desk.state', {})).notices).toMatchObject([
      { kind: 'databaseRecovered', details: { cases: 2, journal: 0, salvage: 1, lost: 0 } },
    ]);
  });

  it('is there when the file of the database was removed', async () => {
    const desk = await openCoreOnShift('rina');
    await takeCase(desk);
    await endShift(desk);
    await desk.core.close();
    rmSync(databaseFile(desk.userData));
    rmSync(join(desk.userData, 'journal'), { recursive: true });
    const again = await desk.restart();
    await again.signIn('rina');
    expect((await again.call('case.list', anyCases)).total).toBe(1);
    expect(statSync(databaseFile(desk.userData)).size).toBeGreaterThan(0);
  });
});
