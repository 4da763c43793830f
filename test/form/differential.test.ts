import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { allKindsForm } from './allKinds.ts';
import { formXml, type Item } from './formXml.ts';
import { openFormPages, type FormPages } from './openFormPage.ts';
import './page/harness.ts';

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const rounds = 60;

let engines: readonly FormPages[];
let stock: Page;
let patched: Page;

beforeAll(async () => {
  const [first, second] = await Promise.all([openFormPages('stock'), openFormPages('patched')]);
  engines = [first, second];
  [stock, patched] = [(await first.open()).page, (await second.open()).page];
});
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

const group = (...children: readonly Item[]): Item => ({ kind: 'group', name: 'satu', label: 'Satu', children });
const select = (name: string, choices: string): Item => ({ kind: 'select1', name, label: name, choices });
const rows = (count: number, make: (row: number) => Readonly<Record<string, string>>) =>
  Array.from({ length: count }, (_, row) => make(row));

const provinces = rows(5, (row) => ({ name: `p${row}`, label: `Provinsi ${row}` }));
const regencies = rows(30, (row) => ({ name: `k${row}`, label: `Kabupaten ${row}`, first: `p${row % 5}` }));

const forms: readonly (readonly [string, string])[] = [
  ['every kind of question', allKindsForm()],
  [
    'a list that depends on an answer before it',
    formXml({
      lists: { provinsi: provinces, kabupaten: regencies },
      items: [
        group(
          select('provinsi', "instance('provinsi')/root/item"),
          select('kabupaten', "instance('kabupaten')/root/item[first = /data/satu/provinsi]"),
          {
            kind: 'input',
            name: 'nama',
            calculate: "instance('kabupaten')/root/item[name = /data/satu/kabupaten]/label",
          },
          {
            kind: 'input',
            name: 'baca',
            appearance: 'say',
            readonly: true,
            label: '<output value="/data/satu/nama"/>',
          },
        ),
      ],
    }),
  ],
  [
    'rows without, with an empty, and with two of the compared children',
    formXml({
      lists: {
        daftar: [
          { name: 'a', label: 'A' },
          { name: 'b', label: 'B', first: '' },
          { name: 'c', label: 'C', first: 'x' },
        ],
        tanpa: [{ name: 'd', label: 'D' }],
      },
      items: [
        group(
          { kind: 'select1', name: 'kunci', label: 'Kunci', choices: { x: 'X', y: 'Y' } },
          select('kosong', "instance('daftar')/root/item[first='']"),
          select('sama', "instance('daftar')/root/item[first = /data/satu/kunci]"),
          select('tanpa', "instance('tanpa')/root/item[first='']"),
          select('angka', "instance('daftar')/root/item[name = 1]"),
          select('banyak', "instance('daftar')/root/item[first = /data/satu/kunci or name = 'a']"),
          select('urut', "instance('daftar')/root/item[first = /data/satu/kunci][1]"),
        ),
      ],
    }).replace('<first>x</first>', '<first>x</first><first>y</first>'),
  ],
  [
    'several conditions on one list',
    formXml({
      lists: {
        kabupaten: [
          ...rows(30, (row) => ({
            name: `k${row}`,
            label: `Kabupaten ${row}`,
            first: `p${row % 5}`,
            pulau: row % 2 ? 'jawa' : 'bali',
          })),
          { name: 'tanpa', label: 'Tanpa' },
          { name: 'kosong', label: 'Kosong', first: '', pulau: '' },
        ],
      },
      items: [
        group(
          { kind: 'select1', name: 'provinsi', label: 'Provinsi', choices: { p0: 'P0', p1: 'P1', p2: 'P2' } },
          { kind: 'select1', name: 'pulau', label: 'Pulau', choices: { jawa: 'Jawa', bali: 'Bali' } },
          select('dua', "instance('kabupaten')/root/item[first = /data/satu/provinsi and pulau = /data/satu/pulau]"),
          select('tiga', "instance('kabupaten')/root/item[pulau != '' and first = 'p1' and pulau = /data/satu/pulau]"),
          select('atau', "instance('kabupaten')/root/item[first = 'p1' and (pulau = 'jawa' or name = 'k6')]"),
          select('kosong', "instance('kabupaten')/root/item[first = '' and pulau = '']"),
          select('hitung', "instance('kabupaten')/root/item[first = /data/satu/provinsi and position() > 9]"),
          select('angka', "instance('kabupaten')/root/item[first = /data/satu/provinsi and string-length(name) = 2]"),
        ),
      ],
    }),
  ],
  [
    'lists and sums inside of rows',
    formXml({
      lists: { kabupaten: regencies },
      items: [
        group({
          kind: 'repeat',
          name: 'cabang',
          label: 'Cabang',
          children: [
            { kind: 'select1', name: 'provinsi', label: 'Provinsi', choices: { p0: 'P0', p1: 'P1' } },
            select('kabupaten', "instance('kabupaten')/root/item[first = current()/../provinsi]"),
            select('lain', "instance('kabupaten')/root/item[first = /data/satu/cabang/provinsi and name != 'k0']"),
            { kind: 'input', name: 'nama', label: 'Nama', relevant: "../kabupaten != ''" },
          ],
        }),
      ],
    }),
  ],
  [
    'numbers and dates compared as text',
    formXml({
      lists: {
        angka: rows(12, (row) => ({ name: `n${row}`, label: `${row}`, first: row % 2 ? `${row}` : `0${row}` })),
      },
      items: [
        group(
          { kind: 'input', name: 'jumlah', type: 'int', label: 'Jumlah' },
          select('pilih', "instance('angka')/root/item[first = /data/satu/jumlah]"),
          select('lewat', "instance('angka')/root/item[first = string(/data/satu/jumlah)]"),
        ),
      ],
    }),
  ],
];

