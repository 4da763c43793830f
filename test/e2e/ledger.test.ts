import { describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axeViolations.ts';
import { sari } from '../support/deskHands.ts';
import { breakServerFor, saveCases, showPart, watchProgress } from '../support/ledgerHands.ts';
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
