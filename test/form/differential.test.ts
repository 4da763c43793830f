import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright';
import type { FormNode } from '../../renderer/form/engine/formNode.ts';
import { packForm } from '../support/packForm.ts';
import { formXml, type Item } from './formXml.ts';
import { openFormPages, type FormPages } from './openFormPage.ts';
import { randomForm } from './randomForm.ts';
import { group, rows, select, trickyForms } from './trickyForms.ts';
import './page/harness.ts';

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const rounds = 60;
const randomForms = 150;
const randomAnswers = 20;

let engines: readonly FormPages[];
let stock: Page;
let patched: Page;

beforeAll(async () => {
  const [first, second] = await Promise.all([openFormPages('stock'), openFormPages('patched')]);
  engines = [first, second];
  [stock, patched] = [(await first.open()).page, (await second.open()).page];
});
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

const packs = `${import.meta.dirname}/../../packs`;
const packForms = await Promise.all(
  readdirSync(packs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(async ({ name }) => [name, (await packForm(`${packs}/${name}`)).xml] as const),
);

/** What a form looks like after the same answers: after each one every text, list and problem, and at the end the document itself. */
const drive = (page: Page, xml: string, first: number, answers: number) =>
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
      const words = ['', 'a', 'Sari', '12', '3,5', '24-03-2020', '09:30', 'a b', '08123456789', 'x', '0', '7'];
      await window.harness.open({ xml: form, context: { tanggal: '2020-03-24', waktu_hari: 'pagi' } });
      const { session } = window.harness;
      const addRows = (nodes: readonly FormNode[]): void => {
        for (const node of nodes) {
          if (node.kind === 'group') addRows(node.children);
          if (node.kind === 'repeat') for (let row = 0; row < 2; row += 1) session.addRepeat(node);
        }
      };
      addRows(session.steps);
      const seen: string[] = [];
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
        const shown = session.questions().map(({ node: asked, reference: at, label, stepLabel }) => {
          const now = asked.state();
          const lists = 'choices' in now ? now.choices.map(({ value, label: text }) => [value, text.plain]) : null;
          return [at, stepLabel, label, now.hint?.plain, now.required, lists, 'problem' in now ? now.problem : null];
        });
        seen.push(JSON.stringify(shown));
      }
      // The identity and the clock of an instance are no part of what is compared.
      const document = session.xml().replaceAll(/uuid:[0-9a-f-]+|\d{4}-\d\d-\d\dT[^<]*/g, '-');
      return { seen, document, answers: Object.keys(session.answers()), shadow: session.shadow() };
    },
    [xml, first, answers] as const,
  );

const both = async (xml: string, first: number, answers: number) => {
  const [expected, found] = await Promise.all([drive(stock, xml, first, answers), drive(patched, xml, first, answers)]);
  return { expected, found };
};

test.each([...trickyForms, ...packForms])(
  'the patched engine says what the stock engine says: %s',
  async (name, xml) => {
    const { expected, found } = await both(xml, seed, rounds);
    if (JSON.stringify(found) !== JSON.stringify(expected)) console.error(`SEED=${seed} differs in ${name}`);
    expect(found).toEqual(expected);
    expect(expected.seen.length).toBe(rounds);
  },
);

test(`the patched engine says what the stock engine says: ${randomForms} forms from a grammar of everything that authors write`, async () => {
  let answered = 0;
  for (let one = seed; one < seed + randomForms; one += 1) {
    const { expected, found } = await both(randomForm(one), one, randomAnswers);
    if (JSON.stringify(found) !== JSON.stringify(expected)) console.error(`SEED=${one} differs`);
    expect(found).toEqual(expected);
    answered += expected.seen.length;
  }
  // A grammar that makes forms without questions would prove nothing.
  expect(answered).toBeGreaterThan(0.9 * randomForms * randomAnswers);
});

test.each([
  ['one condition', '[first = /data/satu/provinsi]'],
  ['a condition among others', "[name != 'k0' and first = /data/satu/provinsi]"],
  ['the answer first', '[/data/satu/provinsi = first]'],
  ['a text worked out', "[first = concat('p', substr(/data/satu/provinsi, 1))]"],
  ['from inside of a row', '[first = current()/../provinsi]'],
])('a list of thousands of rows is not compared row by row: %s', async (_, condition) => {
  const many = rows(5_000, (row) => ({
    name: row < 3 ? `p${row}` : `k${row}`,
    label: `Kab ${row}`,
    first: `p${row % 500}`,
  }));
  const isInRow = condition.includes('current()');
  const children: readonly Item[] = [
    { kind: 'select1', name: 'provinsi', label: 'Provinsi', choices: { p0: 'P0', p1: 'P1', p2: 'P2' } },
    select('kabupaten', `instance('kabupaten')/root/item${condition}`),
  ];
  const xml = formXml({
    lists: { kabupaten: many },
    items: [group(...(isInRow ? [{ kind: 'repeat', name: 'cabang', label: 'Cabang', children } as const] : children))],
  });
  const at = isInRow ? '/data/satu/cabang[1]/provinsi' : '/data/satu/provinsi';
  /** Milliseconds of the middle one of some answers, the first of which builds what is built once. */
  const median = (page: Page) =>
    page.evaluate(
      async ([form, reference]) => {
        await window.harness.open({ xml: form });
        const { session } = window.harness;
        for (const node of session.steps.flatMap(({ children }) => children)) {
          if (node.kind === 'repeat') session.addRepeat(node);
        }
        let listed = 0;
        const took = Array.from({ length: 9 }, (_unused, index) => {
          const start = performance.now();
          session.set(reference, `p${index % 3}`);
          for (const { node } of session.questions())
            if (node.kind === 'question') listed += node.state().choices.length;
          return performance.now() - start;
        });
        return { listed, ms: took.toSorted((a, b) => a - b)[4] ?? 0 };
      },
      [xml, at] as const,
    );
  const ours = await median(patched);
  const theirs = await median(stock);
  expect(ours.listed).toBe(theirs.listed);
  expect(ours.listed).toBeGreaterThan(9 * 3);
  expect(ours.ms).toBeLessThan(theirs.ms / 5);
});
