import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkForm } from '../../core/forms/checkForm.ts';
import { openCore, type OpenedCore } from '../support/openCore.ts';
import { columnOf, rowWith } from '../support/editWorkbook.ts';
import { koperasi2026, packFolder } from './packFolder.ts';

/** A desk on a copy of the pack, and how often it had a form checked. */
async function countingDesk() {
  const pack = packFolder(koperasi2026);
  let checks = 0;
  const desk = await openCore({
    start: { packFolder: pack.folder },
    checkForm: (file) => {
      checks += 1;
      return checkForm(file);
    },
  });
  return { pack, desk, checks: () => checks };
}

const packOf = async (desk: OpenedCore) => {
  await desk.signIn('sari');
  return desk.call('pack.current', {});
};

it('the form of a pack that lies there as before is compiled at the first start only', async () => {
  const { desk, checks } = await countingDesk();
  const first = await packOf(desk);
  const again = await desk.restart();
  expect(await packOf(again)).toEqual(first);
  expect(checks()).toBe(1);
});

it('another workbook, or another program, compiles it anew', async () => {
  const { pack, desk, checks } = await countingDesk();
  const first = await packOf(desk);
  await pack.edit((sheet) => {
    const survey = sheet('survey');
    const row = survey.rows[rowWith(survey, 'name', 'cerita')] ?? [];
    row[columnOf(survey, 'label::English (en)')] = 'As told';
  });
  const changed = await desk.restart();
  expect((await packOf(changed)).formHash).not.toBe(first.formHash);
  expect(checks()).toBe(2);
  await changed.restart({ version: '9.9.9' });
  expect(checks()).toBe(3);
});

it('a workbook that was spoilt is told by its cell at every start, and the last good form runs on', async () => {
  const { pack, desk, checks } = await countingDesk();
  const first = await packOf(desk);
  await pack.edit((sheet) => {
    const survey = sheet('survey');
    const row = survey.rows[rowWith(survey, 'name', 'cerita')] ?? [];
    row[columnOf(survey, 'type')] = 'teks';
  });
  const spoilt = await desk.restart();
  const { notices } = await spoilt.call('desk.state', {});
  expect(notices).toMatchObject([
    { kind: 'packRefused', details: { file: 'forms/intake.xlsx', place: expect.stringMatching(/^survey!A\d+$/) } },
  ]);
  expect((await packOf(spoilt)).hash).toBe(first.hash);
  await spoilt.restart();
  expect(checks()).toBe(3);
});

it('a first start on a spoilt workbook is refused with the place', async () => {
  const pack = packFolder(koperasi2026);
  writeFileSync(join(pack.folder, 'forms/intake.xlsx'), 'no workbook');
  await expect(openCore({ start: { packFolder: pack.folder } })).rejects.toThrow(/forms\/intake\.xlsx.*packRefused/);
});
