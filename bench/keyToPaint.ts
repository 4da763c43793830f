import type { CDPSession, Page } from 'playwright';
import { z } from 'zod';

export type KeyTimes = {
  /** Milliseconds from the key's own time stamp to the first task after the frame that shows it. */
  readonly paints: readonly number[];
  /** Milliseconds of main-thread work per key. */
  readonly cpuPerKey: number;
};

const Metrics = z.object({ metrics: z.array(z.object({ name: z.string(), value: z.number() })) });

async function taskSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = Metrics.parse(await devtools.send('Performance.getMetrics'));
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

/** Installs the stop-watch in a page; call once a page. */
export async function watchKeys(page: Page): Promise<CDPSession> {
  await page.evaluate(() => {
    const paints: number[] = [];
    Object.assign(window, { paints });
    const isAtRelease = ({ code, target }: KeyboardEvent): boolean =>
      code === 'Space' && target instanceof HTMLInputElement && target.type === 'checkbox';
    const watch = (event: KeyboardEvent): void => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.addEventListener('message', () => paints.push(performance.now() - event.timeStamp));
        channel.port1.start();
        channel.port2.postMessage(null);
      });
    };
    // The browser ticks a box when the space bar is let go; everything else happens when a key goes down.
    window.addEventListener('keydown', (event) => isAtRelease(event) || watch(event), true);
    window.addEventListener('keyup', (event) => isAtRelease(event) && watch(event), true);
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  return devtools;
}

/**
 * Presses real keys on whatever has the focus, one after the other, and reads the stop-watch. `pauseMs` lies between two keys: a
 * hand needs it, and what a program puts off until it rests is then counted too.
 */
export async function pressAndMeasure(
  page: Page,
  devtools: CDPSession,
  keys: readonly string[],
  pauseMs = 0,
): Promise<KeyTimes> {
  await page.evaluate(() =>
    Object.assign(window, { paints: Object.assign(Reflect.get(window, 'paints'), { length: 0 }) }),
  );
  const before = await taskSeconds(devtools);
  for (const key of keys) {
    await page.keyboard.press(key, { delay: 5 });
    if (pauseMs > 0) await page.waitForTimeout(pauseMs);
  }
  await page.waitForFunction((count) => Reflect.get(window, 'paints').length >= count, keys.length);
  const after = await taskSeconds(devtools);
  const paints = z.array(z.number()).parse(await page.evaluate(() => [...Reflect.get(window, 'paints')]));
  return { paints, cpuPerKey: ((after - before) * 1000) / keys.length };
}

/** The same for a text. */
export const typeAndMeasure = (page: Page, devtools: CDPSession, text: string, pauseMs = 0): Promise<KeyTimes> =>
  pressAndMeasure(
    page,
    devtools,
    text.split('').map((letter) => (letter === ' ' ? 'Space' : letter)),
    pauseMs,
  );

/** Bytes of live JavaScript after two collections. */
export async function liveHeap(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  return z.object({ usedSize: z.number() }).parse(await devtools.send('Runtime.getHeapUsage')).usedSize;
}
