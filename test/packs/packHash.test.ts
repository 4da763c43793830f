import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkForm } from '../../core/forms/checkForm.ts';
import { loadPack, type LoadedPack } from '../../core/packs.ts';
import { aPackFolder } from '../support/builders.ts';
import { columnOf, rowWith } from '../support/editWorkbook.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { covid2020, packFolder } from './packFolder.ts';

async function load(folder: string): Promise<LoadedPack> {
  const loaded = await loadPack(folder, checkForm);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem));
  return loaded.value;
}
const hashOf = async (folder: string): Promise<string> => (await load(folder)).hash;

describe('the hash', () => {
  it('changes with any file of the pack', async () => {
    const hashes = new Set([await hashOf(covid2020)]);
    for (const file of ['knowledge/bpum.id.md', 'pack.json']) {
      const pack = packFolder();
      pack.rewrite(file, (text) => `${text}\n`);
      hashes.add(await hashOf(pack.folder));
    }
    const pack = packFolder();
    await pack.edit((sheet) => {
      const survey = sheet('survey');
      const row = survey.rows[rowWith(survey, 'name', 'alamat')] ?? [];
      row[columnOf(survey, 'label::English (en)')] = 'Where the business is';
    });
    hashes.add(await hashOf(pack.folder));
    expect(hashes.size).toBe(4);
  });

  it('of a workbook is of its bytes: the same form saved by another program is another pack with the same form', async () => {
    const pack = packFolder();
    await pack.edit(() => undefined);
    const [ours, theirs] = [await load(covid2020), await load(pack.folder)];
    expect(theirs.hash).not.toBe(ours.hash);
    expect(theirs.form.hash).toBe(ours.form.hash);
  });

  it('is the same after a checkout with other line ends', async () => {
    const pack = packFolder();
    for (const file of ['knowledge/bpum.id.md', 'pack.json'])
      pack.rewrite(file, (text) => text.replaceAll('\n', '\r\n'));
    expect(await hashOf(pack.folder)).toBe(await hashOf(covid2020));
  });

  it('of an XForm is the same after such a checkout too, and so is the form', async () => {
    const [unix, other] = [aPackFolder(tempFolder()), aPackFolder(tempFolder())];
    const file = join(other, 'forms/intake.xml');
    const xml = (await load(unix)).form.xml;
    writeFileSync(file, xml.replaceAll('\n', '\r\n'));
    expect((await load(other)).hash).toBe((await load(unix)).hash);
    expect((await load(other)).form.hash).toBe((await load(unix)).form.hash);
  });

  it('covers the media: one that changed under its name makes another pack, and another form when it is data', async () => {
    const pack = packFolder();
    const csv = join(pack.folder, 'forms/intake-media/pasar.csv');
    mkdirSync(join(pack.folder, 'forms/intake-media'));
    writeFileSync(csv, 'name,label\nbringharjo,Pasar Beringharjo\n');
    await pack.edit((sheet) => {
      const survey = sheet('survey');
      const at = rowWith(survey, 'name', 'alamat');
      const row = [...(survey.rows[at] ?? [])];
      row[columnOf(survey, 'type')] = 'select_one_from_file pasar.csv';
      row[columnOf(survey, 'name')] = 'pasar';
      row[columnOf(survey, 'appearance')] = '';
      survey.rows.splice(at, 0, row);
    });
    const before = await load(pack.folder);
    expect(before.form.attachments.map(({ name }) => name)).toEqual(['pasar.csv']);
    writeFileSync(csv, 'name,label\nbringharjo,Pasar Bringharjo\n');
    const after = await load(pack.folder);
    expect(after.hash).not.toBe(before.hash);
    expect(after.form.hash).not.toBe(before.form.hash);
    expect(after.form.xml).toBe(before.form.xml);
  });

  it('does not see what nobody would call media', async () => {
    const pack = packFolder();
    writeFileSync(join(pack.folder, 'forms/~$intake.xlsx'), 'open in Excel');
    writeFileSync(join(pack.folder, 'forms/.DS_Store'), 'x');
    expect(await hashOf(pack.folder)).toBe(await hashOf(covid2020));
  });
});
