import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { databaseFile } from '../../core/storage/openStore.ts';
import type { ShiftEvent } from '../../shared/model/shiftEvent.ts';
import { openCoreOnShift, type OpenedCore } from '../support/openCore.ts';
import { takeCase } from '../support/takeCase.ts';

const Line = z.looseObject({ level: z.string(), msg: z.string() });

/** Lines of the program's log without their moment; the regions, which are no file here, and the start itself are left out. */
const logOf = ({ userData }: OpenedCore): unknown[] =>
  readFileSync(join(userData, 'logs/tanggap.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)))
    .filter(({ msg }) => msg !== 'started' && msg !== 'regions cannot be opened')
    .map(({ at: _at, error: _error, ...line }) => line);

async function eventsOf(desk: OpenedCore, kind: ShiftEvent['kind']): Promise<unknown[]> {
  const page = { date: null, shiftId: null, agentId: null, after: 0, limit: 9 };
  return (await desk.call('shiftLog.page', { ...page, kinds: [kind] })).events.map(({ caseId, data }) => ({
    caseId,
    data,
  }));
}

function loseDatabase({ userData }: OpenedCore): void {
  for (const part of ['', '-wal']) rmSync(databaseFile(userData) + part, { force: true });
}

describe('who looks into the log of the program', () => {
  it('finds nothing of an ordinary day', async () => {
    const desk = await openCoreOnShift();
    await takeCase(desk);
    await desk.core.close();
    const again = await desk.restart();
    expect(logOf(again)).toEqual([]);
  });

  it('finds what was damaged in the journal, and what was torn at its end', async () => {
    const desk = await openCoreOnShift();
    for (let n = 0; n < 2; n += 1) await takeCase(desk);
    await desk.core.close();
    loseDatabase(desk);
    const file = join(desk.userData, 'journal/20260324.cj');
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.concat([bytes.fill(0, 100, 200), Buffer.from('TGJ1 torn')]));
    // No file, and so not to be read.
    mkdirSync(join(desk.userData, 'journal/20260323.cj'));
    const again = await desk.restart();
    expect(logOf(again)).toEqual([
      { level: 'warn', msg: 'journal damaged', count: 2 },
      { level: 'info', msg: 'journal ends torn', count: 1 },
    ]);
  });

  it('finds that a backup failed, and how many cases were written into the journal again', async () => {
    const desk = await openCoreOnShift();
    await takeCase(desk);
    writeFileSync(join(desk.userData, 'backups'), 'in the way');
    rmSync(join(desk.userData, 'journal'), { recursive: true });
    desk.clock.advance(25 * 3_600_000);
    const warnings = (): unknown[] => {
      desk.clock.advance(600_000);
      return logOf(desk);
    };
    await expect.poll(warnings, { timeout: 30_000 }).toContainEqual({ level: 'warn', msg: 'journal healed', count: 1 });
    expect(logOf(desk)).toContainEqual({ level: 'error', msg: 'upkeep failed', call: 'backup' });
  });
});

describe('who looks into the log of the desk', () => {
  it('finds each case that came back, with where from', async () => {
    const desk = await openCoreOnShift('rina');
    const { caseId, reference, sha256 } = await takeCase(desk);
    await desk.core.close();
    loseDatabase(desk);
    const again = await desk.restart();
    await again.signIn('rina');
    expect(await eventsOf(again, 'case.restored')).toEqual([
      { caseId, data: { rev: 1, reference, source: 'journal', sha256 } },
    ]);
    expect((await again.call('desk.state', {})).notices).toMatchObject([
      { kind: 'casesRestored', details: { count: 1 } },
    ]);
  });

  it('finds how many cases are lost, also when as many are there', async () => {
    const desk = await openCoreOnShift('rina');
    for (let n = 0; n < 2; n += 1) await takeCase(desk);
    await desk.core.close();
    loseDatabase(desk);
    writeFileSync(databaseFile(desk.userData), 'of no use'.repeat(1_000));
    const file = join(desk.userData, 'journal/20260324.cj');
    writeFileSync(file, readFileSync(file).fill(0, 100, 200));
    const again = await desk.restart();
    await again.signIn('rina');
    expect(await eventsOf(again, 'incident.databaseRecovered')).toMatchObject([
      { data: { cases: 1, journal: 1, salvage: 0, lost: 1 } },
    ]);
  });

  it('finds that a backup took the place of a database that is gone', async () => {
    const desk = await openCoreOnShift('rina');
    await takeCase(desk);
    await desk.call('shift.close', { note: '' });
    const backups = (): string[] => readdirSync(desk.userData, { recursive: true, encoding: 'utf8' });
    await expect.poll(() => backups().some((name) => /^backups.*\.db$/.test(name)), { timeout: 30_000 }).toBe(true);
    await desk.core.close();
    loseDatabase(desk);
    const again = await desk.restart();
    await again.signIn('rina');
    expect(await eventsOf(again, 'incident.databaseRecovered')).toEqual([
      { caseId: null, data: { file: '–', cases: 1, journal: 0, salvage: 0, lost: 0, hasBackup: true } },
    ]);
  });

  it('finds a database that was set aside, with what was in it and what was not', async () => {
    const desk = await openCoreOnShift('rina');
    const { caseId, reference, sha256 } = await takeCase(desk);
    await desk.core.close();
    rmSync(join(desk.userData, 'journal'), { recursive: true });
    const file = databaseFile(desk.userData);
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(2048 * 3 + 700) ^ 1, 2048 * 3 + 700);
    writeFileSync(file, bytes);
    const again = await desk.restart();
    await again.signIn('rina');
    const aside = readdirSync(desk.userData).find((name) => name.includes('.disisihkan-'));
    expect(await eventsOf(again, 'incident.databaseRecovered')).toEqual([
      { caseId: null, data: { file: aside, cases: 1, journal: 0, salvage: 1, lost: 0, hasBackup: false } },
    ]);
    expect(await eventsOf(again, 'case.restored')).toEqual([
      { caseId, data: { rev: 1, reference, source: 'salvage', sha256 } },
    ]);
  });

  it('finds a file that was no database of ours, of which nothing can be said', async () => {
    const desk = await openCoreOnShift('rina');
    await desk.core.close();
    rmSync(`${databaseFile(desk.userData)}-wal`, { force: true });
    writeFileSync(databaseFile(desk.userData), 'a letter to the ministry\n'.repeat(500));
    const again = await desk.restart();
    await again.signIn('rina');
    const file = readdirSync(desk.userData).find((name) => name.includes('.disisihkan-'));
    expect(await eventsOf(again, 'incident.databaseSetAside')).toEqual([
      { caseId: null, data: { file, hasBackup: false } },
    ]);
    expect((await again.call('desk.state', {})).notices).toMatchObject([
      { kind: 'databaseSetAside', details: { file } },
    ]);
  });
});
