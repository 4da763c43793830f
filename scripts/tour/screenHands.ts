import type { Page } from 'playwright';

/** Alt+4, Ctrl+Shift+S, and what then stands in the ledger, or in the title bar once the server has everything. */
export async function sendNow(page: Page, outcome: string): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByRole('button', { name: /^(Kirim sekarang|Send now)/ }).waitFor();
  await page.keyboard.press('Control+Shift+S');
  if (outcome === 'everything') await everythingAccepted(page);
  else await page.getByRole('row').filter({ hasText: outcome }).first().waitFor();
}

/** What the title bar says once the server has every case of this desk. */
export const everythingAccepted = (page: Page): Promise<void> =>
  page
    .getByText(/^(Semua diterima server|Everything is on the server|All accepted by the server)/)
    .waitFor({ timeout: 30_000 });

async function choose(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+5');
  const choice = page.getByRole('radio', { name });
  await choice.waitFor();
  await choice.focus();
  await page.keyboard.press('Space');
}

export const setTheme = (page: Page, name: string): Promise<void> => choose(page, name);
export const setLanguage = (page: Page, name: string): Promise<void> => choose(page, name);

export async function signOut(page: Page): Promise<void> {
  await page.keyboard.press('Alt+5');
  const button = page.getByRole('button', { name: /^(Keluar|Sign out)/ });
  await button.waitFor();
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByLabel(/^(Nama pengguna|User name)/).waitFor();
}
