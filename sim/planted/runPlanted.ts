import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlantedBug } from './plantedBug.ts';
import { plantedBugs } from './plantedBugs.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const memoryDisk = '/dev/shm';
/** What a world is made of, and the tests that look where it does not. */
const copied = ['core', 'server', 'shared', 'sim', 'test', 'package.json', 'tsconfig.base.json'];
/** In more worlds than these nobody looks for one bug. */
const worlds = 400;

type Caught = { readonly by: string; readonly what: string; readonly seconds: number };

/**
 * Plants each bug in a copy of the program, lets worlds run there until one fails, and says which. @returns whether all were
 * caught. Throws when a bug cannot be planted because its place is not there any more.
 */
export async function runPlanted(only: string | null): Promise<boolean> {
  const chosen = plantedBugs.filter(({ name }) => only === null || name === only);
  if (chosen.length === 0) throw new Error(`There is no planted bug ${String(only)}`);
  for (const bug of chosen) planted(bug, root);
  const waiting = [...chosen];
  const alive: string[] = [];
  const workers = Array.from({ length: Math.min(2, availableParallelism(), chosen.length) }, async () => {
    const folder = mkdtempSync(join(existsSync(memoryDisk) ? memoryDisk : tmpdir(), 'planted-'));
    try {
      copyProgram(folder);
      for (let bug = waiting.shift(); bug !== undefined; bug = waiting.shift()) {
        const caught = await hunt(bug, folder);
        if (caught === null) alive.push(bug.name);
        const files = [...new Set(bug.changes.map(({ file }) => file))].join(', ');
        const end = caught === null ? 'ALIVE' : `${caught.what}, ${caught.by}, ${caught.seconds.toFixed(1)} s`;
        console.log(`${bug.name} (${files}): ${end}`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  await Promise.all(workers);
  console.log(JSON.stringify({ planted: chosen.length, caught: chosen.length - alive.length, alive }));
  return alive.length === 0;
}

function copyProgram(folder: string): void {
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

/** Every changed file with its new text; nothing is written. */
function planted({ name, changes }: PlantedBug, folder: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { file, from, to } of changes) {
    const text = texts.get(file) ?? readFileSync(join(folder, file), 'utf8');
    const parts = text.split(from);
    if (parts.length !== 2) throw new Error(`${name}: its place stands ${parts.length - 1} times in ${file}`);
    texts.set(file, parts.join(to));
  }
  return texts;
}

async function hunt(bug: PlantedBug, folder: string): Promise<Caught | null> {
  const texts = planted(bug, folder);
  // A test that fails without the bug would seem to catch it.
  if (bug.tests !== undefined && !(await isGreen(bug.tests, folder))) {
    throw new Error(`${bug.name}: ${bug.tests.file} fails on the sound program`);
  }
  const sound = new Map([...texts.keys()].map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  const begun = process.hrtime.bigint();
  const seconds = (): number => Number(process.hrtime.bigint() - begun) / 1e9;
  for (const [file, text] of texts) writeFileSync(join(folder, file), text);
  try {
    if (bug.tests !== undefined) {
      const red = !(await isGreen(bug.tests, folder));
      return red ? { by: bug.tests.file, what: 'a test', seconds: seconds() } : null;
    }
    const focus = bug.focus === undefined ? [] : ['--focus', bug.focus.join(',')];
    const ended = await run(folder, ['sim/sim.ts', '--seeds', String(worlds), '--first', ...focus]);
    if (ended.code === 0) return null;
    const [, seed, invariant] = /^seed (\d+): (\w+)/m.exec(ended.output) ?? [];
    if (seed === undefined || invariant === undefined) throw new Error(`${bug.name}: ${ended.output.slice(-500)}`);
    return { by: ['seed', seed, ...focus].join(' '), what: invariant, seconds: seconds() };
  } finally {
    for (const [file, text] of sound) writeFileSync(join(folder, file), text);
  }
}

/** @returns whether these tests ran, and all of them passed. */
async function isGreen({ file, named }: NonNullable<PlantedBug['tests']>, folder: string): Promise<boolean> {
  const vitest = join(folder, 'node_modules/vitest/vitest.mjs');
  const words = ['run', '--root', folder, '--config', vitestConfig(folder), file];
  const ended = await run(folder, [vitest, ...words, ...(named === '' ? [] : ['-t', named])]);
  if (!/Tests\s.*\d (passed|failed)/.test(ended.output)) {
    throw new Error(`${file}: no test ran\n${ended.output.slice(-500)}`);
  }
  return ended.code === 0;
}

function vitestConfig(folder: string): string {
  const file = join(folder, 'vitest.planted.config.ts');
  writeFileSync(
    file,
    "export default { test: { include: ['test/**/*.test.ts'], maxWorkers: 1, bail: 1, testTimeout: 60_000 } };\n",
  );
  return file;
}

const run = (folder: string, args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => void output.push(bytes));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString('utf8') }));
  });
