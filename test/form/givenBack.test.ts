import { describe, expect, test } from 'vitest';
import { limits } from '../../shared/model/limits.ts';
import { nonAnswer } from './allKinds.ts';
import { formXml, textItem, type Item } from './formXml.ts';
import { useFormPage } from './useFormPage.ts';

const form = useFormPage();
const { open, openXml, reopen, set, said, shadow } = form;
const step = (...children: readonly Item[]): Item => ({ kind: 'group', name: 'satu', label: 'Satu', children });

/** What stands in the field, what is wrong with it, and what the document holds. */
const field = (name: string) =>
  form.page().evaluate((wanted) => {
    const { session } = window.harness;
    const place = session.locate(wanted);
    if (place?.node.kind !== 'question') throw new Error('no question');
    const { text, problem } = place.node.state();
    return { text, problem: problem?.kind ?? null, stored: session.xml().split(`<${wanted}>`)[1]?.split('<')[0] ?? '' };
  }, name);

const typed = [
  ['int', '1.500', '1500'],
  ['decimal', '1,2340', '1.234'],
  ['decimal', '0,5', '0.5'],
  ['date', '4/3/2020', '2020-03-04'],
  ['time', '9.30', '09:30:00'],
  ['dateTime', '4/3/2020 9.30', '2020-03-04T09:30:00'],
] as const;

describe('an answer that is given back is the one that was taken away', () => {
  test.each(typed)('when a non-answer is withdrawn: %s "%s"', async (type, text, stored) => {
    await open({ kind: 'input', name: 'q', type, label: 'q' }, nonAnswer('q'));
    await set('/data/satu/q', text);
    await set('/data/satu/q_na', 'menolak');
    expect(await field('q')).toEqual({ text: '', problem: null, stored: '' });
    await set('/data/satu/q_na', null);
    const { stored: kept, ...shown } = await field('q');
    expect(shown).toEqual({ text, problem: null });
    expect(kept.startsWith(stored)).toBe(true);
  });

  test('when it was no number, and said so', async () => {
    await open({ kind: 'input', name: 'q', type: 'int', label: 'q' }, nonAnswer('q'));
    await set('/data/satu/q', 'dua belas');
    await set('/data/satu/q_na', 'menolak');
    await set('/data/satu/q_na', null);
    expect(await field('q')).toEqual({ text: 'dua belas', problem: 'type', stored: '' });
  });

  test.each(typed)('when a row is put back: %s "%s"', async (type, text, stored) => {
    await openXml(
      formXml({
        items: [
          step({
            kind: 'repeat',
            name: 'baris',
            label: 'Baris',
            children: [
              { kind: 'input', name: 'q', type, label: 'q' },
              textItem('lain'),
              textItem('alasan', "../lain = 'ya'"),
            ],
          }),
        ],
      }),
    );
    await form.page().evaluate((value) => {
      const { session } = window.harness;
      const repeat = session.steps[0]?.children[0];
      if (repeat?.kind !== 'repeat') throw new Error('no repeat');
      while (repeat.state().rows.length < 2) session.addRepeat(repeat);
      const row = '/data/satu/baris[1]';
      session.set(`${row}/q`, value);
      session.set(`${row}/lain`, 'ya');
      session.set(`${row}/alasan`, 'Banjir');
      session.set(`${row}/lain`, 'tidak');
      session.removeRepeat(repeat, 0)();
    }, text);
    const { stored: kept, ...shown } = await field('q');
    expect(shown).toEqual({ text, problem: null });
    expect(kept.startsWith(stored)).toBe(true);
    expect(await shadow()).toEqual({ '/data/satu/baris[1]/alasan': 'Banjir' });
    await set('/data/satu/baris[1]/lain', 'ya');
    expect(await said()).toMatchObject({ '/data/satu/baris[1]/alasan': 'Banjir' });
  });
});

test('a number is taken as that number, however people would read its text', async () => {
  await open({ kind: 'input', name: 'q', type: 'decimal', label: 'q' });
  await set('/data/satu/q', 1.234);
  expect(await said()).toEqual({ '/data/satu/q': 1.234 });
  expect(await field('q')).toEqual({ text: '1,2340', problem: null, stored: '1.234' });
});

