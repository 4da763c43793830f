import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../support/tempFolder.ts';
import { buildPage } from './buildPage.ts';
import { openDeskPage, type DeskPage } from './openDeskPage.ts';

let browser: Browser;
let built: string;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'tanggap-page-'));
  await buildPage(built);
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});
afterAll(async () => {
  await browser.close();
  rmSync(built, { recursive: true, force: true });
});

type Opened = { readonly desk: DeskPage; readonly page: Page; readonly complaints: readonly string[] };

async function openPage(): Promise<Opened> {
  const desk = await openDeskPage({ page: built, folder: join(tempFolder(), 'desk') });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    // Colours are judged where they rest, not on their way.
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  onTestFinished(async () => {
    await context.close();
    await desk.close();
  });
  await page.goto(desk.url);
  return { desk, page, complaints };
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(username);
  await page.getByLabel('Kata sandi').fill(`${username}-1500587`);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Mulai shift' }).waitFor();
}

async function startCall(page: Page, number: string): Promise<void> {
  // Before the shift has begun the key has nothing to open.
  await page.getByRole('button', { name: 'Mulai shift' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+n');
  await page.getByLabel('Nomor penelepon').fill(number);
  await page.keyboard.press('Enter');
  await page.locator('[data-question]').first().waitFor();
}

/** Rules broken in one theme, each with the first place where it is. */
async function broken(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`);
}

const themes = ['light', 'dark'] as const;

async function expectAccessible({ desk, page }: Opened, screen: string): Promise<void> {
  for (const theme of themes) {
    await desk.call('settings.write', { theme });
    await page.locator(`html[data-theme="${theme}"]`).waitFor();
    expect(await broken(page), `${screen}, ${theme}`).toEqual([]);
  }
}

test('no screen of an agent breaks an accessibility rule, in either theme', async () => {
  const opened = await openPage();
  const { page, complaints } = opened;
  await expectAccessible(opened, 'sign-in');
  await signIn(page, 'sari');
  await expectAccessible(opened, 'start of the shift');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Siap untuk' }).waitFor();
  await expectAccessible(opened, 'empty desk');
  await page.keyboard.press('Control+n');
  await page.getByLabel('Nomor penelepon').fill('0812');
  await page.keyboard.press('Enter');
  await expectAccessible(opened, 'new call with a doubtful number');
  await page.keyboard.press('Escape');
  await startCall(page, '0812 9988 7766');
  await page.keyboard.type('Siti');
  await expectAccessible(opened, 'call');
  await page.keyboard.press('Control+j');
  await expectAccessible(opened, 'jump map');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('perlu dilengkapi').waitFor();
  await expectAccessible(opened, 'closing, with gaps');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F9');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.locator('[data-saved]').waitFor();
  await expectAccessible(opened, 'saved');
  await page.keyboard.press('F1');
  await expectAccessible(opened, 'keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+2');
  await page.getByRole('row', { name: /KU-/ }).waitFor();
  await expectAccessible(opened, 'cases');
  await page.keyboard.press('Enter');
  await page.getByText('Sidik jari isi').waitFor();
  await expectAccessible(opened, 'case');
  await page.keyboard.press('Alt+4');
  await page.getByRole('heading', { name: 'Pengiriman ke server' }).waitFor();
  await expectAccessible(opened, 'sending');
  await page.keyboard.press('Alt+5');
  await page.getByRole('heading', { name: 'Setelan' }).waitFor();
  await expectAccessible(opened, 'settings');
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { name: 'Terkunci' }).waitFor();
  await expectAccessible(opened, 'lock');
  expect(complaints).toEqual([]);
});

test('no screen of a supervisor breaks an accessibility rule, in either theme', async () => {
  const opened = await openPage();
  const { page } = opened;
  await signIn(page, 'rina');
  await page.keyboard.press('Alt+3');
  await page.getByText('Periksa keutuhan').click();
  await page.getByText(/^Utuh\./).waitFor();
  await expectAccessible(opened, 'events of the day');
  await page.getByText('Angka harian').click();
  await page.getByRole('heading', { name: 'Provinsi' }).waitFor();
  await expectAccessible(opened, 'figures of the day');
});

test('a wrong number is closed in two keys', async () => {
  const { desk, page } = await openPage();
  await signIn(page, 'sari');
  await page.keyboard.press('Enter');
  await startCall(page, '0274 123456');
  await page.keyboard.press('F9');
  await page.keyboard.press('1');
  await page.locator('[data-saved]').waitFor();
  const { rows } = await desk.call('case.list', {
    search: '',
    scope: 'mine',
    outbox: null,
    review: null,
    date: null,
    before: null,
    limit: 10,
  });
  expect(rows.map(({ disposition }) => disposition)).toEqual(['salah_sambung']);
});

test('nothing of a caller is left in the page behind the lock, and unlocking comes back to the same words', async () => {
  const { page } = await openPage();
  await signIn(page, 'sari');
  await page.keyboard.press('Enter');
  await startCall(page, '0812 9988 7766');
  await page.keyboard.type('Siti Nurhaliza');
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { name: 'Terkunci' }).waitFor();
  const behind = await page.content();
  expect(behind).not.toContain('Siti Nurhaliza');
  expect(behind).not.toContain('7766');
  await page.keyboard.type('sari-1500587');
  await page.keyboard.press('Enter');
  await page.locator('[data-question]').first().waitFor();
  expect(await page.locator('[data-question] input').first().inputValue()).toBe('Siti Nurhaliza');
});

test('a change of language, theme and sync state in the middle of a word moves neither caret nor focus', async () => {
  const { desk, page } = await openPage();
  await signIn(page, 'sari');
  await page.keyboard.press('Enter');
  await startCall(page, '0812 9988 7766');
  const words = 'Siti Nurhaliza Wahyuningsih dari Sleman';
  for (const [index, letter] of words.split('').entries()) {
    await page.keyboard.type(letter);
    if (index === 8) await desk.call('settings.write', { language: 'en' });
    if (index === 14) await desk.call('settings.write', { theme: 'dark', textScale: 1.25 });
    if (index === 20) desk.publish('sync.changed', (await desk.call('desk.state', {})).sync);
    if (index === 26) desk.publish('review.changed', { returnedCases: 3 });
  }
  await page
    .getByRole('link', { name: 'Cases' })
    .or(page.getByRole('button', { name: /Cases/ }))
    .first()
    .waitFor();
  const focused = page.locator(':focus');
  expect(await focused.inputValue()).toBe(words);
  expect(await focused.evaluate((box) => box instanceof HTMLInputElement && box.selectionStart)).toBe(words.length);
});

test('while storage is away the light says so, typing goes on, and the words are saved when it is back', async () => {
  const { desk, page } = await openPage();
  await signIn(page, 'sari');
  await page.keyboard.press('Enter');
  await startCall(page, '0812 9988 7766');
  desk.intercept((name, input) =>
    name === 'draft.save'
      ? Promise.resolve({ ok: false, problem: { code: 'disk_full', message: '', details: {} } })
      : desk.core.call(name, input),
  );
  await page.keyboard.type('Siti');
  await page.getByText('Belum tersimpan, dicoba lagi').waitFor();
  expect(await page.locator(':focus').inputValue()).toBe('Siti');
  desk.intercept(null);
  desk.publish('core.state', { state: 'up' });
  await page.getByText(/^Tersimpan di komputer ini/).waitFor();
  const [work] = await desk.call('work.list', {});
  expect(Object.values(work?.draft.answers ?? {})).toContain('Siti');
});
