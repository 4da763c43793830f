import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { root } from '../../scripts/run.ts';
import { columnOf, editWorkbook, rowOf, rowWith, type SheetText } from './editWorkbook.ts';

const packForm = join(root, 'packs/covid-2020/forms/intake.xlsx');

type Sheets = (name: string) => SheetText;

/** The intake form of the pack under another version, with changes, as its author saves it. */
export const intakeForm = (version: string, change: (sheet: Sheets) => void = () => undefined): Promise<Uint8Array> =>
  editWorkbook(readFileSync(packForm), (sheet) => {
    const settings = sheet('settings');
    const [, values] = settings.rows;
    if (values === undefined) throw new Error('the form has no settings');
    values[columnOf(settings, 'version')] = version;
    change(sheet);
  });

export const indonesian = 'label::Bahasa Indonesia (id)';

/** Writes a cell of the survey, found by the name in its row; a header of the form's own. */
export const setCell = (survey: SheetText, name: string, header: string, text: string): void => {
  const row = survey.rows[rowWith(survey, 'name', name)];
  if (row === undefined) throw new Error(`no row ${name}`);
  const column = columnOf(survey, header);
  while (row.length < column) row.push('');
  row[column] = text;
};

/** A text question before another one. */
export const addQuestion = (survey: SheetText, before: string, name: string, label: string): void => {
  const cells = { type: 'text', name, [indonesian]: label, 'label::English (en)': label };
  survey.rows.splice(rowWith(survey, 'name', before), 0, rowOf(survey, cells));
};

/** Rows of the survey with these names go. */
export const removeRows = (survey: SheetText, ...names: readonly string[]): void => {
  for (const name of names) survey.rows.splice(rowWith(survey, 'name', name), 1);
};

/** Alt+6; the list of versions is there. */
export async function goToForms(page: Page): Promise<void> {
  await page.keyboard.press('Alt+6');
  await page.getByRole('grid', { name: 'Versi formulir' }).waitFor();
}

/** Picks a workbook with the button's own file field, and waits until it is checked. */
export async function checkForm(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const buffer = Buffer.from(bytes);
  await page
    .getByLabel('Buku kerja dan berkas pendampingnya')
    .setInputFiles([{ name, mimeType: 'application/octet-stream', buffer }]);
  await page.getByRole('heading', { name, exact: true }).waitFor();
  await page
    .getByText(/Tanpa kesalahan|\d+ kesalahan/)
    .first()
    .waitFor({ timeout: 30_000 });
}

/** A part of the check by its name, without the mouse. */
export async function showPart(page: Page, name: RegExp | string): Promise<void> {
  const part = page.getByRole('radio', { name });
  await part.focus();
  await page.keyboard.press('Space');
}

/** Presses a button that the keyboard reaches. */
export async function press(page: Page, name: RegExp | string): Promise<void> {
  await page.getByRole('button', { name }).first().focus();
  await page.keyboard.press('Enter');
}

/** Checks a workbook and publishes it at once. */
export async function publishForm(page: Page, name: string, bytes: Uint8Array, version: string): Promise<void> {
  await goToForms(page);
  await checkForm(page, name, bytes);
  await showPart(page, /^Terbitkan/);
  await press(page, 'Terbitkan sekarang');
  await page.getByText(`Versi ${version} terbit.`).waitFor({ timeout: 30_000 });
}

/** The version that the desk uses for its next call, told in the list of versions. */
export const runningVersion = (page: Page, version: string): Promise<void> =>
  page.getByRole('row', { name: new RegExp(`${version} .*Dipakai sekarang`) }).waitFor({ timeout: 30_000 });
