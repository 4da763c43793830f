import { AxeBuilder } from '@axe-core/playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import { formXml, type Item } from './formXml.ts';
import { useFormPage } from './useFormPage.ts';

const { page, openXml, answers } = useFormPage();

const count = 2_000;
const ask = (index: number): Item => {
  const name = `q${index}`;
  if (index === 45) {
    return { kind: 'input', name, label: `Pertanyaan ${index}`, relevant: "/data/satu/q0 = 'buka'" };
  }
  if (index > 5 && index < 80 && index % 40 !== 0) {
    return { kind: 'input', name, label: `Pertanyaan ${index}`, relevant: "/data/satu/q0 = 'semua'" };
  }
  if (index % 7 === 3) return { kind: 'select1', name, label: `Pertanyaan ${index}`, choices: { a: 'Ya', b: 'Tidak' } };
  return { kind: 'input', name, label: `Pertanyaan ${index}`, ...(index === 1_500 ? { required: 'true()' } : {}) };
};
const long = formXml({
  items: [
    { kind: 'group', name: 'satu', label: 'Satu', children: Array.from({ length: count }, (_, index) => ask(index)) },
    { kind: 'group', name: 'dua', label: 'Dua', children: [{ kind: 'input', name: 'akhir', label: 'Akhir' }] },
  ],
});

const show = async (xml: string): Promise<void> => {
  await openXml(xml);
  await page().evaluate(() => window.harness.show());
  await page().waitForSelector('[data-question]');
};
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page().keyboard.press(key);
};
const drawn = () =>
  page().evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-question]')].map(({ dataset }) => dataset['question'] ?? ''),
  );
const focused = () =>
  page().evaluate(() => document.activeElement?.closest<HTMLElement>('[data-question]')?.dataset['question'] ?? null);
const isInSight = () =>
  page().evaluate(() => {
    const { top = -1, bottom = 0 } = document.activeElement?.getBoundingClientRect() ?? {};
    return top >= 0 && bottom <= window.innerHeight;
  });
const scrollAway = async (): Promise<void> => {
  const before = await drawn();
  await page().mouse.move(300, 400);
  await page().mouse.wheel(0, 40_000);
  await expect.poll(async () => (await drawn()).join()).not.toBe(before.join());
};
const jumpTo = async (words: string): Promise<void> => {
  await press('Control+j');
  await page().keyboard.type(words);
  await press('Enter', 'Control+j');
};
const at = (name: string): string => `/data/satu/${name}`;
const numbers = (references: readonly string[]): readonly number[] =>
  references.map((reference) => Number(/q(\d+)$/.exec(reference)?.[1]));

