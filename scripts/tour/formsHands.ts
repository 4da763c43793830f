import type { Page } from 'playwright';
import { callers, tellPart } from '../../test/support/callers.ts';
import { answer, closeAtOnce, closeCall, newCall, waitUntilSaved } from '../../test/support/deskHands.ts';
import {
  addQuestion,
  checkForm,
  goToForms,
  indonesian,
  intakeForm,
  press,
  setCell,
  showPart,
} from '../../test/support/studioHands.ts';

const surgeIsOn = /^Lonjakan: formulir singkat$/;

type Take = (page: Page, name: string) => Promise<unknown>;

/** A workbook with two faults: the list, and the sheet with the wrong cell marked. */
export async function dropFaultyForm(page: Page, take: Take): Promise<void> {
  await goToForms(page);
  await take(page, 'forms');
  const faulty = await intakeForm('2020040101', (sheet) => {
    setCell(sheet('survey'), 'nama_usaha', 'relevant', "${jenis_pelakku} = 'mikro'");
    setCell(sheet('survey'), 'produk_utama', 'type', 'txet');
  });
  await checkForm(page, 'april-salah.xlsx', faulty);
  await page.locator('[data-cell][aria-current]').waitFor();
  await take(page, 'forms-faults');
  await page.keyboard.press('Escape');
}

/** The mended workbook: preview as a call, the difference in words, and publication at once. */
export async function publishMendedForm(page: Page, take: Take): Promise<void> {
  const mended = await intakeForm('2020040101', (sheet) => {
    addQuestion(sheet('survey'), 'nama_usaha', 'merek', 'Merek dagang');
    setCell(sheet('survey'), 'nama_usaha', indonesian, 'Nama toko atau koperasi');
  });
  await checkForm(page, 'april.xlsx', mended);
  await showPart(page, /^Pratinjau/);
  await page.getByText('Pratinjau. Tidak ada yang disimpan.').waitFor();
  await take(page, 'forms-preview');
  await showPart(page, /^Perbedaan/);
  await page.getByRole('region', { name: '1 pertanyaan baru' }).waitFor();
  await take(page, 'forms-difference');
  await showPart(page, /^Terbitkan/);
  await take(page, 'forms-publish');
  await press(page, 'Terbitkan sekarang');
  await page.getByText('Versi 2020040101 terbit.').waitFor({ timeout: 30_000 });
  await take(page, 'forms-published');
}

/** A call begun before the publication stays on its form until its agent moves it. */
export async function finishOldDraft(page: Page, take: Take): Promise<string> {
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Control+Tab');
  await page.getByText(/^Versi lama \d+$/).waitFor();
  await take(page, 'draft-on-old-form');
  await press(page, 'Pindah ke versi baru');
  await page.getByRole('region', { name: 'Pindah ke versi baru' }).waitFor();
  await take(page, 'draft-moving');
  await press(page, 'Pindahkan');
  await page.getByText('Sudah pindah ke versi 2020040101').waitFor();
  await answer(page, { to: 'Merek dagang', type: 'Sumber Rezeki' });
  await page.keyboard.press('Alt+p');
  await take(page, 'knowledge');
  return await closeCall(page, 'laporan sebagian');
}

/** A call that is still open when the form changes. */
export async function beginDraft(page: Page): Promise<void> {
  await newCall(page, { number: callers.late.phone });
  await tellPart(page, callers.late);
  await waitUntilSaved(page);
  await page.keyboard.press('F8');
}

export async function startSurge(page: Page): Promise<void> {
  await goToForms(page);
  await press(page, 'Mulai lonjakan…');
  await press(page, 'Mulai sekarang');
  await page.getByText(surgeIsOn).waitFor();
}

export async function endSurge(page: Page): Promise<void> {
  await goToForms(page);
  await press(page, 'Akhiri lonjakan…');
  await press(page, 'Akhiri sekarang');
  await page.getByText(surgeIsOn).waitFor({ state: 'detached' });
}

/** The short form that every new call has while the surge is on; this caller had the wrong number. */
export async function takeSurgeCall(page: Page, take: Take): Promise<string> {
  await page.keyboard.press('Alt+1');
  await newCall(page, { number: callers.surge.phone });
  await page.getByText('Langkah 1 dari 1').waitFor();
  await take(page, 'surge');
  return await closeAtOnce(page, '1');
}
