import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layBallast, releaseBallast } from '../../core/recovery/ballast.ts';
import { openStore } from '../../core/storage/openStore.ts';
import { aDraftSave, caller } from '../support/builders.ts';
import { diskError, memoryFiles } from '../support/memoryFiles.ts';
import { openCore, openCoreOnShift, tryOpenCore, type OpenedCore, type Opening } from '../support/openCore.ts';
import { smallDisk } from '../support/smallDisk.ts';
import { anyCases, takeCase } from '../support/takeCase.ts';
import { testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

/** Nothing is asserted of how long it takes. */
const soon = { timeout: 30_000 };

/** A journal whose disk fails at the operations that `fails` names by their number, counted from now on. */
function failingJournal(code: string) {
  let nth = 0;
  let fails = (_nth: number): boolean => false;
  const disk = memoryFiles(() => {
    nth += 1;
    if (fails(nth)) throw diskError(code);
  });
  return {
    files: disk.files,
    failWhen: (when: (nth: number) => boolean): void => {
      nth = 0;
      fails = when;
    },
    operations: (): number => nth,
  };
}

async function aFinishedDraft(desk: OpenedCore) {
  const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: caller.number });
  const { revision } = await desk.call('draft.save', aDraftSave(draft));
  return { caseId: draft.caseId, revision, disposition: 'lengkap', dispositionNote: '' };
}

describe('a journal that the disk does not take', () => {
  it.each([
    ['ENOSPC', 'disk_full'],
    ['EDQUOT', 'disk_full'],
    ['EIO', 'storage_failed'],
    ['EROFS', 'storage_failed'],
  ])('refuses the save with %s, keeps the draft, and takes it later', async (code, problem) => {
    const journal = failingJournal(code);
    const desk = await openCoreOnShift('sari', { journalFiles: journal.files });
    const input = await aFinishedDraft(desk);
    journal.failWhen(() => true);
    expect(await desk.core.call('case.submit', input)).toMatchObject({
      ok: false,
      problem: { code: problem, details: { code, reason: code === 'EROFS' ? 'readOnly' : 'journal' } },
    });
    expect((await desk.call('case.list', anyCases)).total).toBe(0);
    expect(await desk.call('work.list', {})).toMatchObject([{ draft: { revision: input.revision } }]);
    journal.failWhen(() => false);
    await desk.call('case.submit', input);
    expect((await desk.call('case.list', anyCases)).total).toBe(1);
  });

  it.each(['once', 'from then on'])(
    'at any operation of a save, %s: what was said to be saved is there, once',
    async (how) => {
      for (let at = 1; ; at += 1) {
        const journal = failingJournal('EIO');
        const desk = await openCoreOnShift('sari', { journalFiles: journal.files });
        const first = await takeCase(desk);
        const input = await aFinishedDraft(desk);
        journal.failWhen((nth) => (how === 'once' ? nth === at : nth >= at));
        const answer = await desk.core.call('case.submit', input);
        const isPast = journal.operations() < at;
        journal.failWhen(() => false);
        if (!answer.ok) await desk.call('case.submit', input);
        await desk.core.close();
        // The database is gone altogether: what was said stands on the journal alone.
        rmSync(join(desk.userData, 'tanggap.db'));
        const again = await desk.restart();
        await again.signIn('sari');
        const { rows } = await again.call('case.list', anyCases);
        expect(rows.map(({ caseId }) => caseId).toSorted(), `operation ${at}`).toEqual(
          [first.caseId, input.caseId].toSorted(),
        );
        await again.core.close();
        if (isPast) break;
      }
    },
  );
});

