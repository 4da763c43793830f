import { join } from 'node:path';
import type { Page } from 'playwright';

export type Camera = {
  /** One picture, numbered in the order of the tour. */
  readonly take: (page: Page, name: string) => Promise<void>;
  /** Times a step of the tour in milliseconds, for the reader of the report; nothing is judged by it. */
  readonly step: <T>(name: string, play: () => Promise<T>) => Promise<T>;
  readonly steps: readonly { readonly name: string; readonly ms: number }[];
};

export function createCamera(folder: string): Camera {
  let count = 0;
  const steps: { name: string; ms: number }[] = [];
  return {
    steps,
    take: async (page, name) => {
      count += 1;
      await page.screenshot({ path: join(folder, `${String(count).padStart(2, '0')}-${name}.png`) });
    },
    step: async (name, play) => {
      const from = performance.now();
      const result = await play();
      steps.push({ name, ms: Math.round(performance.now() - from) });
      console.log(`${name}: ${steps.at(-1)?.ms} ms`);
      return result;
    },
  };
}
