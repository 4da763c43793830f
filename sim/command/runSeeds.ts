import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AskedSeeds } from './readArguments.ts';
import { type FaultKind, faultKinds } from '../faults/faultKinds.ts';
import { type Ended, prepareTemplates, runWorld } from '../play/runWorld.ts';

/** So many worlds are played twice, and must be the same both times. */
const playedTwice = 3;

const memoryDisk = '/dev/shm';

/** Plays worlds one after the other, tells what failed and how to see it again. @returns whether all kept every promise. */
export async function runSeeds({ first, count, untilFirst, focus }: AskedSeeds): Promise<boolean> {
  const folder = mkdtempSync(join(existsSync(memoryDisk) ? memoryDisk : tmpdir(), 'sim-'));
  const faultsByKind = new Map<FaultKind, number>(faultKinds.map((kind) => [kind, 0]));
  const sum = { seeds: 0, failed: 0, acknowledged: 0, gone: 0, lost: 0, duplicated: 0, stalled: 0, virtualMs: 0 };
  const traces = createHash('sha256');
  const begun = process.cpuUsage();
  try {
    const templates = await prepareTemplates(folder);
    for (let seed = first; seed < first + count; seed += 1) {
      const ended = await runWorld(seed, focus, templates);
      const again = seed < first + playedTwice && ended.breach === null ? await runWorld(seed, focus, templates) : null;
      const isSame = again === null || again.trace === ended.trace;
      traces.update(ended.trace);
      sum.seeds += 1;
      sum.acknowledged += ended.acknowledged;
      sum.gone += ended.gone;
      sum.lost += ended.lost;
      sum.duplicated += ended.duplicated;
      sum.stalled += ended.stalled;
      sum.virtualMs += ended.virtualMs + (again?.virtualMs ?? 0);
      for (const [kind, strikes] of ended.faults) faultsByKind.set(kind, (faultsByKind.get(kind) ?? 0) + strikes);
      if (ended.breach === null && isSame) continue;
      sum.failed += 1;
      tellFailure(ended, isSame, focus);
      if (untilFirst) break;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const { user, system } = process.cpuUsage(begun);
  const cpuSeconds = (user + system) / 1e6;
  tellFaults(faultsByKind);
  const { virtualMs, ...told } = sum;
  const virtualSeconds = Math.round(virtualMs / 1000);
  console.log(
    JSON.stringify({
      ...told,
      faults: [...faultsByKind.values()].reduce((total, strikes) => total + strikes, 0),
      speedup: Math.round(virtualSeconds / cpuSeconds),
      virtualSeconds,
      cpuSeconds: Math.round(cpuSeconds * 10) / 10,
      trace: traces.digest('hex'),
      faultsByKind: Object.fromEntries(faultsByKind),
    }),
  );
  return sum.failed === 0;
}

function tellFailure(ended: Ended, isSame: boolean, focus: readonly FaultKind[]): void {
  const { seed, breach, tail } = ended;
  console.log(tail.map((line) => `  ${line}`).join('\n'));
  if (breach !== null) console.log(`seed ${seed}: ${breach.invariant}: ${breach.what}`);
  else if (!isSame) console.log(`seed ${seed}: two runs of one seed were not the same`);
  const focused = focus.length === 0 ? '' : ` --focus ${focus.join(',')}`;
  console.log(`To see it again: npm run sim -- --seeds 1 --seed ${seed}${focused}`);
}

function tellFaults(faultsByKind: ReadonlyMap<FaultKind, number>): void {
  for (const [kind, strikes] of faultsByKind) console.log(`${kind.padEnd(24)} ${String(strikes).padStart(8)}`);
}
