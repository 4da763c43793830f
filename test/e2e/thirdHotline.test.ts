import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signOut } from '../../scripts/tour/screenHands.ts';
import { answer, closeCall, goTo, newCall, rina, sari, signIn, startShift } from '../support/deskHands.ts';
import { readServer } from '../support/readServer.ts';
import { goToForms } from '../support/studioHands.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { writeThirdHotline } from '../support/thirdHotline.ts';
import { useTestDesk } from '../support/useDesk.ts';

describe('a hotline that no code was written for', () => {
  it('takes a call in its own language and questions, and its supervisor finds its own form', async () => {
    const packFolder = await writeThirdHotline(join(tempFolder(), 'posko-banjir'));
    const desk = await useTestDesk();
    const { page } = await desk.open({ packFolder });
    await signIn(page, sari);
    await startShift(page);
    await page.getByText('Posko Banjir 0411 555117').waitFor();
    await newCall(page, { number: '081200000119' });
    await page.getByText(/Posko Banjir, kula Sari Wulandari/).waitFor();
    await answer(page, { to: 'Jenenge sing lapor', type: 'Wagiman' });
    await page.keyboard.press('Alt+b');
    await page.getByText(/Posko Banjir, saya Sari Wulandari/).waitFor();
    expect(await page.locator('input:focus').inputValue()).toBe('Wagiman');
    await answer(page, { to: 'Di mana', region: 'mariso makassar' });
    await answer(page, { to: 'Tinggi air', type: '120' });
    await page.getByText('Lebih dari 1 meter: jangan menyuruh mereka berjalan.').waitFor();
    await answer(page, { to: 'Yang dibutuhkan', pick: [1, 3] });
    await page.getByRole('region', { name: 'Pengetahuan' }).getByText('10 liter.').waitFor();
    await goTo(page, 'Nomor balik');
    await page.getByText('Bacakan ulang: 0812 0000 0119').waitFor();
    const reference = await closeCall(page, 'tim berangkat');
    expect(reference).toMatch(/^BJR-\d{6}-03-\d{4}-\d$/);
    await page.keyboard.press('Control+Shift+S');
    const received = (): string =>
      readServer(desk.serverFolder).find(({ body }) => body.includes(reference))?.body ?? '';
    await expect.poll(received, { timeout: 20_000 }).toContain('"packId":"posko-banjir"');
    await signOut(page);
    await signIn(page, rina);
    await goToForms(page);
    await page.getByRole('row', { name: /^1 Dipakai sekarang .* Paket layanan 0 1/ }).waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/kumkm|koperasi|covid|1500.?587/i);
  });
});
