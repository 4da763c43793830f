import { expect, it } from 'vitest';
import { dryRunProblems } from '../../scripts/forms/dryRunProblems.ts';
import type { DryRunReport } from '../../scripts/forms/dryRunReport.ts';

const places = { '/data/anak/nama': { sheet: 'survey', cell: 'B7' } };
const ran = {
  kind: 'ran',
  loadMs: 100,
  openMs: 20,
  questions: 3,
  unreached: [],
  sets: 3,
  worst: { ms: 2, reference: '/data/anak[1]/nama' },
  failures: [],
  isWhole: true,
} as const;
const found = (run: DryRunReport['run'], megabytes: number | null = 20) =>
  dryRunProblems({ run, megabytes }, places).map(({ severity, code, sheet, cell, element }) => [
    severity,
    code,
    sheet === null ? element : `${sheet}!${cell}`,
  ]);

it('finds nothing in a form that runs as it should', () => {
  expect(found(ran)).toEqual([]);
});

it('tells by cell what the engine refuses, by reference where the form has no cells', () => {
  expect(found({ kind: 'refused', reason: 'no', reference: '/data/anak[2]/nama' })).toEqual([
    ['error', 'engine_refused', 'survey!B7'],
  ]);
  expect(found({ kind: 'refused', reason: 'no', reference: '/lain/nama' })).toEqual([
    ['error', 'engine_refused', '/lain/nama'],
  ]);
  expect(found({ kind: 'refused', reason: 'no', reference: null })).toEqual([['error', 'engine_refused', null]]);
  expect(found({ ...ran, failures: [{ reference: '/data/anak/nama', reason: 'no' }] })).toEqual([
    ['error', 'engine_refused', 'survey!B7'],
  ]);
  expect(found({ kind: 'crashed', reason: 'gone' })).toEqual([['error', 'engine_refused', null]]);
});

it('warns of a form that is slow or large, and refuses one that is far over what a desk bears', () => {
  expect(found({ kind: 'timeOver' })).toEqual([['error', 'too_slow', null]]);
  expect(found({ ...ran, loadMs: 6_000 })).toEqual([['warning', 'too_slow', null]]);
  expect(found({ ...ran, loadMs: 60_000 })).toEqual([['error', 'too_slow', null]]);
  expect(found({ ...ran, worst: { ms: 300, reference: '/data/anak[3]/nama' } })).toEqual([
    ['warning', 'too_slow', 'survey!B7'],
  ]);
  expect(found(ran, 250)).toEqual([['warning', 'too_much_memory', null]]);
  expect(found(ran, 500)).toEqual([['error', 'too_much_memory', null]]);
});
