import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, type Core } from '../core/compose.ts';
import { openDatabase } from '../core/storage/database.ts';
import { systemTimer } from '../core/sync/systemTimer.ts';
import { calls } from '../shared/contract/ipc.ts';
import { aDraftSave, aPackFolder, caller, someAnswers, someSettings } from '../test/support/builders.ts';
import { seededRandom } from '../test/support/seededRandom.ts';
import { quantile, ratioRow, type BenchResult } from './benchRow.ts';
import { checkForm } from '../core/forms/checkForm.ts';

const pairs = 400;
const warmUp = 100;
const key = 'ab'.repeat(32);

/**
 * A whole case saved through the gateway (parsed, checked, revision, outbox, chain, search index, call closed, draft
 * removed) against one bare encrypted FULL commit of the same bytes: a table, an INSERT, a database opened the same way and
 * otherwise left alone. Interleaved, so that the disk is the same for both.
 */
export async function save(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'));
  try {
    const { core, bodies } = await openDesk(folder);
    const bare = openDatabase(join(folder, 'bare.db'), key);
    bare.exec('CREATE TABLE body (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
    const insert = bare.prepare('INSERT INTO body (text) VALUES (?)');
    await core.call('session.signIn', { username: 'sari', password: 'sari-1500587' });
    await core.call('shift.open', {});
    const whole: number[] = [];
    const alone: number[] = [];
    for (let n = 0; n < warmUp + pairs; n += 1) {
      const submit = await writeDraft(core, n);
      const [saved, receipt] = await timed(() => core.call('case.submit', submit));
      if (!receipt.ok) throw new Error(`the case was not saved: ${receipt.problem.code}`);
      const text = await bodies(submit.caseId);
      const [committed] = await timed(async () => insert.run(text));
      // The desk tidies up between two calls, when nobody waits.
      await new Promise((resolve) => setImmediate(resolve));
      if (n < warmUp) continue;
      whole.push(saved);
      alone.push(committed);
    }
    await core.close();
    bare.close();
    return {
      name: 'save',
      rows: [
        ratioRow('case saved, p50', 'ms', quantile(whole, 0.5), quantile(alone, 0.5), 3),
        ratioRow('case saved, p99', 'ms', quantile(whole, 0.99), quantile(alone, 0.99), 3),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openDesk(
  folder: string,
): Promise<{ readonly core: Core; readonly bodies: (caseId: string) => Promise<string> }> {
  const now = (): number => Date.now();
  const composed = await compose({
    start: {
      userData: folder,
      packFolder: aPackFolder(join(folder, 'pack')),
      regionsFile: join(folder, 'none.db'),
      provisioningFile: null,
      databaseKey: key,
      settings: someSettings(),
      demo: true,
      version: '0.0.0-bench',
      resumeToken: null,
      restarted: false,
      notices: [],
    },
    clock: { now, monotonic: () => performance.now(), setTimer: systemTimer },
    random: seededRandom(1500587, now),
    fetch: () => Promise.reject(new TypeError('no network')),
    checkForm,
    post: () => {},
    giveUp: () => {},
  });
  if (!composed.ok) throw new Error(composed.problem.message);
  const core = composed.value;
  return {
    core,
    bodies: async (caseId) => {
      const reveal = ['nik', 'telepon', 'callerNumber'];
      const opened = await core.call('case.open', { caseId, rev: null, reveal });
      if (!opened.ok) throw new Error(opened.problem.code);
      return JSON.stringify(calls['case.open'].output.parse(opened.value).body);
    },
  };
}

/** A call with a case of ordinary length, ready to be saved. */
async function writeDraft(core: Core, n: number) {
  const opened = await core.call('call.open', { channel: 'telepon', callerNumber: caller.number });
  if (!opened.ok) throw new Error(opened.problem.code);
  const { draft } = calls['call.open'].output.parse(opened.value);
  const answers = someAnswers({ '/data/nama': `${caller.name} ${n}`, '/data/usaha': 'Keripik '.repeat(100) });
  const saved = await core.call('draft.save', aDraftSave(draft, { answers }));
  if (!saved.ok) throw new Error(saved.problem.code);
  return { caseId: draft.caseId, revision: 1, disposition: 'lengkap', dispositionNote: '' };
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [ms: number, value: T]> {
  const from = performance.now();
  const value = await work();
  return [performance.now() - from, value];
}
