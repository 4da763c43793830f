import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../core/storage/database.ts';
import { quantile, ratioRow, type BenchResult } from './benchRow.ts';
import { benchKey, openSavingDesk, timed, writeDraft } from './savingDesk.ts';

const pairs = 400;
const warmUp = 100;

/**
 * A whole case saved through the gateway (parsed, checked, journal, revision, outbox, chain, search index, call closed, draft
 * removed) against one bare encrypted FULL commit of the same bytes: a table, an INSERT, a database opened the same way and
 * otherwise left alone. Interleaved, so that the disk is the same for both.
 */
export async function save(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'));
  try {
    const { core, bodies } = await openSavingDesk(folder);
    const bare = openDatabase(join(folder, 'bare.db'), benchKey);
    bare.exec('CREATE TABLE body (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
    const insert = bare.prepare('INSERT INTO body (text) VALUES (?)');
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
