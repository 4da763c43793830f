import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { importBundle } from '../../server/commands/importBundle.ts';
import { openDatabase } from '../../server/storage/openDatabase.ts';
import { axeViolations } from '../support/axeViolations.ts';
import { sari, signIn } from '../support/deskHands.ts';
import { breakServerFor, flipBits, saveCases, showPart, watchProgress } from '../support/ledgerHands.ts';
import { readServer } from '../support/readServer.ts';
import { useOpenDesk } from '../support/useDesk.ts';

const cases = 400;

describe('a week without the server', () => {
  it('drains before the eyes, holds one case back with its reason, and has that one accepted once the cause is gone', async () => {
    const { desk, app } = await useOpenDesk(sari);
    const { page } = app;
    await page.keyboard.press('Alt+4');
    await desk.stopServer();
    await page.keyboard.press('Control+Shift+S');
    await page.getByRole('row', { name: /Server tidak terjangkau/ }).waitFor();
    const saved = await saveCases(page, cases);
    await page.getByText(`${cases} menunggu`).first().waitFor();
    const repairServer = breakServerFor(desk.serverFolder, saved[200] ?? '');
    await desk.startServer();

    const progress = await watchProgress(page);
    await page.keyboard.press('Control+Shift+S');
    await page.getByText('Perlu perhatian (1)').first().waitFor({ timeout: 60_000 });
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    const steps = (await progress()).map((words) => /^(\d+) dari 400 laporan/.exec(words)?.[1]);
    expect(steps.filter((step) => step !== undefined && Number(step) > 0 && Number(step) < cases)).not.toEqual([]);
    expect(readServer(desk.serverFolder)).toHaveLength(cases - 1);
    await page.getByRole('row', { name: /laporan dikirim: \d+ baru, 1 perlu perhatian; server menjawab/ }).waitFor();

    await showPart(page, /^Perlu perhatian/);
    const chosen = page.getByRole('complementary', { name: 'Laporan yang dipilih' });
    await chosen.getByText('Server menyimpan isi laporan ini utuh').waitFor();
    await chosen.getByText('Yang perlu dilakukan').waitFor();
    expect(await axeViolations(page, 'parked')).toEqual([]);
    repairServer();
    await chosen.getByRole('button', { name: 'Kirim ulang' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('1 laporan kembali ke antrean').waitFor();
    await page.getByText('Semua diterima server').waitFor({ timeout: 30_000 });
    expect(new Set(readServer(desk.serverFolder).map(({ caseId }) => caseId))).toEqual(new Set(saved));
  });
});

/** The file that the desk hands over, as a person saves it on a removable disk. */
async function writeBundle(page: Page, disk: string): Promise<string> {
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tulis berkas' }).focus();
  await page.keyboard.press('Enter');
  const download = await saving;
  const file = join(disk, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

const readReceipts = (page: Page, file: string): Promise<void> =>
  page.getByLabel('Berkas tanda terima dari server').setInputFiles(file);

describe('days without a network', () => {
  it('cases leave on a removable disk, and their receipts come back on it', async () => {
    const { desk, app } = await useOpenDesk(sari);
    const { page } = app;
    await page.keyboard.press('Alt+4');
    await page.keyboard.press('Control+Shift+S');
    await page.getByText('Server terjangkau; tidak ada yang perlu dikirim').waitFor();
    await desk.stopServer();
    const saved = await saveCases(page, 3);
    await showPart(page, /^Media lepas/);
    await page.getByText('3 laporan menunggu dan akan ikut dibawa.').waitFor();
    const bundle = await writeBundle(page, desk.userData);
    expect(await axeViolations(page, 'removable disk')).toEqual([]);
    expect(readFileSync(bundle).includes('salah_sambung')).toBe(false);
    await page.getByText(/^Berkas tanggap-03-.+ memuat 3 laporan/).waitFor();

    await importBundle(() => openDatabase({ file: join(desk.serverFolder, 'server.db') }), bundle);
    const altered = join(desk.userData, 'altered.receipt');
    copyFileSync(`${bundle}.receipt`, altered);
    writeFileSync(altered, readFileSync(altered).fill(0, 40, 44));
    await readReceipts(page, altered);
    await page.getByText(/^Berkas altered.receipt bukan tanda terima untuk meja ini/).waitFor();
    await readReceipts(page, `${bundle}.receipt`);
    await page.getByText(/dibaca: 3 laporan diterima server\./).waitFor();
    await page.getByText('Semua diterima server').waitFor();
    expect(new Set(readServer(desk.serverFolder).map(({ caseId }) => caseId))).toEqual(new Set(saved));

    await page.keyboard.press('Alt+2');
    await page.getByRole('row').nth(1).waitFor();
    await page.keyboard.press('Enter');
    const stations = page.getByRole('list', { name: 'Perjalanan revisi 1' });
    await stations.waitFor();
    expect(await stations.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^Disampaikan\s+\d/),
      expect.stringMatching(/^Disimpan di komputer ini\s+\d/),
      expect.stringMatching(/^Dikirim\s+lewat media lepas/),
      expect.stringMatching(/^Diterima server\s+\d/),
      expect.stringMatching(/^Diamankan di cadangan server\s+belum/),
    ]);
    await page.getByText('Tanda terima server').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Salin tanda terima' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Tersalin').waitFor();
    const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toContain('Putusan: created (baru, tersimpan)');
    expect(await axeViolations(page, 'journey')).toEqual([]);
  });
});

/** Every case of the list by its reference number. */
async function references(page: Page): Promise<readonly string[]> {
  await page.keyboard.press('Alt+2');
  const rows = page.getByRole('row').filter({ hasText: /-\d{6}-/ });
  await rows.first().waitFor();
  const texts = await rows.allInnerTexts();
  return texts.map((text) => /\w+-\d{6}-\d{2}-\d+-\d/.exec(text)?.[0] ?? '').toSorted();
}

describe('a database that is damaged', () => {
  const told =
    /^Basis data rusak dan sudah dipulihkan: 20 laporan ada di komputer ini, .+ Tidak ada laporan yang hilang\./;

  it('is put right in front of the agent, who is told what happened and finds every case', async () => {
    const { desk, app } = await useOpenDesk(sari);
    await saveCases(app.page, 20);
    const before = await references(app.page);
    expect(before).toHaveLength(20);
    // While the program runs; the background process meets the damage when it starts again.
    flipBits(desk.userData);
    app.killCore();
    await app.page.getByText(told).waitFor({ timeout: 60_000 });
    expect(await axeViolations(app.page, 'recovered')).toEqual([]);
    // Who was signed in stood in the database, too.
    await signIn(app.page, sari);
    expect(await references(app.page)).toEqual(before);
    await app.kill();

    // While it is closed.
    flipBits(desk.userData);
    const { page } = await desk.open();
    await signIn(page, sari);
    await page.getByText(told).last().waitFor({ timeout: 60_000 });
    expect(await references(page)).toEqual(before);
  });
});
