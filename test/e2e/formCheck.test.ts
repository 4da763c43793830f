import { describe, expect, it } from 'vitest';
import { setTheme } from '../../scripts/tour/screenHands.ts';
import { axeViolations } from '../support/axeViolations.ts';
import { rina, signIn } from '../support/deskHands.ts';
import { addQuestion, checkForm, goToForms, intakeForm, press, setCell, showPart } from '../support/studioHands.ts';
import { useTestDesk } from '../support/useDesk.ts';

const faulty = () =>
  intakeForm('2020040101', (sheet) => {
    const survey = sheet('survey');
    setCell(survey, 'nama_usaha', 'relevant', "${jenis_pelakku} = 'mikro'");
    setCell(survey, 'produk_utama', 'type', 'txet');
    setCell(survey, 'produk_utama_na', 'label::English (en)', '');
  });

const good = () =>
  intakeForm('2020040101', (sheet) => addQuestion(sheet('survey'), 'nama_usaha', 'merek', 'Merek dagang'));

describe('a workbook that is not right', () => {
  it('shows each problem with its cell in a picture of the sheet; the arrow keys move the mark', async () => {
    const { page } = await (await useTestDesk()).open();
    await signIn(page, rina);
    await goToForms(page);
    await checkForm(page, 'salah.xlsx', await faulty());
    const list = page.getByRole('listbox', { name: 'Masalah pada salah.xlsx' });
    await expect.poll(() => list.evaluate((element) => element === document.activeElement)).toBe(true);
    const marked = (): Promise<string | null> => page.locator('[data-cell][aria-current]').getAttribute('data-cell');
    const told = (): Promise<string> => page.getByRole('option', { selected: true }).innerText();
    const seen: string[] = [];
    for (const _ of ['first', 'second']) {
      const cell = await marked();
      expect(await told()).toContain(`sel ${cell}`);
      seen.push(cell ?? '');
      await page.keyboard.press('ArrowDown');
    }
    expect(new Set(seen).size).toBe(2);
    await page.keyboard.press('Home');
    expect(await told()).toContain('${jenis_pelaku}');
    expect(await page.locator('[data-cell][aria-current]').innerText()).toContain('jenis_pelakku');
    expect(await page.getByRole('radio', { name: /^Terbitkan/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('grid', { name: 'Versi formulir' }).waitFor();
  });

  it('may be no workbook at all: that is a sentence, and the list is a key away', async () => {
    const { page } = await (await useTestDesk()).open();
    await signIn(page, rina);
    await goToForms(page);
    await checkForm(page, 'laman.xlsx', new TextEncoder().encode('<html><body>bukan buku kerja</body></html>'));
    await page.getByText('seluruh berkas').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('grid', { name: 'Versi formulir' }).waitFor();
  });
});

describe('the screens of a form', () => {
  for (const theme of ['Terang', 'Gelap'] as const) {
    it(`have no accessibility violation in the theme ${theme}`, async () => {
      const { page } = await (await useTestDesk()).open();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const found: string[] = [];
      const look = async (screen: string): Promise<void> => void found.push(...(await axeViolations(page, screen)));
      await signIn(page, rina);
      await setTheme(page, theme);
      await goToForms(page);
      await look('versions');
      await press(page, 'Mulai lonjakan…');
      await look('surge, asked');
      await page.keyboard.press('Escape');
      await checkForm(page, 'salah.xlsx', await faulty());
      await look('problems');
      await checkForm(page, 'april.xlsx', await good());
      for (const part of [/^Pratinjau/, /^Perbedaan/, /^Terbitkan/, 'Pada waktu tertentu'] as const) {
        await showPart(page, part);
        await look(String(part));
      }
      await press(page, /^Terbitkan pada/);
      await page.getByRole('row', { name: /Terjadwal/ }).waitFor();
      await look('scheduled');
      expect(found).toEqual([]);
    });
  }
});
