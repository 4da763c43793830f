import { expect, test } from 'vitest';
import { allKindsForm, nonAnswer, region, someRegions } from './allKinds.ts';
import { formXml, textItem } from './formXml.ts';
import { useFormPage } from './useFormPage.ts';

const form = useFormPage();
const { open, openXml, set, answers, said } = form;
test('an answer in a script text is plain characters, and markup of the form is kept to a list', async () => {
  await open(textItem('nama'), {
    kind: 'input',
    name: 'salam',
    appearance: 'say',
    readonly: true,
    label:
      'Halo <output value="/data/satu/nama"/>, **tunggu** &lt;img src=x onerror=alert(1)&gt; [klik](javascript:alert(1)) &lt;u&gt;ya&lt;/u&gt;',
  });
  const name = '**Sari** <b onclick=x>[a](javascript:b)</b> ﷽ 1. #';
  await set('/data/satu/nama', name);
  const rich = await form.page().evaluate(() => window.harness.session.steps[0]?.children[1]?.state().label?.rich);
  expect(rich).toContainEqual({ kind: 'piped', text: name });
  expect(rich).toContainEqual({ kind: 'element', element: 'strong', children: [{ kind: 'text', text: 'tunggu' }] });
  expect(rich).toContainEqual({ kind: 'element', element: 'u', children: [{ kind: 'text', text: 'ya' }] });
  const written = JSON.stringify(rich);
  expect(written).toContain('<img src=x onerror=alert(1)>');
  expect(written).not.toContain('"element":"a"');
});

test('a question and its non-answer exclude each other, and what stood there comes back', async () => {
  await open(textItem('nama'), nonAnswer('nama'), region('wilayah', 'Wilayah'), nonAnswer('wilayah_kabupaten'));
  await set('/data/satu/nama', 'Sari');
  await set('/data/satu/nama_na', 'menolak');
  expect(await said()).toEqual({ '/data/satu/nama_na': 'menolak' });
  await set('/data/satu/nama_na', 'tidak_tahu');
  await set('/data/satu/nama_na', null);
  expect(await said()).toEqual({ '/data/satu/nama': 'Sari' });
  await set('/data/satu/nama_na', 'menolak');
  await set('/data/satu/nama', 'Budi');
  expect(await said()).toEqual({ '/data/satu/nama': 'Budi' });

  await form
    .page()
    .evaluate((hit) => window.harness.session.setRegion('/data/satu/wilayah', hit ?? null), someRegions[0]);
  expect(await said()).toMatchObject({
    '/data/satu/wilayah/wilayah_kode': '34.04.07.2004',
    '/data/satu/wilayah/wilayah_kabupaten': 'Kabupaten Sleman',
    '/data/satu/wilayah/wilayah_zona': 'WIB',
  });
  await set('/data/satu/wilayah_kabupaten_na', 'tidak_tahu');
  expect(await said()).toEqual({ '/data/satu/nama': 'Budi', '/data/satu/wilayah_kabupaten_na': 'tidak_tahu' });
});

test('a row that was removed comes back at its place with everything in it', async () => {
  await openXml(allKindsForm());
  const rows = await form.page().evaluate(() => {
    const { session } = window.harness;
    const repeat = session.steps[1]?.children.find(({ kind }) => kind === 'repeat');
    if (repeat?.kind !== 'repeat') throw new Error('no repeat');
    while (repeat.state().rows.length < 3) session.addRepeat(repeat);
    for (const [row, lender] of ['BRI', 'Mandiri', 'Koperasi'].entries()) {
      session.set(`/data/dua/utang[${row + 1}]/lembaga`, lender);
      session.set(`/data/dua/utang[${row + 1}]/besar`, String(row + 1));
    }
    const lenders = (): unknown[] =>
      Object.entries(session.answers())
        .filter(([reference]) => reference.endsWith('/lembaga'))
        .map(([, value]) => value);
    const before = { lenders: lenders(), sum: session.answers()['/data/dua/jumlah'] };
    const putBack = session.removeRepeat(repeat, 1);
    const without = { lenders: lenders(), sum: session.answers()['/data/dua/jumlah'] };
    putBack();
    return { before, without, after: { lenders: lenders(), sum: session.answers()['/data/dua/jumlah'] } };
  });
  expect(rows.before).toEqual({ lenders: ['BRI', 'Mandiri', 'Koperasi'], sum: '6' });
  expect(rows.without).toEqual({ lenders: ['BRI', 'Koperasi'], sum: '4' });
  expect(rows.after).toEqual(rows.before);
});

test('what the console knows of the call is filled in, and is no change of an answer', async () => {
  await form
    .page()
    .evaluate((xml) => window.harness.open({ xml, context: { nama_agen: 'Ayu', waktu_hari: 'sore' } }), allKindsForm());
  expect(await answers()).toMatchObject({ '/data/konteks/nama_agen': 'Ayu', '/data/konteks/waktu_hari': 'sore' });
  const said = await form.page().evaluate(() => window.harness.session.steps[0]?.children[0]?.state().label?.plain);
  expect(said).toMatch(/^Selamat sore, /);
  expect(await form.page().evaluate(() => window.harness.session.takeChanges('2020-03-24T03:00:00.000Z'))).toEqual([]);
});