test('a default that the form gave to a question outlives a restart, also when its branch closed before the save', async () => {
  const xml = formXml({
    items: [step(textItem('asal'), textItem('cabang'), textItem('hasil', "/data/satu/cabang != 'tutup'"))],
  }).replace(
    '<input ref="/data/satu/asal">',
    '<input ref="/data/satu/asal"><setvalue event="xforms-value-changed" ref="/data/satu/hasil" value="concat(\'dari \', /data/satu/asal)"/>',
  );
  await openXml(xml);
  await set('/data/satu/asal', 'Bantul');
  await set('/data/satu/cabang', 'tutup');
  expect(await shadow()).toEqual({ '/data/satu/hasil': 'dari Bantul' });
  await reopen();
  await set('/data/satu/cabang', 'buka');
  expect(await said()).toMatchObject({ '/data/satu/hasil': 'dari Bantul' });
});

test('words that arrive for a question just after it was hidden are kept for its return', async () => {
  await open(textItem('jenis'), textItem('alasan', "/data/satu/jenis = 'lain'"));
  await set('/data/satu/alasan', 'Banjir');
  expect(await shadow()).toEqual({ '/data/satu/alasan': 'Banjir' });
  await reopen();
  await set('/data/satu/jenis', 'lain');
  expect(await said()).toMatchObject({ '/data/satu/alasan': 'Banjir' });
});

describe('a case that would be too long', () => {
  const names = (letter: string) => Array.from({ length: 8 }, (_, index) => `${letter}${index}`);
  const long = 'a'.repeat(19_000);
  const length = () => form.page().evaluate(() => window.harness.session.xml().length);

  test('is refused without touching the non-answer of the question', async () => {
    const all = [...names('a'), ...names('b')];
    await open(...all.map((name) => textItem(name)), textItem('akhir'), nonAnswer('akhir'));
    await set('/data/satu/akhir_na', 'menolak');
    for (const name of all) await set(`/data/satu/${name}`, long);
    await form.page().evaluate(() => window.harness.session.takeChanges('2020-03-24T03:00:00.000Z'));
    expect(await set('/data/satu/akhir', long)).toMatchObject({ ok: false, problem: { code: 'too_large' } });
    expect(await said()).toMatchObject({ '/data/satu/akhir_na': 'menolak' });
    expect(await form.page().evaluate(() => window.harness.session.takeChanges('2020-03-24T03:00:00.000Z'))).toEqual(
      [],
    );
  });

  test('is also seen when it is a hidden branch that comes back', async () => {
    await open(
      textItem('jenis'),
      ...names('a').map((name) => textItem(name)),
      ...names('b').map((name) => textItem(name, "/data/satu/jenis = 'lain'")),
    );
    await set('/data/satu/jenis', 'lain');
    for (const name of names('b')) await set(`/data/satu/${name}`, long);
    await set('/data/satu/jenis', null);
    for (const name of names('a')) await set(`/data/satu/${name}`, long);
    expect(await set('/data/satu/jenis', 'lain')).toMatchObject({ ok: false, problem: { code: 'too_large' } });
    expect(await length()).toBeLessThanOrEqual(limits.instanceCharacters);
    expect(await set('/data/satu/a0', null)).toMatchObject({ ok: true });
    for (const name of names('a')) await set(`/data/satu/${name}`, null);
    expect(await set('/data/satu/jenis', 'lain')).toMatchObject({ ok: true });
  });
});

test('a non-answer leaves an answer alone that the form does not let anybody change', async () => {
  const xml = formXml({ items: [step(textItem('kunci'), textItem('nama'), nonAnswer('nama'))] }).replace(
    'nodeset="/data/satu/nama"',
    'nodeset="/data/satu/nama" readonly="/data/satu/kunci = \'ya\'"',
  );
  await openXml(xml);
  await set('/data/satu/nama', 'Sari');
  await set('/data/satu/kunci', 'ya');
  await set('/data/satu/nama_na', 'menolak');
  expect(await said()).toEqual({
    '/data/satu/kunci': 'ya',
    '/data/satu/nama': 'Sari',
    '/data/satu/nama_na': 'menolak',
  });
});
