import { expect, test } from 'vitest';
import { openCoreOnShift } from '../support/openCore.ts';
import { takeCase } from '../support/takeCase.ts';
import { openStores } from './openStores.ts';

test('Enter right after a search opens what was searched for, not what the list showed before', async () => {
  const core = await openCoreOnShift();
  const first = await takeCase(core);
  const last = await takeCase(core);
  const { desk } = await openStores(core);
  await desk.cases.actions.load();
  expect(desk.cases.getState().rows.map(({ reference }) => reference)).toEqual([last.reference, first.reference]);

  desk.cases.actions.setFilter({ search: first.reference });
  expect((await desk.cases.actions.rowAtCursor())?.reference).toBe(first.reference);
});

test('Enter after a search that finds nothing opens nothing', async () => {
  const core = await openCoreOnShift();
  await takeCase(core);
  const { desk } = await openStores(core);
  await desk.cases.actions.load();
  desk.cases.actions.setFilter({ search: 'tidak ada yang begini' });
  expect(await desk.cases.actions.rowAtCursor()).toBeNull();
});
