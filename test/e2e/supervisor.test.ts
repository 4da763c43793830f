import { describe, expect, it } from 'vitest';
import { correctReturned, returnCase, reviewDay } from '../../scripts/tour/supervisorHands.ts';
import { setLanguage, signOut } from '../../scripts/tour/screenHands.ts';
import { callers, tellEverything } from '../support/callers.ts';
import { closeCall, newCall, rina, sari, signIn } from '../support/deskHands.ts';
import { readServer } from '../support/readServer.ts';
import { useOpenDesk } from '../support/useDesk.ts';

const noPicture = (): Promise<void> => Promise.resolve();

describe('a supervisor', () => {
  it('reads the day, verifies the chain, returns a case, and gets it back corrected', async () => {
    const { desk, app } = await useOpenDesk();
    const { page } = app;
    await newCall(page, { number: callers.complete.phone });
    await tellEverything(page, callers.complete, 'sleman depok catur');
    const reference = await closeCall(page, 'laporan lengkap');
    await signOut(page);

    await signIn(page, rina);
    await reviewDay(page, noPicture);
    await returnCase(page, reference, 'Mohon lengkapi produk utamanya.', noPicture);
    await signOut(page);

    await signIn(page, sari);
    await setLanguage(page, 'English');
    await correctReturned(page, reference, noPicture);
    await page.keyboard.press('Control+Shift+S');
    await page
      .getByText('Server has everything')
      .or(page.getByText(/accepted/i))
      .first()
      .waitFor();
    await expect.poll(() => readServer(desk.serverFolder).map(({ rev }) => rev), { timeout: 20_000 }).toEqual([1, 2]);
    expect(readServer(desk.serverFolder)[1]?.body).toContain('keripik pisang');
  });
});
