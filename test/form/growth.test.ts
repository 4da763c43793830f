import { expect, test } from 'vitest';
import { formXml, textItem, type Item } from './formXml.ts';
import { useFormPage } from './useFormPage.ts';
import { packForm } from '../support/packForm.ts';

const { page, openXml } = useFormPage();

const sentence = (name: string): Item => ({
  kind: 'input',
  name,
  appearance: 'say',
  readonly: true,
  label: 'Baik, <output value="/data/satu/nama"/>, kami catat.',
});

/** Bytes in use, after everything that nobody holds was collected. */
const heap = async (): Promise<number> => {
  const devtools = await page().context().newCDPSession(page());
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return usedSize;
};

const edit = (reference: string, times: number) =>
  page().evaluate(
    ([at, count]) => {
      const { session } = window.harness;
      const one = (index: number): number => {
        const start = performance.now();
        session.set(at, `Sari ${index}`);
        return performance.now() - start;
      };
      const took = Array.from({ length: count }, (_, index) => one(index)).toSorted((a, b) => a - b);
      return took[Math.floor(took.length / 2)] ?? 0;
    },
    [reference, times] as const,
  );

const covid = (await packForm()).xml;
const small = formXml({
  items: [
    { kind: 'group', name: 'satu', label: 'Satu', children: [textItem('nama'), ...['a', 'b', 'c', 'd'].map(sentence)] },
  ],
});

test('thirty calls leave no more memory behind than five', async () => {
  await openXml(covid);
  const open = (times: number) =>
    page().evaluate(async (count) => {
      const { snapshot } = window.harness.session;
      for (let call = 0; call < count; call += 1) await window.harness.restore(snapshot());
    }, times);
  await open(5);
  const before = await heap();
  await open(25);
  // The stock engine keeps 5 MB a call.
  expect((await heap()) / before).toBeLessThan(1.1);
});

test.each([
  ['a name in four sentences', small, '/data/satu/nama'],
  ['the name in covid-2020', covid, '/data/salam/nama_penelepon'],
])('1,600 edits of %s leave no memory behind and get no slower', async (_, xml, reference) => {
  await openXml(xml);
  const first = await edit(reference, 200);
  const before = await heap();
  for (let part = 0; part < 7; part += 1) await edit(reference, 200);
  const last = await edit(reference, 200);
  const after = await heap();
  // The stock engine goes from 20 to 848 MB and from 6 to 70 ms here.
  expect(after / before).toBeLessThan(1.1);
  expect(last / Math.max(first, 0.05)).toBeLessThan(3);
});
