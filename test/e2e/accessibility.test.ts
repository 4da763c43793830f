import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { setTheme } from '../../scripts/tour/screenHands.ts';
import { axeViolations } from '../support/axeViolations.ts';
import { callers, tellPart } from '../support/callers.ts';
import { closeCall, newCall, rina, signIn, startShift } from '../support/deskHands.ts';
import { useTestDesk } from '../support/useDesk.ts';

const widerThanTheWindow = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

describe('every screen', () => {
  for (const theme of ['Terang', 'Gelap'] as const) {
    it(`has no accessibility violation in the theme ${theme}`, async () => {
      const { page } = await (await useTestDesk()).open();
      // Colours are judged where they rest, not on their way.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const found: string[] = [];
      const look = async (screen: string): Promise<void> => void found.push(...(await axeViolations(page, screen)));
      await page.getByLabel('Nama pengguna').waitFor();
      await look('sign in');
      await signIn(page, rina);
      await setTheme(page, theme);
      await look('settings');
      await page.keyboard.press('Alt+1');
      await look('start of shift');
      await startShift(page);
      await look('empty desk');
      await page.keyboard.press('Control+n');
      await look('new call');
      await page.keyboard.press('Escape');
      await newCall(page, { number: callers.partial.phone });
      await look('script');
      await tellPart(page, callers.partial);
      await look('script, filled');
      await page.keyboard.press('Control+j');
      await look('jump map');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Enter');
      await look('closing');
      await page.keyboard.press('Escape');
      await closeCall(page, 'laporan sebagian');
      await page.keyboard.press('Alt+2');
      await page.getByRole('row').nth(1).waitFor();
      await look('cases');
      await page.keyboard.press('Alt+3');
      await page.getByText('Menyimpan kasus').first().waitFor();
      await look('shift log');
      await page.keyboard.press('Alt+4');
      await look('sending');
      await page.keyboard.press('F1');
      await look('keys');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+l');
      await page.getByRole('heading', { name: 'Terkunci' }).waitFor();
      await look('locked');
      expect(found).toEqual([]);
    });
  }

  it('fits the smallest window at 200 % without scrolling sideways', async () => {
    const { page } = await (await useTestDesk()).open();
    await signIn(page, rina);
    await page.keyboard.press('Alt+5');
    const twice = page.getByRole('radio', { name: /200/ });
    await twice.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Alt+1');
    await startShift(page);
    await newCall(page, { number: callers.partial.phone });
    const wide: string[] = [];
    for (const key of ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+6']) {
      await page.keyboard.press(key);
      if (await widerThanTheWindow(page)) wide.push(key);
    }
    expect(wide).toEqual([]);
  });
});
