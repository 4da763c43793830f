import { describe, expect, it } from 'vitest';
import { signOut } from '../../scripts/tour/screenHands.ts';
import { axeViolationsInBothThemes } from '../support/axeViolations.ts';
import { callers, tellPart } from '../support/callers.ts';
import { answer, closeCall, goTo, newCall, rina, sari, signIn, waitUntilSaved } from '../support/deskHands.ts';
import { readServer } from '../support/readServer.ts';
import { addQuestion, intakeForm, press, publishForm, removeRows } from '../support/studioHands.ts';
import { useOpenDesk } from '../support/useDesk.ts';

const april = () =>
  intakeForm('2020040101', (sheet) => {
    addQuestion(sheet('survey'), 'nama_usaha', 'merek', 'Merek dagang');
    removeRows(sheet('survey'), 'bahasa');
  });

describe('a draft that was begun on the version before', () => {
  it('stays on it, moves when its agent says so after seeing what that means, goes back exactly, and moves again', async () => {
    const { desk, app } = await useOpenDesk();
    const { page } = app;
    await newCall(page, { number: callers.partial.phone });
    await tellPart(page, callers.partial);
    await answer(page, { to: 'Bahasa percakapan', pick: [1] });
    await waitUntilSaved(page);
    await page.keyboard.press('F8');
    await signOut(page);
    await signIn(page, rina);
    await publishForm(page, 'april.xlsx', await april(), '2020040101');
    await signOut(page);

    await signIn(page, sari);
    await page.keyboard.press('Control+Tab');
    await page.getByText(/^Versi lama \d+$/).waitFor();
    await goTo(page, 'Nama usaha');
    expect(await page.locator('input:focus').inputValue()).toBe(callers.partial.business);

    await press(page, 'Pindah ke versi baru');
    const plan = page.getByRole('region', { name: 'Pindah ke versi baru' });
    await plan.getByText(/Belum ada yang berubah/).waitFor();
    await plan
      .getByRole('region', { name: '1 jawaban tidak punya tempat lagi' })
      .getByText('Bahasa percakapan')
      .waitFor();
    await plan.getByRole('region', { name: '1 pertanyaan baru' }).getByText('Merek dagang').waitFor();
    const found = [...(await axeViolationsInBothThemes(page, 'what a move would do'))];
    await page.keyboard.press('Escape');
    await page.getByText(/^Versi lama \d+$/).waitFor();

    await press(page, 'Pindah ke versi baru');
    await press(page, 'Pindahkan');
    await page.getByText('Sudah pindah ke versi 2020040101').waitFor();
    await goTo(page, 'Nama usaha');
    expect(await page.locator('input:focus').inputValue()).toBe(callers.partial.business);
    await answer(page, { to: 'Merek dagang', type: 'Cap Gajah' });
    await waitUntilSaved(page);

    await press(page, 'Kembalikan');
    await page.getByText(/persis seperti sebelum dipindahkan/).waitFor();
    found.push(...(await axeViolationsInBothThemes(page, 'undoing a move')));
    await press(page, 'Kembalikan sekarang');
    await page.getByText(/^Versi lama \d+$/).waitFor();
    await goTo(page, 'Bahasa percakapan');
    expect(await page.getByRole('radio', { checked: true }).count()).toBeGreaterThan(0);

    await press(page, 'Pindah ke versi baru');
    await press(page, 'Pindahkan');
    await page.getByText('Sudah pindah ke versi 2020040101').waitFor();
    const reference = await closeCall(page, 'laporan sebagian');
    await page.keyboard.press('Control+Shift+S');
    const received = (): string =>
      readServer(desk.serverFolder).find(({ body }) => body.includes(reference))?.body ?? '';
    await expect.poll(received, { timeout: 20_000 }).toContain('"formVersion":"2020040101"');
    expect(received()).toContain(callers.partial.business);
    expect(received()).not.toContain('Cap Gajah');
    expect(found).toEqual([]);
  });
});
