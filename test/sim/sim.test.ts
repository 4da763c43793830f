import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const Told = z.object({
  seeds: z.int(),
  faults: z.int(),
  acknowledged: z.int(),
  lost: z.int(),
  duplicated: z.int(),
  stalled: z.int(),
  speedup: z.int(),
  trace: z.string(),
  faultsByKind: z.record(z.string(), z.int()),
});

const command = join(import.meta.dirname, '../../sim/sim.ts');

/** What the command says and how it ends. Its process is its own: it replaces parts of Node. */
const sim = (...args: readonly string[]) =>
  new Promise<{ code: number | null; output: string; last: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, last: output.trimEnd().split('\n').at(-1) ?? '' }));
  });

const told = (last: string) => Told.parse(JSON.parse(last));

describe('simulated worlds', () => {
  test('300 of them lose nothing, double nothing and strand nothing, and every kind of fault strikes', async () => {
    const halves = await Promise.all([sim('--seeds', '150'), sim('--seeds', '150', '--seed', '151')]);
    const struck = new Map<string, number>();
    for (const { code, output, last } of halves) {
      expect(code === 0 ? '' : output).toBe('');
      const { faultsByKind, ...sums } = told(last);
      expect(sums).toMatchObject({ seeds: 150, lost: 0, duplicated: 0, stalled: 0 });
      expect(sums.acknowledged).toBeGreaterThan(500);
      for (const [kind, count] of Object.entries(faultsByKind)) struck.set(kind, (struck.get(kind) ?? 0) + count);
    }
    expect([...struck].filter(([, count]) => count === 0)).toEqual([]);
  }, 600_000);

  test('one seed is one world: the same in two processes, another one beside it', async () => {
    const [once, again, other] = await Promise.all([
      sim('--seeds', '2', '--seed', '4711'),
      sim('--seeds', '2', '--seed', '4711'),
      sim('--seeds', '2', '--seed', '4712'),
    ]);
    expect(told(once.last).trace).toBe(told(again.last).trace);
    expect(told(other.last).trace).not.toBe(told(once.last).trace);
  }, 120_000);

  test('every planted bug is caught', async () => {
    const { code, output, last } = await sim('--planted');
    expect(code === 0 ? '' : output).toBe('');
    const { planted, caught, alive } = z
      .object({ planted: z.int(), caught: z.int(), alive: z.array(z.string()) })
      .parse(JSON.parse(last));
    expect(planted).toBeGreaterThan(15);
    expect({ caught, alive }).toEqual({ caught: planted, alive: [] });
  }, 900_000);
});

describe('what cannot be understood is said in a sentence, and nothing runs', () => {
  test.each([
    [[], 'Say --seeds N or --planted'],
    [['--seeds', '0'], '--seeds 0 is not a number of worlds'],
    [['--seeds', 'many'], '--seeds many is not a number of worlds'],
    [['--seeds', '5', '--seed', '4294967295'], '--seed 4294967295 is not a seed'],
    [['--seeds', '5', '--focus', 'rain'], '--focus rain is no kind of fault'],
    [['--planted', '--seeds', '5'], '--planted chooses its seeds itself'],
    [['--only', 'x', '--seeds', '5'], '--only belongs to --planted'],
    [['--sedes', '5'], "Unknown option '--sedes'"],
  ])('%j', async (args, sentence) => {
    const { code, output } = await sim(...args);
    expect(code).toBe(2);
    expect(output).toContain(sentence);
    expect(output).toContain('npm run sim -- --seeds N');
  });
});
