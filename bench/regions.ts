import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { openRegions } from '../core/storage/regions.ts';
import { buildRegions } from '../scripts/regions/buildRegions.ts';
import { regionQueries } from '../test/regions/regionQueries.ts';

const queries = 1_000;
const seed = 20200316;
const goalMs = 5;

type BenchRow = {
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number;
  readonly ratio: number;
  readonly goal: string;
  readonly ok: boolean;
};

/** Search by any part of a name, slips included, against a scan of all names with LIKE on the same file in the same run. */
export async function regions(): Promise<{ name: string; rows: BenchRow[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'regions-bench-'));
  const file = join(folder, 'regions.sqlite');
  const started = performance.now();
  const counts = await buildRegions(file);
  const buildMs = performance.now() - started;
  const opened = performance.now();
  const regions = openRegions(file);
  const openMs = performance.now() - opened;
  const db = new Database(file, { readonly: true });
  try {
    const names = z.array(z.string()).parse(db.prepare('SELECT name FROM region').pluck().all());
    const all = regionQueries(db, queries, seed);
    const scan = db.prepare('SELECT id, name FROM region WHERE name LIKE ? LIMIT 20');
    const search = timed(all, (text) => regions.search(text));
    // The scan is given one word only: it cannot look across levels, nor forgive a slip.
    const like = timed(all, (text) => scan.all(`%${text.split(' ')[0] ?? ''}%`));
    const row = (metric: string, value: number, baseline: number): BenchRow => ({
      metric,
      value,
      unit: 'ms',
      baseline,
      ratio: value / baseline,
      goal: metric === 'search p99' ? `< ${goalMs} ms` : 'told',
      ok: metric !== 'search p99' || value < goalMs,
    });
    const fact = (metric: string, value: number, unit: string): BenchRow => ({
      metric,
      value,
      unit,
      baseline: value,
      ratio: 1,
      goal: 'told',
      ok: true,
    });
    return {
      name: 'regions',
      rows: [
        row('search p50', at(search, 0.5), at(like, 0.5)),
        row('search p99', at(search, 0.99), at(like, 0.99)),
        row('search slowest', at(search, 1), at(like, 1)),
        fact('regions', names.length, `rows, ${counts.villages} of them villages`),
        fact('build', buildMs, 'ms'),
        fact('open', openMs, 'ms'),
      ],
    };
  } finally {
    db.close();
    regions.close();
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds of each call, ascending. A first, uncounted round lets both sides warm up. */
function timed(texts: readonly string[], run: (text: string) => unknown): number[] {
  for (const text of texts.slice(0, 100)) run(text);
  return texts
    .map((text) => {
      const started = performance.now();
      run(text);
      return performance.now() - started;
    })
    .sort((a, b) => a - b);
}

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