describe('the ballast', () => {
  it('is given up when the disk is full, and the save that met it succeeds', async () => {
    const folder = tempFolder();
    const ballast = join(folder, 'user-data/ballast');
    const disk = memoryFiles((operation) => {
      if (operation === 'append' && existsSync(ballast)) throw diskError('ENOSPC');
    });
    const desk = await openCoreOnShift('rina', { folder, journalFiles: disk.files });
    const input = await aFinishedDraft(desk);
    writeFileSync(ballast, 'x');
    expect(await desk.call('case.submit', input)).toMatchObject({ rev: 1 });
    expect(existsSync(ballast)).toBe(false);
    const page = {
      date: null,
      shiftId: null,
      agentId: null,
      kinds: ['incident.diskFull'],
      after: 0,
      limit: 9,
    } as const;
    expect((await desk.call('shiftLog.page', { ...page, kinds: [...page.kinds] })).events).toHaveLength(1);
  });

  it('is laid again in a quiet moment, once, with as many bytes as it shall have', async () => {
    const desk = await openCore({ ballastBytes: 3_000_000 });
    const file = join(desk.userData, 'ballast');
    desk.clock.advance(600_000);
    await expect.poll(() => existsSync(file) && statSync(file).size, soon).toBe(3_000_000);
    const before = statSync(file).mtimeMs;
    await layBallast(
      desk.userData,
      3_000_000,
      () => new Uint8Array(1),
      () => false,
    );
    expect(statSync(file).mtimeMs).toBe(before);
    expect([releaseBallast(desk.userData), releaseBallast(desk.userData)]).toEqual([true, false]);
  });

  it('is not laid where it would itself fill the disk, and not half when the program ends', async () => {
    const folder = tempFolder();
    await layBallast(
      folder,
      Number.MAX_SAFE_INTEGER / 2,
      () => new Uint8Array(8),
      () => false,
    );
    await layBallast(
      folder,
      64,
      () => new Uint8Array(8),
      () => true,
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a disk of eight megabytes', () => {
  /** Where nobody may mount a disk, the port says what a full one says. */
  function aSmallDesk(): Opening & { readonly lock: (() => void) | null } {
    const disk = smallDisk(8);
    if (disk !== null) return { folder: disk.folder, lock: disk.lock, ballastBytes: 0 };
    let bytes = 0;
    const files = memoryFiles((operation) => {
      bytes += operation === 'append' ? 6_000 : 0;
      if (bytes > 600_000) throw diskError('ENOSPC');
    });
    return { journalFiles: files.files, lock: null };
  }

  it('fills up in the middle of the work: no case that was said to be saved is missing, and the rest are drafts', async () => {
    const { lock: _lock, ...opening } = aSmallDesk();
    const desk = await openCoreOnShift('sari', opening);
    const said: string[] = [];
    for (let n = 0; n < 400; n += 1) {
      const opened = await desk.core.call('call.open', { channel: 'telepon', callerNumber: caller.number });
      if (!opened.ok) {
        expect(opened.problem.code).toBe('disk_full');
        break;
      }
      const { draft } = (await desk.call('work.list', {})).at(-1) ?? { draft: null };
      if (draft === null) throw new Error('no call');
      const kept = await desk.core.call('draft.save', aDraftSave(draft, { note: 'x'.repeat(15_000) }));
      const input = { caseId: draft.caseId, revision: 1, disposition: 'lengkap', dispositionNote: '' };
      const saved = kept.ok ? await desk.core.call('case.submit', input) : kept;
      if (saved.ok) said.push(draft.caseId);
      else expect(saved.problem.code).toBe('disk_full');
      if (!saved.ok) break;
    }
    expect(said.length).toBeGreaterThan(20);
    expect(said.length).toBeLessThan(400);
    const { rows, total } = await desk.call('case.list', anyCases);
    expect(total).toBe(said.length);
    expect(said).toEqual(expect.arrayContaining(rows.map(({ caseId }) => caseId)));
  });

  it('that is locked against writing is told at the save, and at the next start', async () => {
    const { lock, ...opening } = aSmallDesk();
    const journal = failingJournal('EROFS');
    const desk = await openCoreOnShift('sari', lock === null ? { journalFiles: journal.files } : opening);
    const input = await aFinishedDraft(desk);
    if (lock === null) journal.failWhen(() => true);
    else {
      await desk.core.close();
      lock();
      expect(await tryOpenCore({ ...opening, start: { packFolder: join(desk.folder, 'pack') } })).toMatchObject({
        ok: false,
        problem: { code: 'storage_failed', details: { reason: 'readOnly' } },
      });
      return;
    }
    expect(await desk.refused('case.submit', input)).toBe('storage_failed');
  });
});

it('a place that cannot even be prepared is refused with a sentence', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'not-a-folder'), '');
  mkdirSync(join(folder, 'sound'));
  expect(() => openStore({ folder: join(folder, 'not-a-folder', 'x'), key: testKey, demo: true, now: 'now' })).toThrow(
    'ENOTDIR',
  );
});
