import type { Page } from 'playwright';
import { z } from 'zod';

/** What has to stand in the page: so many elements of a selector with a text in them. */
export type Sight = { readonly selector: string; readonly text: string; readonly count?: number };

/**
 * Milliseconds until a sight is painted, counted from the time stamp of the next key, or from the moment that `from: 'now'` is
 * armed. Looked for once a frame; the clock stops in the first task after the frame that shows it.
 */
export async function timeUntil(
  page: Page,
  sight: Sight,
  from: 'key' | 'now',
  act: () => Promise<unknown>,
): Promise<number> {
  await page.evaluate(
    ([{ selector, text, count = 1 }, start]) => {
      const isThere = (): boolean => {
        const found = [...document.querySelectorAll(selector)];
        return found.filter((element) => element.textContent?.includes(text)).length >= count;
      };
      const shown = new Promise<number>((resolve) => {
        const watch = (since: number): void => {
          const look = (): void => {
            if (!isThere()) {
              requestAnimationFrame(look);
              return;
            }
            const channel = new MessageChannel();
            channel.port1.addEventListener('message', () => resolve(performance.now() - since));
            channel.port1.start();
            channel.port2.postMessage(null);
          };
          requestAnimationFrame(look);
        };
        if (start === 'now') watch(performance.now());
        else window.addEventListener('keydown', ({ timeStamp }) => watch(timeStamp), { capture: true, once: true });
      });
      Object.assign(window, { shown });
    },
    [sight, from] as const,
  );
  await act();
  return z.number().parse(await page.evaluate(() => Reflect.get(window, 'shown')));
}