describe('a step of 2,000 questions', () => {
  beforeEach(() => show(long));

  test('draws what is in sight, in the order of the script, wherever it is scrolled to', async () => {
    expect((await drawn()).length).toBeLessThan(150);
    for (let turn = 0; turn < 3; turn += 1) {
      await scrollAway();
      const seen = numbers(await drawn());
      expect(seen.length).toBeLessThan(150);
      expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    }
  });

  test('is walked through with Enter, back with Shift+Enter, and with Tab, without leaving a question out', async () => {
    await press('Enter', 'Enter', 'Enter', 'Enter', 'Enter');
    expect(await focused()).toBe(at('q5'));
    await press('Enter');
    expect(await focused()).toBe(at('q40'));
    await press('Enter', 'Tab', 'Tab');
    expect(await focused()).toBe(at('q82'));
    for (let turn = 0; turn < 40; turn += 1) await press('Enter');
    expect(await focused()).toBe(at('q122'));
    expect(await isInSight()).toBe(true);
    await press('Shift+Enter', 'Shift+Tab');
    expect(await focused()).toBe(at('q120'));
  });

  test('has the branch that opens under the hand as its next question, also where nothing was drawn yet', async () => {
    await jumpTo('Pertanyaan 0');
    await page().keyboard.type('buka');
    await jumpTo('Pertanyaan 40');
    await press('Enter');
    expect(await focused()).toBe(at('q45'));
    await press('Enter');
    expect(await focused()).toBe(at('q80'));
  });

  test('finds any question by the jump map, scrolls to it, and takes the very next key', async () => {
    await jumpTo('Pertanyaan 1500');
    await page().keyboard.type('di sini');
    expect(await focused()).toBe(at('q1500'));
    expect(await isInSight()).toBe(true);
    expect(
      await page()
        .locator(`[data-question="${at('q1500')}"]`)
        .textContent(),
    ).toContain('wajib');
    await press('Enter', 'Enter');
    expect(await focused()).toBe(at('q1502'));
    expect((await answers())[at('q1500')]).toBe('di sini');
    expect((await drawn()).length).toBeLessThan(150);
  });

  test('keeps the question under the hand while the eye is elsewhere', async () => {
    await page().keyboard.type('Sa');
    await scrollAway();
    await scrollAway();
    await page().keyboard.type('ri');
    await press('Enter');
    expect(await focused()).toBe(at('q1'));
    expect((await answers())[at('q0')]).toBe('Sari');
  });

  test('keeps what was typed in a question that was scrolled away and came back', async () => {
    await page().keyboard.type('Sari');
    await jumpTo('Pertanyaan 1900');
    await expect.poll(drawn).not.toContain(at('q0'));
    await jumpTo('Pertanyaan 0');
    expect(
      await page()
        .locator(`[data-question="${at('q0')}"] input`)
        .inputValue(),
    ).toBe('Sari');
  });

  test('is entered at its end from the step behind it', async () => {
    await press('PageDown');
    expect(await focused()).toBe('/data/dua/akhir');
    await press('Shift+Enter');
    expect(await focused()).toBe(at(`q${count - 1}`));
    expect(await isInSight()).toBe(true);
  });

  test('has nothing for axe to complain of, the jump map beside it', async () => {
    await press('Control+j');
    const { violations } = await new AxeBuilder({ page: page() }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
    expect(await page().getByRole('option').count()).toBeLessThan(200);
    expect(await page().getByRole('option').first().getAttribute('aria-setsize')).toMatch(/^1\d\d\d$/);
  });

  test('draws nothing again for a key but what it changes', async () => {
    await page().keyboard.type('S');
    const before = await page().evaluate(() => window.harness.renders());
    await page().keyboard.type('ari');
    await page().evaluate(() => window.harness.session.settle());
    const after = await page().evaluate(() => window.harness.renders());
    expect(after - before).toBeLessThanOrEqual(2 * 3);
  });
});

test('groups and rows of a long step are drawn in parts too', async () => {
  const field = (name: string): Item => ({ kind: 'input', name, label: name });
  const many = (prefix: string): readonly Item[] =>
    Array.from({ length: 60 }, (_, index) => field(`${prefix}${index}`));
  await show(
    formXml({
      items: [
        {
          kind: 'group',
          name: 'satu',
          label: 'Satu',
          children: [
            { kind: 'group', name: 'a', label: 'A', children: many('a') },
            { kind: 'repeat', name: 'b', label: 'B', children: many('b') },
            { kind: 'group', name: 'c', label: 'C', children: many('c') },
            { kind: 'group', name: 'd', label: 'D', children: many('d') },
          ],
        },
      ],
    }),
  );
  expect((await drawn()).length).toBeLessThan(120);
  const add = page().getByRole('button', { name: 'Tambah: B' });
  await add.press('Enter');
  expect(await focused()).toBe('/data/satu/b[1]/b0');
  await add.press('Enter');
  expect(await focused()).toBe('/data/satu/b[2]/b0');
  for (let turn = 0; turn < 60; turn += 1) await press('Enter');
  expect(await focused()).toBe('/data/satu/c/c0');
  await press('Shift+Enter');
  expect(await focused()).toBe('/data/satu/b[2]/b59');
});
