import type { Page } from 'playwright';
import { z } from 'zod';
import { goTo, newCall, sari, signIn, startShift } from '../test/support/deskHands.ts';
import { aTestDesk, type OpenedApp } from '../test/support/openApp.ts';
import { quantile, ratioRow, type BenchResult, type BenchRow } from './benchRow.ts';
import { liveHeap, typeAndMeasure, watchKeys, type KeyTimes } from './keyToPaint.ts';

const blocks = 6;
const words = 'usaha kami berhenti sejak maret';
const edits = 1_600;

/** A window of the same program with nothing but a text box. */
async function plainTextBox({ electron }: OpenedApp): Promise<Page> {
  const opened = electron.waitForEvent('window');
  await electron.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ width: 1280, height: 720, show: true });
    await window.loadURL('data:text/html,<!doctype html><title>baseline</title><textarea autofocus></textarea>');
  });
  const page = await opened;
  await page.locator('textarea').focus();
  return page;
}

const joined = (all: readonly KeyTimes[]) => all.flatMap(({ paints }) => paints);
const meanCpu = (all: readonly KeyTimes[]) => all.reduce((sum, { cpuPerKey }) => sum + cpuPerKey, 0) / all.length;

/** Real keys into a piped question of covid-2020 against a plain text box, turn by turn in the same run. */
export async function typing(): Promise<BenchResult> {
  const desk = await aTestDesk();
  try {
    const app = await desk.open();
    const { page } = app;
    await signIn(page, sari);
    await startShift(page);
    await newCall(page, { number: '081230004471' });
    await goTo(page, 'Nama penelepon');
    const box = await plainTextBox(app);
    const ours = await watchKeys(page);
    const plain = await watchKeys(box);
    const measured: { console: KeyTimes[]; plain: KeyTimes[] } = { console: [], plain: [] };
    await typeAndMeasure(page, ours, words);
    await typeAndMeasure(box, plain, words);
    for (let block = 0; block < blocks; block += 1) {
      measured.plain.push(await typeAndMeasure(box, plain, words));
      measured.console.push(await typeAndMeasure(page, ours, words));
    }
    const rows: BenchRow[] = [
      ...[0.5, 0.99].map((share) =>
        ratioRow(
          `key to paint, p${share * 100}`,
          'ms',
          quantile(joined(measured.console), share),
          quantile(joined(measured.plain), share),
          1.5,
        ),
      ),
      ratioRow('main-thread work per key', 'ms', meanCpu(measured.console), meanCpu(measured.plain), 2),
      ...(await growth(page, ours)),
      await nextStep(page),
    ];
    return { name: 'typing', rows };
  } finally {
    await desk.remove();
  }
}

async function growth(page: Page, devtools: Awaited<ReturnType<typeof watchKeys>>): Promise<BenchRow[]> {
  const heapBefore = await liveHeap(devtools);
  const slices: KeyTimes[] = [];
  for (let typed = 0; typed < edits; typed += words.length) {
    await page.keyboard.press('Control+A');
    slices.push(await typeAndMeasure(page, devtools, words));
  }
  const heapMb = ((await liveHeap(devtools)) - heapBefore) / 1024 / 1024;
  const third = Math.ceil(slices.length / 3);
  return [
    ratioRow(
      `key to paint after ${edits} edits, p50`,
      'ms',
      quantile(joined(slices.slice(-third)), 0.5),
      quantile(joined(slices.slice(0, third)), 0.5),
      1.1,
    ),
    {
      metric: `heap after ${edits} edits`,
      value: heapMb,
      unit: 'MB',
      baseline: null,
      ratio: null,
      goal: '<= 5 MB',
      ok: heapMb <= 5,
    },
  ];
}

/** From PageDown to the frame that shows the next step's title. */
async function nextStep(page: Page): Promise<BenchRow> {
  const times: number[] = [];
  for (let turn = 0; turn < 8; turn += 1) {
    await page.evaluate(() => {
      const title = () => document.querySelector('h1')?.textContent ?? '';
      const before = title();
      const shown = new Promise<number>((resolve) => {
        window.addEventListener(
          'keydown',
          (event) => {
            const look = () => {
              if (title() === before) requestAnimationFrame(look);
              else requestAnimationFrame(() => resolve(performance.now() - event.timeStamp));
            };
            requestAnimationFrame(look);
          },
          { capture: true, once: true },
        );
      });
      Object.assign(window, { shown });
    });
    await page.keyboard.press(turn < 4 ? 'PageDown' : 'PageUp');
    times.push(z.number().parse(await page.evaluate(() => Reflect.get(window, 'shown'))));
  }
  const value = quantile(times, 0.5);
  return {
    metric: 'next step, p50',
    value,
    unit: 'ms',
    baseline: null,
    ratio: null,
    goal: '<= 50 ms',
    ok: value <= 50,
  };
}
