import type { Locator, Page } from 'playwright';

/** What an agent's hands do, by keyboard alone: each function is one habit, and waits for what the agent would wait to see. */
export type Person = { readonly username: string; readonly password: string };
export const sari: Person = { username: 'sari', password: 'sari-1500587' };
export const budi: Person = { username: 'budi', password: 'budi-1500587' };
export const rina: Person = { username: 'rina', password: 'rina-1500587' };

export async function signIn(page: Page, { username, password }: Person): Promise<void> {
  const name = page.getByLabel(/^(Nama pengguna|User name)/);
  await name.waitFor();
  await name.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(username);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  // The desk behind the door is a part of its own: its keys are heard from the moment it is seen.
  await page.getByRole('navigation').waitFor();
}

export async function startShift(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Mulai shift|Start shift)/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^(Mulai shift|Start shift)/ }).waitFor({ state: 'detached' });
}

export type IncomingCall = { readonly number: string; readonly channel?: 'telepon' | 'wa' };

/** Ctrl+N, the number, the channel, Enter; returns when the script stands on the screen. */
export async function newCall(page: Page, { number, channel = 'telepon' }: IncomingCall): Promise<void> {
  await page.keyboard.press('Control+n');
  const box = page.getByLabel(/^(Nomor penelepon|Caller's number|Caller number)/).first();
  await box.waitFor();
  await page.keyboard.type(number);
  if (channel === 'wa') {
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Enter');
  await page.locator('#script').waitFor();
}

/** The box of the jump map. */
export const jumpFilter = (page: Page): Locator =>
  page.getByRole('combobox', { name: /^(Cari pertanyaan|Find a question|Search questions)/ });

/** Ctrl+J, a few letters of the question, Enter: the focus is on it, whatever step it stands in. */
export async function goTo(page: Page, question: string): Promise<void> {
  await page.keyboard.press('Control+j');
  const filter = jumpFilter(page);
  await filter.waitFor();
  await page.keyboard.type(question);
  await page.keyboard.press('Enter');
  await filter.waitFor({ state: 'detached' });
}

export type Answer =
  | { readonly to: string; readonly type: string }
  | { readonly to: string; readonly pick: readonly number[] }
  | { readonly to: string; readonly region: string };

/** Goes to a question and answers it: types, picks by digits, or finds a region by parts of its name. */
export async function answer(page: Page, given: Answer): Promise<void> {
  await goTo(page, given.to);
  if ('type' in given) await page.keyboard.type(given.type);
  else if ('pick' in given) for (const digit of given.pick) await page.keyboard.press(String(digit));
  else {
    await page.keyboard.type(given.region);
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
}

/** The light says that everything typed is on disk: nothing is unsaved and nothing is on its way. */
export async function waitUntilSaved(page: Page): Promise<void> {
  await page
    .getByText(/^(Tersimpan di komputer ini|Saved on this computer) \d/)
    .first()
    .waitFor();
}

/** Ctrl+Enter, the disposition by some letters of its name, Ctrl+Enter; returns the reference number that is shown. */
export async function closeCall(page: Page, disposition: string): Promise<string> {
  await page.keyboard.press('Control+Enter');
  await page.getByRole('region', { name: /^(Tutup dan simpan|Close and save)/ }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type(disposition);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  return savedReference(page);
}

/** F9 and one key: a wrong number is gone. */
export async function closeAtOnce(page: Page, quickKey: string): Promise<string> {
  await page.keyboard.press('F9');
  await page.getByRole('region', { name: /^(Tutup dan simpan|Close and save)/ }).waitFor();
  await page.keyboard.press(quickKey);
  return savedReference(page);
}

async function savedReference(page: Page): Promise<string> {
  const panel = page.locator('[data-saved]');
  await panel.waitFor();
  const reference = await panel.getAttribute('data-saved');
  if (reference === null) throw new Error('the saved panel names no reference number');
  await page.keyboard.press('Enter');
  await panel.waitFor({ state: 'detached' });
  return reference;
}
