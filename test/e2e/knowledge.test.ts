import { describe, expect, it } from 'vitest';
import { callers } from '../support/callers.ts';
import { goTo, newCall } from '../support/deskHands.ts';
import { axeViolationsInBothThemes } from '../support/axeViolations.ts';
import { useOpenDesk } from '../support/useDesk.ts';

describe('knowledge', () => {
  it('follows the question that has the focus, is searched by a few letters, and a key leads back to the same question', async () => {
    const { app } = await useOpenDesk();
    const { page } = app;
    await newCall(page, { number: callers.partial.phone });
    const panel = page.getByRole('region', { name: 'Pengetahuan' });
    await goTo(page, 'datanya dicatat');
    await panel.getByText('Untuk pertanyaan ini').waitFor();
    await panel.getByText('Pasal 21').waitFor();
    await goTo(page, 'Nama penelepon');
    await panel.getByText('Pasal 21').waitFor({ state: 'hidden' });

    await page.keyboard.press('Alt+p');
    await page.keyboard.press('/');
    await page.keyboard.type('POJK kred');
    await panel.getByText('1 artikel cocok').waitFor();
    await panel
      .getByText(/Arsip\./)
      .first()
      .waitFor();
    expect(await axeViolationsInBothThemes(page, 'knowledge, searched')).toEqual([]);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('nib');
    await panel.locator('summary').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('summary:focus').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await panel.getByRole('searchbox').inputValue()).toBe('');
    await page.keyboard.press('Alt+p');
    await page.keyboard.press('Escape');
    await page.keyboard.type('Sari');
    expect(await page.locator('input:focus').inputValue()).toBe('Sari');
  });
});
