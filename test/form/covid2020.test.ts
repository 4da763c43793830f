import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { someRegions } from './allKinds.ts';
import { useFormPage } from './useFormPage.ts';
import { packForm } from '../support/packForm.ts';

const { page, openXml, reopen, set, said } = useFormPage();
const pack = `${import.meta.dirname}/../../packs/covid-2020`;
const xml = (await packForm()).xml;

test('every top-level group of the form is a step, in its order and with a label', async () => {
  await openXml(xml);
  const steps = await page().evaluate(() =>
    window.harness.session.steps.map((step) => [step.name, (step.state().label?.plain ?? '') !== '']),
  );
  const groups = [...xml.matchAll(/<group ref="\/data\/(\w+)"(?<rest>[^>]*)>/g)].filter(
    ({ groups: found }) => found?.['rest']?.includes('hidden') !== true,
  );
  expect(groups.length).toBeGreaterThan(10);
  expect(steps).toEqual(groups.map(([, name]) => [name, true]));
});

test("the caller's name is read back in the language of the call, also after the draft was opened again", async () => {
  await openXml(xml);
  const name = 'Sari **Dewi** & Co <b>';
  await set('/data/salam/nama_penelepon', name);
  const recap = (language: string) =>
    page().evaluate((to) => {
      const { session } = window.harness;
      session.setLanguage(to);
      const step = session.steps.find((one) => one.name === 'ringkasan');
      return step?.children.map((child) => child.state().label?.plain ?? '').join('\n') ?? '';
    }, language);
  for (const _ of ['typed', 'reopened']) {
    const [indonesian, english] = [await recap('id'), await recap('en')];
    expect(indonesian).toContain(name);
    expect(english).toContain(name);
    expect(english).not.toBe(indonesian);
    await reopen();
  }
});

test('a region fills all of its parts, and what the form works out stands among the answers', async () => {
  await openXml(xml);
  const score = async (): Promise<number> => Number((await said())['/data/hitungan/skor_kelengkapan']);
  const before = await score();
  await page().evaluate((hit) => window.harness.session.setRegion('/data/usaha/wilayah', hit ?? null), someRegions[0]);
  expect(await said()).toMatchObject({
    '/data/usaha/wilayah/wilayah_kode': '34.04.07.2004',
    '/data/usaha/wilayah/wilayah_provinsi': 'Daerah Istimewa Yogyakarta',
  });
  expect(await score()).toBeGreaterThan(before);
});

test('every question that a disposition requires is described in both languages', async () => {
  await openXml(xml);
  const Dispositions = z.object({ dispositions: z.array(z.object({ requires: z.array(z.string()).optional() })) });
  const { dispositions } = Dispositions.parse(JSON.parse(readFileSync(`${pack}/pack.json`, 'utf8')));
  const required = new Set(dispositions.flatMap(({ requires }) => requires ?? []));
  expect(required.size).toBeGreaterThan(0);
  for (const language of ['id', 'en']) {
    const described = await page().evaluate((to) => window.harness.loaded.describe(to), language);
    /** A region is described as one question; the pack may require one part of it. */
    const isDescribed = (name: string): boolean =>
      described.some((one) => (one.kind === 'region' ? name.startsWith(`${one.name}_`) : name === one.name));
    expect([...required].filter((name) => !isDescribed(name))).toEqual([]);
    expect(described.filter(({ label }) => label === '').map(({ name }) => name)).toEqual([]);
  }
});
