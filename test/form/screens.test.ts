import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { formXml } from './formXml.ts';
import { useFormOnScreen } from './useFormOnScreen.ts';
import { packForm } from '../support/packForm.ts';

const { page, press, type, jumpTo, openXml } = useFormOnScreen();

const violations = async (rules: readonly string[] = []): Promise<readonly string[]> => {
  const axe = new AxeBuilder({ page: page() });
  const { violations: found } = await (rules.length === 0 ? axe : axe.withRules([...rules])).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
};
const theme = (name: 'light' | 'dark') =>
  page().evaluate((to) => {
    document.documentElement.dataset['theme'] = to;
  }, name);

describe.each(['light', 'dark'] as const)('nothing for axe to complain of in the %s theme', (name) => {
  test('with every kind of question answered, declined, wrong and warned of', async () => {
    await theme(name);
    await type('S');
    await press('Tab', 'Tab', 'Tab', 'Tab', 'Enter');
    await jumpTo('jenis pelaku');
    await press('3', 'Enter', 'Enter', '1', 'Enter');
    await type('abc');
    await jumpTo('nomor kontak');
    await type('1500-587');
    await press('Enter');
    await type('3404015203800001');
    await press('Enter');
    await type('catur');
    await page().waitForSelector('main [role=option]');
    expect(await violations()).toEqual([]);
    await press('Enter', 'Control+j');
    expect(await violations()).toEqual([]);
  });

  test('with rows, one of them just removed', async () => {
    await theme(name);
    await press('PageDown', 'Tab', 'Enter');
    await type('BRI');
    await page().getByRole('button', { name: 'Tambah: Pinjaman' }).press('Enter');
    await page().getByRole('button', { name: 'Hapus Pinjaman 2' }).press('Enter');
    expect(await violations()).toEqual([]);
  });
});

test('nothing for axe to complain of on any step of covid-2020, nor for the eye in its dark theme', async () => {
  await openXml((await packForm()).xml);
  await page().evaluate(() => window.harness.show());
  await page().waitForSelector('[data-question]');
  const steps = await page().evaluate(
    () => window.harness.session.steps.filter((step) => step.state().hasContent).length,
  );
  expect(steps).toBeGreaterThan(5);
  for (let step = 0; step < steps; step += 1) {
    await theme('light');
    expect(await violations()).toEqual([]);
    await theme('dark');
    expect(await violations(['color-contrast'])).toEqual([]);
    await press('PageDown');
  }
});

test('nothing moves sideways at 200 % on the smallest screen', async () => {
  await page().setViewportSize({ width: 640, height: 360 });
  const wide = await page().evaluate(() => {
    const script = document.querySelector('main');
    return script === null ? null : script.scrollWidth - script.clientWidth;
  });
  await page().setViewportSize({ width: 1280, height: 900 });
  expect(wide).toBe(0);
});

test('a read-only question shows what it holds, as it changes', async () => {
  const children = [
    { kind: 'input', name: 'harga', type: 'int', label: 'Harga' },
    { kind: 'input', name: 'total', type: 'int', label: 'Total', readonly: true, calculate: '/data/satu/harga * 2' },
  ] as const;
  await openXml(formXml({ items: [{ kind: 'group', name: 'satu', label: 'Satu', children }] }));
  await page().evaluate(() => window.harness.show());
  await page().waitForSelector('[data-question="/data/satu/harga"]');
  await type('21');
  expect(await page().getByRole('note').innerText()).toMatch(/Total\s+42$/);
  await type('0');
  expect(await page().getByRole('note').innerText()).toMatch(/Total\s+420$/);
});

test('the words of a question keep their lines beside many long reasons for no answer', async () => {
  const reasons = [
    'Belum ada program yang sesuai',
    'Di luar kewenangan',
    'Syarat tidak terpenuhi',
    'Penelepon tidak mau dirujuk',
  ];
  const choices = Object.fromEntries(reasons.map((reason, at) => [`alasan${at}`, reason]));
  const children = [
    { kind: 'input', name: 'rujukan', label: 'Dirujuk ke' },
    { kind: 'select1', name: 'rujukan_na', label: 'Tidak dijawab karena', appearance: 'non-answer', choices },
  ] as const;
  await openXml(formXml({ items: [{ kind: 'group', name: 'satu', label: 'Satu', children }] }));
  await page().evaluate(() => window.harness.show());
  await page().setViewportSize({ width: 640, height: 720 });
  const label = page().locator('[data-question="/data/satu/rujukan"] label').first();
  await label.waitFor();
  const lines = await label.evaluate(
    (words) => words.clientHeight / Number.parseFloat(getComputedStyle(words).lineHeight),
  );
  await page().setViewportSize({ width: 1280, height: 900 });
  expect(lines).toBe(1);
});