test('each question is told once for many keys: shown, answered, changed, cleared', async () => {
  await open(textItem('nama'), textItem('usaha'));
  const at = '2020-03-24T03:00:00.000Z';
  const take = () => form.page().evaluate((now) => window.harness.session.takeChanges(now), at);
  await form.page().evaluate(() => window.harness.session.markShown('/data/satu'));
  for (const typed of ['S', 'Sa', 'Sar', 'Sari']) await set('/data/satu/nama', typed);
  await set('/data/satu/usaha', 'T');
  await set('/data/satu/usaha', null);
  expect(await take()).toEqual([
    { at, reference: '/data/satu', kind: 'shown', value: null },
    { at, reference: '/data/satu/nama', kind: 'answered', value: 'Sari' },
  ]);
  await form.page().evaluate(() => window.harness.session.markShown('/data/satu'));
  await set('/data/satu/nama', 'Sari Dewi');
  expect(await take()).toEqual([{ at, reference: '/data/satu/nama', kind: 'changed', value: 'Sari Dewi' }]);
  await set('/data/satu/nama', null);
  expect(await take()).toEqual([{ at, reference: '/data/satu/nama', kind: 'cleared', value: null }]);
  expect(await take()).toEqual([]);
});

test('another language changes every text and no node', async () => {
  await openXml(allKindsForm());
  const read = () =>
    form.page().evaluate(() => {
      const { session } = window.harness;
      const places = session.questions();
      return {
        language: session.language(),
        ids: places.map(({ node }) => node.id),
        labels: places.map((p) => p.label),
      };
    });
  const indonesian = await read();
  await form.page().evaluate(() => window.harness.session.setLanguage('en'));
  const english = await read();
  expect(english.ids).toEqual(indonesian.ids);
  expect([indonesian.labels[0], english.labels[0]]).toEqual(['Nama penelepon', 'Name of the caller']);
  await form.page().evaluate(() => window.harness.session.setLanguage('de'));
  expect((await read()).language).toBe('id');
});

test('a form describes its questions for readers: path, step, choices, and whose non-answer one is', async () => {
  await openXml(allKindsForm());
  const described = await form.page().evaluate(() => window.harness.loaded.describe('en'));
  const find = (name: string) => described.find((question) => question.name === name);
  expect(find('jenis')).toEqual({
    name: 'jenis',
    path: '/data/satu/jenis',
    step: 'The business',
    label: 'Kind of business',
    kind: 'selectOne',
    choices: { koperasi: 'Cooperative', mikro: 'Micro', kecil: 'Small' },
    nonAnswerOf: null,
  });
  expect(find('nama_na')).toMatchObject({ nonAnswerOf: '/data/satu/nama', choices: { menolak: 'Declines' } });
  expect(find('lembaga')).toMatchObject({ path: '/data/dua/utang/lembaga', step: 'Story and loans' });
  expect(find('wilayah')).toMatchObject({ kind: 'region' });
  expect(described.map(({ name }) => name)).not.toContain('konteks');
});

test('a question is found by its name, by its reference, by its non-answer and by a part of a region', async () => {
  await openXml(allKindsForm());
  const found = await form
    .page()
    .evaluate(() =>
      ['nama', '/data/satu/nama', 'nama_na', 'wilayah_kabupaten', 'lainnya', 'tidak_ada'].map(
        (name) => window.harness.session.locate(name)?.reference ?? null,
      ),
    );
  expect(found).toEqual([
    '/data/satu/nama',
    '/data/satu/nama',
    '/data/satu/nama',
    '/data/satu/wilayah',
    null, // hidden at present
    null,
  ]);
});

test('a form describes itself in every language as it is when nothing was answered', async () => {
  await openXml(
    formXml({
      items: [
        {
          kind: 'group',
          name: 'satu',
          label: 'Satu',
          children: [
            {
              kind: 'select',
              name: 'kendala',
              label: { id: 'Kendala', en: 'Trouble' },
              choices: { bahan: 'Bahan', jual: 'Jual' },
            },
            {
              kind: 'input',
              name: 'cerita',
              label: {
                id: 'Tentang <output value="/data/satu/kendala"/>',
                en: 'About <output value="/data/satu/kendala"/>',
              },
            },
          ],
        },
      ],
    }),
  );
  const labels = await form
    .page()
    .evaluate(() => ['id', 'en'].map((language) => window.harness.loaded.describe(language).map(({ label }) => label)));
  expect(labels).toEqual([
    ['Kendala', 'Tentang'],
    ['Trouble', 'About'],
  ]);
});
