import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { OpenWork } from '../../shared/contract/ipc.ts';
import { inspectDesk } from '../../scripts/kill/inspectDesk.ts';
import { keyOf } from '../../scripts/kill/said.ts';
import { openDatabase } from '../../core/storage/database.ts';
import { migrate } from '../../core/storage/migrate.ts';
import { aBatch, someItems } from '../support/batchItems.ts';
import { aDraftSave, caller } from '../support/builders.ts';
import { startCoreChild } from '../support/coreChild.ts';
import { fillDisk } from '../support/filledDisk.ts';
import { openCoreOnShift, type OpenedCore } from '../support/openCore.ts';
import { openServer } from '../support/openServer.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { serverDatabase } from '../support/serverDatabase.ts';
import { smallDisk } from '../support/smallDisk.ts';
import { anyCases } from '../support/takeCase.ts';
import { testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

const Receipt = z.object({ sha256: z.string() });

const tries = 50;
const mostRoom = 160 * 1024;

/** A desk on a disk of its own, and somebody who fills it; where nobody may mount one, a database that may not grow. */
async function aDeskOnASmallDisk() {
  const disk = smallDisk(12);
  if (disk !== null) {
    const desk = await openCoreOnShift('rina', { folder: disk.folder, ballastBytes: 0 });
    return { desk, fill: (leaving: number) => fillDisk(disk.folder, leaving) };
  }
  const folder = tempFolder();
  const db = openDatabase(join(folder, 'tanggap.db'), testKey);
  onTestFinished(() => void (db.open && db.close()));
  migrate(db);
  const desk = await openCoreOnShift('rina', { db });
  return {
    desk,
    fill: (leaving: number) => {
      db.pragma('wal_checkpoint(TRUNCATE)');
      const pages = Number(db.pragma('page_count', { simple: true }));
      db.pragma(`max_page_count = ${pages + Math.floor(leaving / 16_384)}`);
      return () => void db.pragma('max_page_count = 1000000');
    },
  };
}

/** A whole call, with what was answered at each step; stops at the first refusal. */
async function tryACall({ core }: OpenedCore, note: string): Promise<{ saved: string | null; refused: unknown }> {
  const opened = await core.call('call.open', { channel: 'telepon', callerNumber: caller.number });
  if (!opened.ok) return { saved: null, refused: opened.problem };
  const { draft } = OpenWork.parse(opened.value);
  const kept = await core.call('draft.save', aDraftSave(draft, { note }));
  if (!kept.ok) return { saved: null, refused: kept.problem };
  const input = { caseId: draft.caseId, revision: draft.revision + 1, disposition: 'lengkap', dispositionNote: '' };
  const saved = await core.call('case.submit', input);
  return saved.ok ? { saved: draft.caseId, refused: null } : { saved: null, refused: saved.problem };
}

/** What could not be finished while the disk was full is still there, and is finished now. */
async function finishLeftOvers(desk: OpenedCore): Promise<string[]> {
  const finished: string[] = [];
  for (const { draft } of await desk.call('work.list', {})) {
    const input = { caseId: draft.caseId, disposition: 'salah-sambung', dispositionNote: '' };
    await desk.call('case.submit', { ...input, revision: draft.revision });
    finished.push(draft.caseId);
  }
  return finished;
}

it(`a disk that is full at ${tries} different moments refuses in a sentence, loses nothing, and work goes on when there is room`, async () => {
  const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 100_000);
  const { unit } = seededRandom(seed, () => 0);
  const { desk, fill } = await aDeskOnASmallDisk();
  const said: string[] = [];
  let refusals = 0;
  for (let n = 0; n < tries; n += 1) {
    const makeRoom = fill(Math.floor(unit() * mostRoom));
    const { saved, refused } = await tryACall(desk, 'x'.repeat(Math.floor(unit() * 15_000)));
    if (saved !== null) said.push(saved);
    else {
      refusals += 1;
      expect({ seed, n, refused }).toMatchObject({ seed, n, refused: { code: 'disk_full' } });
    }
    makeRoom();
    said.push(...(await finishLeftOvers(desk)));
  }
  expect(refusals).toBeGreaterThan(5);
  expect(refusals).toBeLessThan(tries);
  expect(await desk.call('shiftLog.verify', {})).toMatchObject({ intact: true });
  const { total } = await desk.call('case.list', { ...anyCases, scope: 'all', limit: 1 });
  expect({ seed, total }).toEqual({ seed, total: said.length });
});

it('core that is killed on a full disk starts again on it or says why not, and has everything once there is room', async () => {
  const disk = smallDisk(12);
  const folder = disk?.folder ?? tempFolder();
  const child = await startCoreChild(folder);
  await child.call('session.signIn', { username: 'rina', password: 'rina-1500587' });
  await child.call('shift.open', {});
  const makeRoom = disk === null ? () => undefined : fillDisk(folder, mostRoom);
  const said = new Map<string, string>();
  for (let n = 0; n < 30; n += 1) {
    const opened = await child.call('call.open', { channel: 'telepon', callerNumber: caller.number });
    if (opened?.ok !== true) break;
    const { draft } = OpenWork.parse(opened.value);
    if ((await child.call('draft.save', aDraftSave(draft)))?.ok !== true) break;
    const input = { caseId: draft.caseId, revision: 1, disposition: 'lengkap', dispositionNote: '' };
    const saved = await child.call('case.submit', input);
    if (saved?.ok !== true) break;
    said.set(keyOf(draft.caseId, 1), Receipt.parse(saved.value).sha256);
  }
  await child.kill();
  const onFull = await startCoreChild(folder);
  const state = await onFull.call('desk.state', {});
  if (state?.ok === false) expect(state.problem).toMatchObject({ message: expect.stringMatching(/\w+ \w+/) });
  await onFull.kill();
  makeRoom();
  const again = await startCoreChild(folder);
  expect(await again.call('desk.state', {})).toMatchObject({ ok: true });
  await again.kill();
  const { revisions, faults } = inspectDesk(join(folder, 'user-data'), testKey);
  expect(faults).toEqual([]);
  expect([...said].filter(([key, sha256]) => revisions.get(key) !== sha256)).toEqual([]);
});

it('a server whose disk is full takes nothing and says so; with room again the same batch is stored once', async () => {
  const disk = smallDisk(8);
  const database = await serverDatabase({ file: join(disk?.folder ?? tempFolder(), 'server.db') });
  const { device, post, verdicts } = await openServer(database);
  const batch = aBatch(device.deviceId, someItems(40));
  await verdicts(aBatch(device.deviceId, someItems(1)));
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(database);
  if (disk === null) await sql`PRAGMA max_page_count = 1`.execute(database);
  const makeRoom = disk === null ? () => undefined : fillDisk(disk.folder, 0);
  const refused = await post(JSON.stringify(batch));
  expect(refused.status).toBeGreaterThanOrEqual(500);
  expect(refused.problem).toMatch(/^server-/);
  makeRoom();
  await sql`PRAGMA max_page_count = 1000000`.execute(database);
  expect(await verdicts(batch)).toEqual(batch.items.map(() => 'created'));
  expect(await verdicts(batch)).toEqual(batch.items.map(() => 'duplicate'));
});
