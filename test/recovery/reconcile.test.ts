import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CaseEntry } from '../../core/journal/journalEntry.ts';
import { sha256 } from '../../core/sha256.ts';
import { brokenRule } from '../../core/storage/checkDatabase.ts';
import { openDatabase } from '../../core/storage/database.ts';
import { databaseFile } from '../../core/storage/openStore.ts';
import { CaseId } from '../../shared/model/ids.ts';
import { aDraftSave, aFormXml, aPack, aPackFolder } from '../support/builders.ts';
import { journalOn, readAll } from '../support/journalEntries.ts';
import { diskError, memoryFiles } from '../support/memoryFiles.ts';
import { openCoreOnShift, type OpenedCore } from '../support/openCore.ts';
import { anyCases, takeCase } from '../support/takeCase.ts';
import { tempDatabase, testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

const noticesOf = async (desk: OpenedCore) => (await desk.call('desk.state', {})).notices;

const listed = async (desk: OpenedCore): Promise<string[]> =>
  (await desk.call('case.list', anyCases)).rows.map(({ caseId }) => caseId).toSorted();

function loseDatabase({ userData }: OpenedCore): void {
  for (const part of ['', '-wal']) rmSync(databaseFile(userData) + part, { force: true });
}

describe('a case whose form the database does not know', () => {
  async function aDeskWithAnotherPack() {
    const desk = await openCoreOnShift('sari');
    const saved = await takeCase(desk);
    await desk.core.close();
    loseDatabase(desk);
    const packFolder = aPackFolder(join(desk.folder, 'other'), aPack({ version: '2.0.0' }), aFormXml('2'));
    return { desk, saved, packFolder };
  }

  function loseForms({ userData }: OpenedCore): void {
    const journal = join(userData, 'journal');
    for (const name of readdirSync(journal)) if (name.startsWith('pack-')) rmSync(join(journal, name));
  }

  it('comes back with its pack and its form out of the journal', async () => {
    const { desk, saved, packFolder } = await aDeskWithAnotherPack();
    const again = await desk.restart({ packFolder });
    await again.signIn('sari');
    const view = await again.call('case.open', { caseId: saved.caseId, rev: null, reveal: [] });
    expect(view.body).toMatchObject({ formVersion: '1', packVersion: '1.0.0' });
    expect(await again.call('form.open', { hash: view.body.formHash })).toMatchObject({ version: '1' });
  });

  it('waits in the journal when the form is nowhere, whatever is saved meanwhile, and comes back with it', async () => {
    const { desk, saved, packFolder } = await aDeskWithAnotherPack();
    loseForms(desk);
    const again = await desk.restart({ packFolder });
    expect(await noticesOf(again)).toMatchObject([{ kind: 'casesWait', details: { count: 1 } }]);
    await again.signIn('sari');
    await again.call('shift.open', {});
    const next = await takeCase(again);
    const third = await again.restart({ packFolder });
    await third.signIn('sari');
    const last = await takeCase(third);
    const fourth = await third.restart({ packFolder: join(desk.folder, 'pack') });
    await fourth.signIn('sari');
    expect(await listed(fourth)).toEqual([saved, next, last].map(({ caseId }) => caseId).toSorted());
    await fourth.core.close();
    const fifth = await fourth.restart();
    await fifth.signIn('sari');
    expect(await listed(fifth)).toHaveLength(3);
  });

  it('keeps its reference number to itself while it waits', async () => {
    const { desk, saved, packFolder } = await aDeskWithAnotherPack();
    loseForms(desk);
    const again = await desk.restart({ packFolder });
    await again.signIn('sari');
    await again.call('shift.open', {});
    const next = await takeCase(again);
    const third = await again.restart();
    await third.signIn('sari');
    const last = await takeCase(third);
    expect(saved.reference).toMatch(/-0001-/);
    // One new incarnation is enough, however long it waits.
    expect([next.reference, last.reference]).toEqual([
      expect.stringMatching(/-1001-/),
      expect.stringMatching(/-1002-/),
    ]);
  });
});

it('a file of the journal that the disk does not give at one start is read at the next, whatever was saved meanwhile', async () => {
  let lockedFile = '';
  const disk = memoryFiles((operation, name) => {
    if (operation === 'read' && name === lockedFile) throw diskError('EBUSY');
  });
  const desk = await openCoreOnShift('sari', { journalFiles: disk.files });
  const saved = [await takeCase(desk), await takeCase(desk)];
  await desk.core.close();
  loseDatabase(desk);
  lockedFile = '20260324.cj';
  const without = await desk.restart();
  await without.signIn('sari');
  expect(await listed(without)).toEqual([]);
  await without.call('shift.open', {});
  const next = await takeCase(without);
  lockedFile = '';
  const again = await without.restart();
  await again.signIn('sari');
  expect(await listed(again)).toEqual([...saved, next].map(({ caseId }) => caseId).toSorted());
  expect(saved.map(({ reference }) => reference)).not.toContain(next.reference);
});

it('one case that comes back beside a damaged record is more than a crash: numbers begin in a new incarnation', async () => {
  const disk = memoryFiles();
  const desk = await openCoreOnShift('sari', { journalFiles: disk.files });
  const drafts = [];
  for (let n = 0; n < 2; n += 1) {
    const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: null });
    drafts.push(await desk.call('draft.save', aDraftSave(draft)).then(({ revision }) => ({ ...draft, revision })));
  }
  const file = databaseFile(desk.userData);
  const image = ['', '-wal'].map((part) => ({ part, bytes: readFileSync(file + part) }));
  for (const { caseId, revision } of drafts) {
    await desk.call('case.submit', { caseId, revision, disposition: 'lengkap', dispositionNote: '' });
  }
  await desk.core.close();
  loseDatabase(desk);
  for (const { part, bytes } of image) writeFileSync(file + part, bytes);
  disk.contents.set('20260324.cj', Buffer.from(disk.contents.get('20260324.cj') ?? []).fill(0, 100, 200));
  // The place where both last agreed is from before; without it this is a new database.
  const db = openDatabase(file, testKey);
  db.prepare(`INSERT INTO device VALUES ('journalRead', '20260324.cj 0')`).run();
  db.close();
  const again = await desk.restart();
  await again.core.close();
  const after = openDatabase(file, testKey);
  expect(after.prepare(`SELECT v FROM device WHERE k = 'incarnation'`).pluck().get()).toBe('2');
  expect(after.prepare('SELECT case_id FROM case_rev').pluck().all()).toEqual([drafts[1]?.caseId]);
  expect(brokenRule(after)).toBeNull();
  after.close();
});

