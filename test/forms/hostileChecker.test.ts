import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openFormChecker } from '../../core/forms/openFormChecker.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { expectSentence } from './hostileRun.ts';

/** A checker whose process runs this instead, each time that it is given a form. */
function checkerThat(does: string) {
  const program = join(tempFolder(), 'program.mjs');
  writeFileSync(program, `process.on('message', async () => { ${does} });`);
  const checker = openFormChecker(program);
  onTestFinished(checker.close);
  return () => checker.check({ fileName: 'formulir.xlsx', bytes: new Uint8Array(), media: new Map() });
}

it.each<[string, string, RegExp]>([
  ['takes too long', 'for (;;);', /not done after \d+ seconds/],
  ['takes too much memory', 'const all = []; for (;;) all.push(new Array(1e6).fill(all.length));', /MB of memory/],
  ['ends without a word', 'process.exit(3);', /broke off/],
  ['is killed', "process.kill(process.pid, 'SIGKILL');", /broke off/],
  ['breaks with a complaint', "throw new Error('a bug of the checker');", /broke off/],
  ['answers what is no check', 'process.send(\'{"form":null}\');', /broke off/],
  ['answers what is no JSON', 'process.send(\'{"form":\');', /broke off/],
  ['answers something else than text', 'process.send({ kind: 1 });', /broke off/],
  ['answers more than is read', "process.send('x'.repeat(65 * 1024 * 1024));", /broke off/],
])('a check that %s is a problem of the form, and the next form is checked', async (_, does, sentence) => {
  const check = checkerThat(does);
  const { form, problems } = await check();
  expect(form).toBeNull();
  expect(problems).toMatchObject([{ severity: 'error', code: 'checker_stopped' }]);
  expect(problems[0]?.message.en).toMatch(sentence);
  expectSentence(problems[0]);
});

it('gives a form that comes after a death a process of its own', async () => {
  const answer = JSON.stringify({ form: null, problems: [], problemCount: 0, sheets: [], places: {}, effort: null });
  const once = join(tempFolder(), 'once');
  const check = checkerThat(`
    const { existsSync, writeFileSync } = await import('node:fs');
    if (existsSync(${JSON.stringify(once)})) process.send(${JSON.stringify(answer)});
    else { writeFileSync(${JSON.stringify(once)}, ''); process.exit(1); }
  `);
  expect((await check()).problems).toMatchObject([{ code: 'checker_stopped' }]);
  expect((await check()).problems).toEqual([]);
});
