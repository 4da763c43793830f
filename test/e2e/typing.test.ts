import { describe, expect, it } from 'vitest';
import { callers } from '../support/callers.ts';
import { goTo, newCall, waitUntilSaved } from '../support/deskHands.ts';
import { useOpenDesk } from '../support/useDesk.ts';

const long =
  'Sejak pertengahan Maret pesanan turun tajam; “toko langganan” tutup, singkong naik 40%, dan dua pekerja dirumahkan. '.repeat(
    4,
  );

describe('typing a long answer', () => {
  it('loses no character and no focus while a sync, an alert, a theme and a language change happen', async () => {
    const { desk, app } = await useOpenDesk();
    const { page } = app;
    await newCall(page, { number: callers.partial.phone });
    await goTo(page, 'Cerita');
    const call = (name: string, input: unknown): Promise<unknown> =>
      page.evaluate(([asked, given]) => Reflect.get(window, 'bridge').call(asked, given), [name, input] as const);
    const disturb: readonly (() => Promise<unknown>)[] = [
      () => call('sync.now', {}),
      () => call('settings.write', { language: 'en' }),
      () => call('settings.write', { theme: 'dark' }),
      () => desk.stopServer(),
      () => call('settings.write', { language: 'id' }),
      () =>
        app.electron.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.send('event', 'notice.added', {
            id: 'test-alert',
            at: new Date().toISOString(),
            kind: 'diskLow',
            details: {},
          }),
        ),
    ];
    const pieces = Math.ceil(long.length / disturb.length);
    for (const [index, act] of disturb.entries()) {
      const disturbing = act();
      await page.keyboard.type(long.slice(index * pieces, (index + 1) * pieces));
      await disturbing;
    }
    expect(await page.locator('textarea:focus').inputValue()).toBe(long);
    await waitUntilSaved(page);
  });

  it('refuses 200,000 pasted characters with the limit, and keeps what stood there', async () => {
    const { app } = await useOpenDesk();
    const { page } = app;
    await newCall(page, { number: callers.partial.phone });
    await goTo(page, 'Cerita');
    await page.keyboard.type('awal ');
    await page.keyboard.insertText('x'.repeat(200_000));
    await page
      .getByText(/20\.000/)
      .first()
      .waitFor();
    expect(await page.locator('textarea:focus').inputValue()).toBe('awal ');
  });
});