it('an ordinary start reads no more of the journal than the file that was written last', async () => {
  const read: string[] = [];
  const disk = memoryFiles((operation, name) => {
    if (operation === 'read') read.push(name);
  });
  const desk = await openCoreOnShift('sari', { journalFiles: disk.files });
  await takeCase(desk);
  const again = await desk.restart();
  await again.signIn('sari');
  await takeCase(again);
  await again.core.close();
  read.length = 0;
  await again.restart();
  expect(read).toEqual(['20260324-2.cj']);
});

describe('a journal of several hundred cases', () => {
  const aReference = (nth: number): string => `KU-260324-01-${String(1_000 + nth)}-5`;

  /** Another case like this one, with the number behind it; the seventh has the same reference, by a mistake of the past. */
  function another({ body: text, ...entry }: CaseEntry, nth: number): CaseEntry {
    const digits = String(nth).padStart(12, '0');
    const id = CaseId.parse(`019d1d9e-0000-7000-8000-${digits}`);
    const facts = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    const callId = `019d1d9e-1111-7000-8000-${digits}`;
    const body = JSON.stringify({ ...facts, caseId: id, callId, ...(nth === 7 ? {} : { reference: aReference(nth) }) });
    return { ...entry, caseId: id, body, sha256: sha256(body), seq: entry.seq + nth };
  }

  it('gives all of them back to an empty database, each with the number it was saved with', async () => {
    const disk = memoryFiles();
    const folder = tempFolder();
    const first = await openCoreOnShift('sari', { folder, db: tempDatabase(folder), journalFiles: disk.files });
    await takeCase(first);
    await first.core.close();
    const [entry] = readAll(journalOn({ files: disk.files })).cases;
    if (entry === undefined) throw new Error('no case');
    const journal = journalOn({ files: disk.files });
    const entries = [entry, ...Array.from({ length: 450 }, (_, i) => another(entry, i + 1))];
    for (const one of entries.slice(1)) journal.append(one);
    const fresh = tempDatabase();
    await openCoreOnShift('sari', { db: fresh, journalFiles: disk.files });
    const numbers = fresh.prepare('SELECT case_id, sha256, incarnation, seq FROM case_rev ORDER BY seq').raw().all();
    expect(numbers).toEqual(entries.map((one) => [one.caseId, one.sha256, 1, one.seq]));
  });
});
