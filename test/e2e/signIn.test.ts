import { describe, expect, it } from 'vitest';
import { newCall, rina, sari, signIn, startShift } from '../support/deskHands.ts';
import { useOpenDesk, useTestDesk } from '../support/useDesk.ts';

describe('signing in', () => {
  it('marks demo mode and shows its accounts', async () => {
    const { page } = await (await useTestDesk()).open();
    await page
      .getByText(/Mode demo/)
      .first()
      .waitFor();
    await page.getByText(/Sari Wulandari/).waitFor();
  });

  it('slows down after wrong passwords, and still after a restart', async () => {
    const desk = await useTestDesk();
    const app = await desk.open();
    await app.page.getByLabel('Kata sandi').waitFor();
    // The first tries are free, then the wait doubles; the one that is looked for outlasts a restart of the program.
    const longest = await app.page.evaluate(async () => {
      for (let attempt = 0; ; attempt += 1) {
        const reply = await Reflect.get(window, 'bridge').call('session.signIn', {
          username: 'sari',
          password: `salah-${attempt}`,
        });
        const seconds = Number(Reflect.get(Object(reply), 'problem')?.details?.retryAfterSeconds ?? 0);
        if (seconds > 12 || attempt > 20) return seconds;
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      }
    });
    expect(longest).toBeGreaterThan(12);
    await app.kill();
    const again = await desk.open();
    await again.page.getByLabel('Nama pengguna').fill('sari');
    await again.page.getByLabel('Kata sandi').fill(sari.password);
    await again.page.keyboard.press('Enter');
    await again.page.getByText(/Tunggu|coba lagi setelah/).waitFor();
  });

  it('locks by key, leaves nothing of a caller on the page, and unlocks where the agent was', async () => {
    const { app } = await useOpenDesk();
    await newCall(app.page, { number: '081230004471' });
    await app.page.keyboard.press('Control+l');
    await app.page.getByRole('heading', { name: 'Terkunci' }).waitFor();
    expect(await app.page.content()).not.toMatch(/8123|0004471|KU-\d{6}/);
    await app.page.keyboard.type(sari.password);
    await app.page.keyboard.press('Enter');
    await app.page.locator('#script').waitFor();
  });

  it('locks by itself when nobody touches the workstation', async () => {
    const { app } = await useOpenDesk();
    await app.electron.evaluate(({ powerMonitor }) => {
      powerMonitor.getSystemIdleTime = () => 4_000;
    });
    await app.page.getByRole('heading', { name: 'Terkunci' }).waitFor({ timeout: 20_000 });
  });

  it('goes on in the same session when the background process dies', async () => {
    const { app } = await useOpenDesk();
    app.killCore();
    await app.page
      .getByText(/sempat berhenti|Menyambung kembali/)
      .first()
      .waitFor();
    await newCall(app.page, { number: '081230004471' });
  });

  it('shows the shift log to supervisors only', async () => {
    const { app } = await useOpenDesk();
    const refused = await app.page.evaluate(() => Reflect.get(window, 'bridge').call('shiftLog.verify', {}));
    expect(refused).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
    await app.page.keyboard.press('Alt+3');
    expect(await app.page.getByText('Periksa keutuhan').count()).toBe(0);
  });

  it('starts and ends a shift by keyboard', async () => {
    const desk = await useTestDesk();
    const { page } = await desk.open();
    await signIn(page, rina);
    await startShift(page);
    const end = page.getByRole('button', { name: 'Akhiri shift' });
    await end.focus();
    await page.keyboard.press('Enter');
    await page.getByLabel(/^Catatan shift/).waitFor();
    await page.keyboard.type('Tenang.');
    await end.last().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Mulai shift' }).waitFor();
  });
});