const covid = `${import.meta.dirname}/../../packs/covid-2020/forms/intake.xml`;
const all = existsSync(covid) ? [...forms, ['covid-2020', readFileSync(covid, 'utf8')] as const] : forms;

/** What a form looks like after the same answers: every text, list, problem and the document itself. */
const drive = (page: Page, xml: string, first: number) =>
  page.evaluate(
    async ([form, start, steps]) => {
      let state = start;
      // mulberry32
      const random = (below: number): number => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
      };
      const words = ['', 'Sari', '12', '3,5', '24-03-2020', '09:30', 'a b', '08123456789', 'x', '0', '7'];
      await window.harness.open({ xml: form, context: { tanggal: '2020-03-24', waktu_hari: 'pagi' } });
      const { session } = window.harness;
      for (const repeat of session.steps.flatMap(({ children }) => children)) {
        if (repeat.kind === 'repeat') for (let row = 0; row < 2; row += 1) session.addRepeat(repeat);
      }
      const seen: unknown[] = [];
      for (let step = 0; step < steps; step += 1) {
        const places = session.questions();
        const place = places[random(places.length)];
        if (place === undefined) break;
        const { node, reference } = place;
        if (node.kind === 'question' && !node.state().readonly && node.question !== 'unsupported') {
          const { choices } = node.state();
          const choice = choices[random(Math.max(1, choices.length))]?.value ?? null;
          if (node.question === 'selectOne') session.set(reference, choice);
          else if (node.question === 'selectMany') {
            session.set(
              reference,
              choices.filter(() => random(2) === 0).map(({ value }) => value),
            );
          } else session.set(reference, words[random(words.length)] ?? null);
        }
        if (random(20) === 0) session.setLanguage(random(2) === 0 ? 'id' : 'en');
        seen.push(
          session.questions().map(({ node: asked, label }) => {
            const now = asked.state();
            const lists = 'choices' in now ? now.choices.map(({ value, label: text }) => [value, text.plain]) : null;
            return [label, now.hint?.plain, lists, 'problem' in now ? now.problem : null];
          }),
        );
      }
      // The identity and the clock of an instance are no part of what is compared.
      const document = session.xml().replaceAll(/uuid:[0-9a-f-]+|\d{4}-\d\d-\d\dT[^<]*/g, '-');
      return { seen, document, answers: Object.keys(session.answers()), shadow: session.shadow() };
    },
    [xml, first, rounds] as const,
  );

test.each(all)('the patched engine says what the stock engine says: %s', async (name, xml) => {
  for (const round of [0, 1]) {
    const expected = await drive(stock, xml, seed + round);
    const found = await drive(patched, xml, seed + round);
    const isSame = JSON.stringify(found) === JSON.stringify(expected);
    if (!isSame) console.error(`SEED=${seed} differs in ${name}`);
    expect(found).toEqual(expected);
    expect(expected.seen.length).toBe(rounds);
  }
});

test.each([
  ['one condition', '[first = /data/satu/provinsi]'],
  ['a condition among others', "[name != 'k0' and first = /data/satu/provinsi]"],
])('a list of thousands of rows is not compared row by row: %s', async (_, condition) => {
  const many = rows(5_000, (row) => ({ name: `k${row}`, label: `Kabupaten ${row}`, first: `p${row % 500}` }));
  const xml = formXml({
    lists: { kabupaten: many },
    items: [
      group(
        { kind: 'select1', name: 'provinsi', label: 'Provinsi', choices: { p0: 'P0', p1: 'P1', p2: 'P2' } },
        select('kabupaten', `instance('kabupaten')/root/item${condition}`),
      ),
    ],
  });
  /** Milliseconds of the middle one of some answers, the first of which builds what is built once. */
  const median = (page: Page) =>
    page.evaluate(async (form) => {
      await window.harness.open({ xml: form });
      const { session } = window.harness;
      const took = Array.from({ length: 15 }, (_unused, index) => {
        const start = performance.now();
        session.set('/data/satu/provinsi', `p${index % 3}`);
        session.questions().map(({ node }) => node.state());
        return performance.now() - start;
      });
      return took.toSorted((a, b) => a - b)[7] ?? 0;
    }, xml);
  expect(await median(patched)).toBeLessThan((await median(stock)) / 5);
});
