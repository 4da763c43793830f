import { describe, expect, test } from 'vitest';
import { useFormPage } from '../form/useFormPage.ts';
import { xformOf, type Sheets } from './compile.ts';

describe('What the compiler writes runs in the engine', () => {
  const form = useFormPage();
  const open = (sheets: Sheets) => form.openXml(xformOf(sheets));
  const labels = () =>
    form.page().evaluate(() => window.harness.session.questions().map(({ node }) => node.state().label?.plain ?? ''));

  test('the code of a choice may have blanks in it, where one is chosen', async () => {
    await open({
      survey: [
        ['type', 'name', 'label', 'calculation'],
        ['select_one kota', 'kota', 'Kota', null],
        ['calculate', 'kata', null, "jr:choice-name(${kota}, '${kota}')"],
      ],
      choices: [
        ['list_name', 'name', 'label'],
        ['kota', 'Jakarta Selatan', 'Kota Jakarta Selatan'],
        ['kota', 'Bogor', 'Kota Bogor'],
      ],
    });
    await form.set('/data/kota', 'Jakarta Selatan');
    expect(await form.said()).toEqual({ '/data/kota': 'Jakarta Selatan', '/data/kata': 'Kota Jakarta Selatan' });
  });

  test('a trigger works out its question once, when its answer changes, in its own row', async () => {
    await open({
      survey: [
        ['type', 'name', 'label', 'calculation', 'trigger', 'repeat_count'],
        ['begin repeat', 'anak', 'Anak', null, null, '2'],
        ['text', 'nama', 'Nama', null, null, null],
        ['text', 'salinan', 'Salinan', "concat(${nama}, '!')", '${nama}', null],
        ['end repeat', null, null, null, null, null],
      ],
    });
    await form.set('/data/anak[2]/nama', 'Budi');
    await form.set('/data/anak[2]/salinan', 'lain');
    const said = await form.said();
    expect(said).toMatchObject({ '/data/anak[2]/nama': 'Budi', '/data/anak[2]/salinan': 'lain' });
    expect(said).not.toHaveProperty(['/data/anak[1]/salinan']);
  });

  test('guidance does not run on behind the hint', async () => {
    await open({
      survey: [
        ['type', 'name', 'label', 'hint::id', 'guidance_hint::id'],
        ['text', 'nik', 'NIK', '16 angka', 'Jangan dibacakan'],
      ],
    });
    const hints = await form
      .page()
      .evaluate(() => window.harness.session.questions().map(({ node }) => node.state().hint?.plain));
    expect(hints).toEqual(['16 angka']);
  });

  test('a label looks up the words of a choice, also of a translated list', async () => {
    await open({
      survey: [
        ['type', 'name', 'label'],
        ['select_one kota', 'kota', 'Kota'],
        ['text', 'jalan', "Jalan di instance('kota')/root/item[name = ${kota}]/label ?"],
      ],
      choices: [
        ['list_name', 'name', 'label::Bahasa Indonesia (id)'],
        ['kota', 'bgr', 'Bogor'],
      ],
    });
    await form.set('/data/kota', 'bgr');
    expect(await labels()).toEqual(['Kota', 'Jalan di Bogor ?']);
  });

  test('the row of labels of a table-list is not asked', async () => {
    await open({
      survey: [
        ['type', 'name', 'label', 'appearance'],
        ['begin group', 'g', 'Seberapa berat?', 'table-list'],
        ['select_one berat', 'a', 'Penjualan', null],
        ['select_one berat', 'b', 'Bahan baku', null],
        ['end group', null, null, null],
      ],
      choices: [
        ['list_name', 'name', 'label'],
        ['berat', '1', 'Ringan'],
        ['berat', '2', 'Berat'],
      ],
    });
    expect(await labels()).toEqual(['Penjualan', 'Bahan baku']);
  });
});
