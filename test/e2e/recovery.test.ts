import { describe, expect, it } from 'vitest';
import { beginStory, callers, tellPart } from '../support/callers.ts';
import { answer, closeCall, goTo, newCall, sari, signIn, waitUntilSaved } from '../support/deskHands.ts';
import { readServer } from '../support/readServer.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { useOpenDesk } from '../support/useDesk.ts';

const story = 'Pesanan berhenti sejak pertengahan Maret, toko langganan tutup';

describe('after kill -9 in the middle of a sentence', () => {
  it('the next start says what was being written, for whom, and goes on at the same word', async () => {
    const { desk, app } = await useOpenDesk();
    await newCall(app.page, { number: callers.partial.phone });
    await tellPart(app.page, callers.partial);
    await beginStory(app.page, story);
    await waitUntilSaved(app.page);
    await app.kill();

    const { page } = await desk.open();
    await signIn(page, sari);
    const panel = page.getByRole('region', { name: 'Ada tulisan yang belum selesai' });
    await panel.waitFor();
    const said = await panel.innerText();
    expect(said).toContain(callers.partial.name);
    expect(said).toContain(callers.partial.business);
    expect(said).toContain('toko langganan tutup');
    await page.keyboard.press('Enter');
    const box = page.locator('textarea:focus');
    await box.waitFor();
    expect(await box.inputValue()).toBe(story);
  });

  it('answers of a hidden branch come back with their branch', async () => {
    const { desk, app } = await useOpenDesk();
    await newCall(app.page, { number: callers.partial.phone });
    await tellPart(app.page, callers.partial);
    await answer(app.page, { to: 'Kendala yang disebut', pick: [2] });
    await answer(app.page, { to: 'Bahan', type: 'tepung terigu' });
    await answer(app.page, { to: 'Kendala yang disebut', pick: [2] });
    await waitUntilSaved(app.page);
    await app.kill();

    const { page } = await desk.open();
    await signIn(page, sari);
    await page.getByRole('region', { name: 'Ada tulisan yang belum selesai' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#script').waitFor();
    await answer(page, { to: 'Kendala yang disebut', pick: [2] });
    await goTo(page, 'Bahan');
    expect(await page.locator('input:focus').inputValue()).toBe('tepung terigu');
  });
});

describe('twenty kills, each armed at the first acknowledgement', () => {
  it('lose nothing that was shown as saved, and nothing arrives twice', async () => {
    const seed = Number(process.env['TANGGAP_SEED'] ?? 20200316);
    const random = seededRandom(seed, Date.now);
    const { desk, app } = await useOpenDesk();
    const acknowledged: string[] = [];
    let opened = app;
    for (let round = 0; round < 20; round += 1) {
      const { page } = opened;
      await newCall(page, { number: `08123000${4000 + round}` });
      await page.keyboard.press('F9');
      await page.keyboard.press('1');
      const panel = page.locator('[data-saved]');
      await panel.waitFor();
      const reference = await panel.getAttribute('data-saved');
      acknowledged.push(reference ?? '');
      if (random.unit() < 0.5) await page.keyboard.press('Control+Shift+S');
      await opened.kill();
      opened = await desk.open();
      await signIn(opened.page, sari);
      await opened.page.getByText('Siap untuk panggilan berikutnya').waitFor();
    }
    await opened.page.keyboard.press('Control+Shift+S');
    await opened.page.getByText('Semua diterima server').waitFor();
    const onServer = readServer(desk.serverFolder);
    const references = onServer.map(({ body }) => /"reference":"([^"]+)"/.exec(body)?.[1] ?? '');
    expect(references.toSorted(), `seed ${seed}`).toEqual(acknowledged.toSorted());
    expect(new Set(acknowledged).size).toBe(20);
  }, 300_000);
});

describe('a report that was saved just before the power failed', () => {
  it('is not there a second time as a draft', async () => {
    const { desk, app } = await useOpenDesk();
    await newCall(app.page, { number: callers.partial.phone });
    await tellPart(app.page, callers.partial);
    await closeCall(app.page, 'laporan sebagian');
    await app.kill();
    const { page } = await desk.open();
    await signIn(page, sari);
    await page.getByText('Siap untuk panggilan berikutnya').waitFor();
  });
});
