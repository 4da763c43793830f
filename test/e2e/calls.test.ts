import { describe, expect, it } from 'vitest';
import { callers, tellEverything, tellPart } from '../support/callers.ts';
import { answer, closeAtOnce, closeCall, goTo, newCall, waitUntilSaved } from '../support/deskHands.ts';
import { readServer } from '../support/readServer.ts';
import { useOpenDesk } from '../support/useDesk.ts';

describe('a call', () => {
  it('is taken with the whole script, saved under its number, and reaches the server', async () => {
    const { desk, app } = await useOpenDesk();
    const { page } = app;
    await newCall(page, { number: callers.complete.phone });
    await tellEverything(page, callers.complete, 'sleman depok catur');
    const reference = await closeCall(page, 'laporan lengkap');
    expect(reference).toMatch(/^KU-\d{6}-03-\d{4}-\d$/);
    await page.keyboard.press('Control+Shift+S');
    await page.getByText('Semua diterima server').waitFor();
    const [received] = readServer(desk.serverFolder);
    expect(received?.body).toContain(reference);
    expect(received?.body).toContain('Caturtunggal');
  });

  it('that was a wrong number is closed with two keys', async () => {
    const { app } = await useOpenDesk();
    await newCall(app.page, { number: '089630004474' });
    expect(await closeAtOnce(app.page, '1')).toMatch(/^KU-/);
    await app.page.getByText('Siap untuk panggilan berikutnya').waitFor();
  });

  it('cannot be closed as a complete report while required questions are open; each gap is a jump away', async () => {
    const { app } = await useOpenDesk();
    const { page } = app;
    await newCall(page, { number: callers.complete.phone });
    await answer(page, { to: 'Nama penelepon', type: callers.complete.name });
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('/');
    await page.keyboard.type('laporan lengkap');
    await page.keyboard.press('Enter');
    const gap = page.getByRole('button', { name: /Nama usaha/ });
    await gap.waitFor();
    await page.keyboard.press('Control+Enter');
    expect(await page.locator('[data-saved]').count()).toBe(0);
    await gap.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Warung Melati');
    await waitUntilSaved(page);
    expect(await page.locator('input:focus').inputValue()).toBe('Warung Melati');
  });

  it('shows the reference number for reading aloud only after the commit', async () => {
    const { app } = await useOpenDesk();
    await newCall(app.page, { number: callers.partial.phone });
    expect(await app.page.locator('[data-saved]').count()).toBe(0);
    await tellPart(app.page, callers.partial);
    await closeCall(app.page, 'laporan sebagian');
  });

  it('is parked beside another one without either losing a word', async () => {
    const { app } = await useOpenDesk();
    const { page } = app;
    await newCall(page, { number: callers.partial.phone });
    await answer(page, { to: 'Nama penelepon', type: callers.partial.name });
    await newCall(page, { number: callers.chat.phone, channel: 'wa' });
    await answer(page, { to: 'Nama penelepon', type: callers.chat.name });
    await page.keyboard.press('Control+Tab');
    await goTo(page, 'Nama penelepon');
    expect(await page.locator('input:focus').inputValue()).toBe(callers.partial.name);
    await page.keyboard.press('Control+Tab');
    await goTo(page, 'Nama penelepon');
    expect(await page.locator('input:focus').inputValue()).toBe(callers.chat.name);
  });

  it('shows what is known of its number at once', async () => {
    const { app } = await useOpenDesk();
    const { page } = app;
    await newCall(page, { number: callers.partial.phone });
    await tellPart(page, callers.partial);
    const reference = await closeCall(page, 'laporan sebagian');
    await page.keyboard.press('Control+n');
    await page.keyboard.type('0852 3000 4472');
    await page.getByText(reference).first().waitFor();
  });

  it('says why a number cannot be right, and keeps what was typed', async () => {
    const { app } = await useOpenDesk();
    const { page } = app;
    await page.keyboard.press('Control+n');
    await page.keyboard.type('1500-587');
    await page.keyboard.press('Enter');
    await page.getByText(/Ini nomor hotline sendiri/).waitFor();
    expect(await page.locator('input:focus').inputValue()).toBe('1500-587');
  });
});
