import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../core/storage/database.ts';
import { databaseFile } from '../../core/storage/openStore.ts';
import { aDraftSave, aPack, aPackFolder, someAnswers } from '../support/builders.ts';
import { folderFiles } from '../../core/journal/folderFiles.ts';
import { journalOn, readAll } from '../support/journalEntries.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { openCoreOnShift, type OpenedCore } from '../support/openCore.ts';
import { anyCases, takeCase } from '../support/takeCase.ts';
import { tempDatabase, testKey } from '../support/tempDatabase.ts';

const hours = 3_600_000;
const journalOf = ({ userData }: OpenedCore): string => join(userData, 'journal');

function loseDatabase({ userData }: OpenedCore): void {
  for (const part of ['', '-wal']) rmSync(databaseFile(userData) + part, { force: true });
}

/** Changes one bit of a page that holds indexes or rows: most of the rest can be read. */
function hurtDatabase({ userData }: OpenedCore): void {
  const file = databaseFile(userData);
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(2048 * 3 + 700) ^ 1, 2048 * 3 + 700);
  writeFileSync(file, bytes);
}

describe('a case that was judged and corrected', () => {
  it.each(['journal', 'damaged database'])('comes back from the %s as the corrected one it was', async (source) => {
    const desk = await openCoreOnShift('rina');
    const { caseId } = await takeCase(desk);
    await desk.call('review.give', { caseId, rev: 1, verdict: 'returned', comment: 'lengkapi' });
    const { draft } = await desk.call('case.correct', { caseId });
    const { revision } = await desk.call('draft.save', aDraftSave(draft, { answers: someAnswers() }));
    await desk.call('case.submit', { caseId, revision, disposition: 'lengkap', dispositionNote: '' });
    const before = await desk.call('case.open', { caseId, rev: null, reveal: [] });
    await desk.core.close();
    if (source === 'journal') loseDatabase(desk);
    else {
      rmSync(journalOf(desk), { recursive: true });
      hurtDatabase(desk);
    }
    const again = await desk.restart();
    await again.signIn('rina');
    const after = await again.call('case.open', { caseId, rev: null, reveal: [] });
    expect(after.row).toEqual(before.row);
    expect(after.revisions).toEqual(before.revisions);
    expect(after.reviews).toEqual(source === 'journal' ? [] : before.reviews);
    expect((await again.call('desk.state', {})).returnedCases).toBe(0);
  });
});

it('judgements come back once each, those of the backup and those that only the damaged database has', async () => {
  const desk = await openCoreOnShift('rina');
  const { caseId } = await takeCase(desk);
  await desk.call('review.give', { caseId, rev: 1, verdict: 'approved', comment: '' });
  await desk.call('shift.close', { note: '' });
  const backups = (): string[] => readdirSync(desk.userData, { recursive: true, encoding: 'utf8' });
  await expect.poll(() => backups().some((name) => /^backups.*\.db$/.test(name)), { timeout: 30_000 }).toBe(true);
  desk.clock.advance(60_000);
  await desk.call('review.give', { caseId, rev: 1, verdict: 'returned', comment: 'lengkapi' });
  const before = await desk.call('case.open', { caseId, rev: null, reveal: [] });
  await desk.core.close();
  hurtDatabase(desk);
  const again = await desk.restart();
  await again.signIn('rina');
  const after = await again.call('case.open', { caseId, rev: null, reveal: [] });
  expect(before.reviews).toHaveLength(2);
  expect([after.reviews, after.row.review]).toEqual([before.reviews, 'returned']);
});

it('a correction that is being written stays when the revision that it corrects comes back', async () => {
  const desk = await openCoreOnShift('rina');
  const { caseId } = await takeCase(desk);
  await desk.call('review.give', { caseId, rev: 1, verdict: 'returned', comment: 'lengkapi' });
  const { draft } = await desk.call('case.correct', { caseId });
  await desk.call('draft.save', aDraftSave(draft, { note: 'belum selesai' }));
  await desk.core.close();
  const file = databaseFile(desk.userData);
  const db = openDatabase(file, testKey);
  const page = Number(db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'case_rev'`).pluck().get());
  db.close();
  const bytes = readFileSync(file);
  const at = (page - 1) * 2048 + 321;
  writeFileSync(file, bytes.fill(bytes.readUInt8(at) ^ 8, at, at + 1));
  const again = await desk.restart();
  await again.signIn('rina');
  expect((await again.call('case.list', anyCases)).rows.map((row) => row.caseId)).toEqual([caseId]);
  expect(await again.call('work.list', {})).toMatchObject([{ draft: { caseId, baseRev: 1, note: 'belum selesai' } }]);
});

it('a correction whose first revision is lost comes back, and invents no end of a call', async () => {
  const disk = memoryFiles();
  const desk = await openCoreOnShift('rina', { db: tempDatabase(), journalFiles: disk.files });
  const { caseId } = await takeCase(desk);
  await desk.call('review.give', { caseId, rev: 1, verdict: 'returned', comment: 'lengkapi' });
  const { draft } = await desk.call('case.correct', { caseId });
  const { revision } = await desk.call('draft.save', aDraftSave(draft, { answers: someAnswers() }));
  await desk.call('case.submit', { caseId, revision, disposition: 'lengkap', dispositionNote: '' });
  await desk.core.close();
  const correction = readAll(journalOn({ files: disk.files })).cases.at(-1);
  if (correction === undefined) throw new Error('no correction');
  const left = memoryFiles();
  journalOn({ files: left.files }).append(correction);
  const fresh = tempDatabase();
  await openCoreOnShift('rina', { db: fresh, journalFiles: left.files });
  expect(fresh.prepare('SELECT case_id, rev FROM case_rev').raw().all()).toEqual([[caseId, 2]]);
  expect(fresh.prepare('SELECT count(*) FROM call').pluck().get()).toBe(0);
});

describe('a case whose pack is nowhere', () => {
  it('comes back with its form, goes into the journal again, and comes back from a damaged database', async () => {
    const desk = await openCoreOnShift('sari');
    const { caseId, sha256 } = await takeCase(desk);
    await desk.core.close();
    for (const name of readdirSync(journalOf(desk))) {
      if (name.startsWith('pack-')) rmSync(join(journalOf(desk), name));
    }
    loseDatabase(desk);
    // The same form in a newer pack.
    const packFolder = aPackFolder(join(desk.folder, 'other'), aPack({ version: '2.0.0' }));
    const again = await desk.restart({ packFolder });
    await again.signIn('sari');
    const view = await again.call('case.open', { caseId, rev: null, reveal: [] });
    expect(view.body).toMatchObject({ packVersion: '1.0.0', formVersion: '1' });

    rmSync(journalOf(desk), { recursive: true });
    again.clock.advance(25 * hours);
    const healed = (): string[] => {
      again.clock.advance(600_000);
      return readAll(journalOn({ files: folderFiles(journalOf(desk)) })).cases.map((entry) => entry.sha256);
    };
    await expect.poll(healed, { timeout: 30_000 }).toEqual([sha256]);
    await again.core.close();

    rmSync(journalOf(desk), { recursive: true });
    rmSync(join(desk.userData, 'backups'), { recursive: true });
    hurtDatabase(desk);
    const last = await again.restart({ packFolder });
    await last.signIn('sari');
    expect((await last.call('case.list', anyCases)).rows.map((row) => row.caseId)).toContain(caseId);
  });
});
