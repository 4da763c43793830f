import type { Page } from 'playwright';
import type { Camera } from './camera.ts';
import { answer } from '../../test/support/deskHands.ts';

type Take = Camera['take'];

/** The shift log in order, the day's figures, and the chain from its first entry to its last. */
export async function reviewDay(page: Page, take: Take): Promise<void> {
  await page.keyboard.press('Alt+3');
  await page.getByText('Menyimpan kasus').first().waitFor();
  await take(page, 'shift-log-dark');
  const verify = page.getByRole('button', { name: 'Periksa keutuhan' });
  await verify.focus();
  await page.keyboard.press('Enter');
  await page.getByText(/^Utuh\./).waitFor();
  await take(page, 'chain-verified-dark');
  const figures = page.getByRole('radio', { name: 'Angka harian' });
  await figures.focus();
  await page.keyboard.press('Space');
  await page.getByRole('heading', { name: 'Jenis kendala (kategori resmi)' }).waitFor();
  await take(page, 'figures-dark');
}

async function openCase(page: Page, reference: string): Promise<void> {
  await page.keyboard.press('Alt+2');
  await page.getByRole('row').nth(1).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(reference);
  await page
    .getByRole('row')
    .filter({ hasText: reference.slice(-6) })
    .first()
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /KU/ }).waitFor();
}

export async function returnCase(page: Page, reference: string, comment: string, take: Take): Promise<void> {
  await openCase(page, reference);
  await take(page, 'case-dark');
  const box = page.getByLabel('Catatan untuk agen');
  await box.focus();
  await page.keyboard.type(comment);
  const button = page.getByRole('button', { name: 'Kembalikan', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Dikembalikan').first().waitFor();
}

/** The agent finds the returned case, changes one answer, and saves it as a new revision. */
export async function correctReturned(page: Page, reference: string, take: Take): Promise<void> {
  await openCase(page, reference);
  const button = page.getByRole('button', { name: 'Correct', exact: true });
  await button.focus();
  await take(page, 'returned-english-dark');
  await page.keyboard.press('Enter');
  await page.locator('#script').waitFor();
  await answer(page, { to: 'Produk atau jasa', type: ' dan keripik pisang' });
  await page.keyboard.press('Control+Enter');
  await page.getByRole('region', { name: 'Close and save' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-saved]').waitFor();
}
