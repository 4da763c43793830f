import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { enginePatches } from '../../scripts/vite/enginePatches.ts';
import { patchEngine } from '../../scripts/vite/xformsEnginePatches.ts';

const stock = readFileSync(fileURLToPath(import.meta.resolve('@getodk/xforms-engine')), 'utf8');

test('every patch fits the installed engine exactly once', () => {
  for (const { find, replace } of enginePatches) {
    expect(stock.split(find)).toHaveLength(2);
    expect(patchEngine(stock)).toContain(replace);
  }
});

test.each(enginePatches)(
  'a build without the place for "$name" fails instead of running unpatched',
  ({ name, find }) => {
    expect(() => patchEngine(stock.replace(find, ''))).toThrow(`"${name}" fits 0 places`);
    expect(() => patchEngine(`${stock}\n${find}`)).toThrow(`"${name}" fits 2 places`);
  },
);

test('the patched engine evaluates no code from text', () => {
  expect(stock).toMatch(/[^.\w]eval\(/);
  expect(patchEngine(stock)).not.toMatch(/[^.\w]eval\(|new Function\(/);
});
