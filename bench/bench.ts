import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.ts';
import { root } from '../scripts/run.ts';
import type { BenchResult } from './benchRow.ts';
import { forms } from './forms.ts';
import { regions } from './regions.ts';
import { save } from './save.ts';
import { start } from './start.ts';
import { sync } from './sync.ts';
import { typing } from './typing.ts';

const benches: Readonly<Record<string, () => Promise<BenchResult>>> = { forms, save, regions, start, sync, typing };

/** `npm run bench [-- NAME …]`: every figure is a ratio to a baseline of the same run; results go to artifacts/bench. */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
const folder = join(root, 'artifacts/bench');
mkdirSync(folder, { recursive: true });
await build();
let missed = 0;
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const { rows } = await bench();
  const processors = cpus();
  const machine = `${processors.length} x ${processors[0]?.model ?? 'unknown'}, node ${process.versions.node}`;
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ name, machine, rows }, null, 2)}\n`);
  console.log(`\n${name}`);
  console.table(
    rows.map(({ metric, value, unit, baseline, ratio, goal, ok }) => ({
      metric,
      value: `${value.toPrecision(4)} ${unit}`,
      baseline: baseline === null ? '' : baseline.toPrecision(4),
      ratio: ratio === null ? '' : ratio.toFixed(2),
      goal,
      ok,
    })),
  );
  missed += rows.filter(({ ok }) => !ok).length;
}
console.log(missed === 0 ? 'every goal reached' : `${missed} goals missed`);
process.exitCode = missed === 0 ? 0 : 1;
