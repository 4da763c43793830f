import { describe, expect, it } from 'vitest';
import { signOut } from '../../scripts/tour/screenHands.ts';
import { axeViolationsInBothThemes } from '../support/axeViolations.ts';
import { callers } from '../support/callers.ts';
import { answer, closeCall, newCall, rina, sari, signIn, waitUntilSaved } from '../support/deskHands.ts';
import { goToForms, press } from '../support/studioHands.ts';
import { useOpenDesk } from '../support/useDesk.ts';

const longScript = /^Langkah \d+ dari \d\d$/;
const isOn = /^Lonjakan: formulir singkat$/;

describe('a surge', () => {
  it('shortens every new call to its few questions and a callback; the case is found, completed whole, and the mark goes', async () => {
    const { app } = await useOpenDesk();
    const { page } = app;
    await newCall(page, { number: callers.complete.phone });
    await answer(page, { to: 'Nama penelepon', type: callers.complete.name });
    await waitUntilSaved(page);
    await page.keyboard.press('F8');
    await signOut(page);
    await signIn(page, rina);
    await goToForms(page);
    await press(page, 'Mulai lonjakan…');
    await page.getByText(/Panggilan baru hanya menanyakan 6 pertanyaan/).waitFor();
    await press(page, 'Mulai sekarang');
    await page.getByText(isOn).waitFor();
    await signOut(page);

    await signIn(page, sari);
    await page.getByText(isOn).waitFor();
    // A call that was begun in full goes on in full.
    await page.keyboard.press('Control+Tab');
    await page.getByText(longScript).waitFor();
    await newCall(page, { number: callers.partial.phone });
    await page.getByText('Langkah 1 dari 1').waitFor();
    await page.keyboard.press('1');
    // The second one waits for the consent of the first.
    await expect.poll(() => page.locator('#script [data-question]').count()).toBe(6);
    await page.keyboard.press('Enter');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.keyboard.type(callers.partial.name);
    await page.keyboard.press('Enter');
    await page.keyboard.type(callers.partial.phone);
    await page.keyboard.press('Enter');
    await page.keyboard.type('sleman depok catur');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.press('1');
    await waitUntilSaved(page);
    const found = [...(await axeViolationsInBothThemes(page, 'short script'))];
    await page.keyboard.press('Control+Enter');
    await page.getByText(/ditutup dengan janji menelepon balik/).waitFor();
    found.push(...(await axeViolationsInBothThemes(page, 'closing a short call')));
    await page.keyboard.press('Control+Enter');
    const saved = page.locator('[data-saved]');
    await saved.waitFor();
    const reference = (await saved.getAttribute('data-saved')) ?? '';
    await page.keyboard.press('Enter');

    await page.keyboard.press('Alt+2');
    await page.getByLabel('Pemeriksaan').selectOption('Perlu dilengkapi');
    await page.getByRole('row', { name: new RegExp(`${reference}.*Perlu dilengkapi`) }).waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Lengkapi' }).waitFor();
    found.push(...(await axeViolationsInBothThemes(page, 'case to be completed')));
    await press(page, 'Lengkapi');
    await page.getByText(longScript).waitFor();
    expect(await closeCall(page, 'laporan sebagian')).toBe(reference);
    await page.keyboard.press('Alt+2');
    await page.getByText('Tidak ada yang cocok').waitFor();
    await page.getByLabel('Pemeriksaan').selectOption('Semua pemeriksaan');
    const row = page.getByRole('row', { name: new RegExp(reference) });
    await row.waitFor();
    expect(await row.getByText('Perlu dilengkapi').count()).toBe(0);
    await signOut(page);

    await signIn(page, rina);
    await goToForms(page);
    await press(page, 'Akhiri lonjakan…');
    await press(page, 'Akhiri sekarang');
    await page.getByText(isOn).waitFor({ state: 'detached' });
    expect(found).toEqual([]);
  });
});
