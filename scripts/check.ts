import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './run.ts';

type Step = { readonly name: string; readonly program: string; readonly words: readonly string[] };

const folders = [
  'shared',
  'shared/crypto',
  'core',
  'main',
  'preload',
  'renderer',
  'server',
  'runtime',
  'sim',
  'scripts',
  'bench',
  'test',
];
const types = [...folders.map((folder) => `${folder}/tsconfig.json`), 'tsconfig.json'];
const steps: readonly Step[] = [
  { name: 'format', program: 'biome', words: ['format', '.'] },
  { name: 'lint and layers', program: 'oxlint', words: ['--type-aware', '--quiet'] },
  { name: 'dead code', program: 'knip', words: ['--no-progress'] },
  ...types.map((project) => ({ name: `types of ${project}`, program: 'tsc', words: ['-p', project] })),
];

type Outcome = { readonly name: string; readonly code: number; readonly output: string };

function perform({ name, program, words }: Step): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, 'node_modules/.bin', program), words, { cwd: root });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    child.on('error', reject);
    child.on('exit', (code) => resolve({ name, code: code ?? 1, output }));
  });
}

/** `npm run check`: format, lint, layers, types, dead code; two at a time, everything that is wrong and not only the first. */
export async function check(): Promise<number> {
  const queue = [...steps];
  let failed = 0;
  const worker = async (): Promise<void> => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      const { name, code, output } = await perform(step);
      if (code === 0) continue;
      failed += 1;
      console.log(`\n--- ${name}\n${output}`);
    }
  };
  await Promise.all([worker(), worker()]);
  console.log(failed === 0 ? `check: ${steps.length} passed` : `check: ${failed} of ${steps.length} failed`);
  return failed;
}
