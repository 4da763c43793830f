import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPage, sharedFixture } from './launchFixture.ts';

const shared = sharedFixture();

test('safe storage gives back what it was given, and the same text never twice', async () => {
  const result = await shared.app.evaluate(async ({ safeStorage }) => {
    const [one, two] = [
      await safeStorage.encryptStringAsync('kunci é 🔑'),
      await safeStorage.encryptStringAsync('kunci é 🔑'),
    ];
    const opened = await safeStorage.decryptStringAsync(one);
    const altered = Buffer.from(two);
    altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
    return {
      available: await safeStorage.isAsyncEncryptionAvailable(),
      backend: safeStorage.getSelectedStorageBackend(),
      buffer: Buffer.isBuffer(one),
      opened,
      differ: !one.equals(two),
      plain: one.includes('kunci'),
      altered: await safeStorage.decryptStringAsync(altered).catch((error: Error) => error.message),
    };
  });
  expect(result).toMatchObject({
    available: true,
    backend: 'basic_text',
    buffer: true,
    opened: { result: 'kunci é 🔑', shouldReEncrypt: false },
    differ: true,
    plain: false,
    altered: expect.stringContaining('decryptStringAsync'),
  });
});

test('the key of safe storage is for its owner only', async () => {
  await shared.app.evaluate(({ safeStorage }) => safeStorage.encryptStringAsync('x'));
  const keys = readdirSync(shared.userData).filter((name) => name.startsWith('Safe Storage Key'));
  expect(keys.map((name) => statSync(join(shared.userData, name)).mode & 0o777)).toEqual([0o600]);
  expect(keys.map((name) => readFileSync(join(shared.userData, name)).length)).toEqual([32]);
});

test('idle time starts again with every key', async () => {
  const page = await openPage(shared.app);
  await page.locator('#note').press('a');
  const state = await shared.app.evaluate(({ powerMonitor }) => [
    powerMonitor.getSystemIdleTime(),
    powerMonitor.getSystemIdleState(60),
  ]);
  expect(state).toEqual([expect.any(Number), 'active']);
  const heard = await shared.app.evaluate(({ powerMonitor }) => {
    let told = false;
    powerMonitor.once('suspend', () => (told = true));
    powerMonitor.emit('suspend');
    return told;
  });
  expect(heard).toBe(true);
});

test('a notification is shown and closed', async () => {
  const events = await shared.app.evaluate(
    ({ Notification }) =>
      new Promise((resolve) => {
        const seen: string[] = [];
        const notification = new Notification({ title: 'Panggilan kembali', body: 'pukul 10' });
        notification.on('show', () => {
          seen.push(`show ${notification.title}`);
          notification.close();
        });
        notification.on('close', () => resolve([...seen, 'close']));
        notification.show();
      }),
  );
  expect(events).toEqual(['show Panggilan kembali', 'close']);
});

test('a dialog that nobody answers is cancelled, and a test can answer it', async () => {
  const answers = await shared.app.evaluate(async ({ dialog }) => {
    const options = { message: 'Hapus?', buttons: ['Hapus', 'Batal'], cancelId: 1 };
    const cancelled = await dialog.showMessageBox(options);
    const open = await dialog.showOpenDialog({ properties: ['openFile'] });
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: true });
    const answered = await dialog.showMessageBox(fixture.window, options);
    return [cancelled.response, open, answered];
  });
  expect(answers).toEqual([1, { canceled: true, filePaths: [] }, { response: 0, checkboxChecked: true }]);
});

test('a menu answers to its keys after the page has left them alone', async () => {
  const page = await openPage(shared.app);
  await shared.app.evaluate(({ Menu }) => {
    Object.assign(globalThis, { chosen: [] });
    const item = (label: string, accelerator: string) => ({
      id: label,
      label,
      accelerator,
      click: (one: Electron.MenuItem) => chosen.push(one.label),
    });
    const submenu = [item('lock', 'CmdOrCtrl+L'), item('send', 'Alt+Shift+S'), item('taken', 'F2')];
    Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'Tanggap', submenu }]));
  });
  await page.evaluate(() =>
    window.addEventListener('keydown', (event) => {
      if (event.key === 'F2') event.preventDefault();
    }),
  );
  await page.locator('#note').focus();
  for (const key of ['Control+l', 'F2', 'Alt+Shift+S', 'l']) await page.keyboard.press(key);
  await expect.poll(() => shared.app.evaluate(() => chosen)).toEqual(['lock', 'send']);
  expect(await page.locator('#note').inputValue()).toBe('l');
  const clicked = await shared.app.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu();
    menu?.getMenuItemById('taken')?.click();
    Menu.setApplicationMenu(null);
    return chosen.at(-1);
  });
  expect(clicked).toBe('taken');
});

test('what the app copies can be pasted in a page, and the other way round', async () => {
  const page = await openPage(shared.app);
  const note = page.locator('#note');
  await note.focus();
  await shared.app.evaluate(({ clipboard }) => clipboard.writeText('CVD-03-0042-7'));
  await page.keyboard.press('Control+v');
  await expect.poll(() => note.inputValue()).toBe('CVD-03-0042-7');
  await note.fill('disalin dari halaman');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect.poll(() => shared.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('disalin dari halaman');
  await page.evaluate(() => navigator.clipboard.writeText('lewat API'));
  await expect.poll(() => shared.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('lewat API');
});

test('the theme that the app chooses is the theme of its pages', async () => {
  const page = await openPage(shared.app);
  await page.emulateMedia({ colorScheme: null });
  const dark = await shared.app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark';
    return nativeTheme.shouldUseDarkColors;
  });
  expect(dark).toBe(true);
  await page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await shared.app.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'light'));
  await page.waitForFunction(() => matchMedia('(prefers-color-scheme: light)').matches);
});

test('an address outside is never opened without a person', async () => {
  const outcome = await shared.app.evaluate(async ({ shell }) => [
    await shell.openExternal('https://example.org/').then(() => 'told'),
    await shell.openExternal('not an address').catch((error: Error) => error.message),
  ]);
  expect(outcome).toEqual(['told', expect.stringMatching(/invalid url/i)]);
});

test('algorithms that BoringSSL lacks are not there', async () => {
  const outcome = await shared.app.evaluate(async () => {
    const crypto = process.getBuiltinModule('node:crypto');
    const failed = (call: () => unknown): boolean => {
      try {
        call();
        return false;
      } catch {
        return true;
      }
    };
    return {
      missing: [
        failed(() =>
          crypto.argon2Sync('argon2id', {
            message: 'x',
            nonce: 'saltsalt',
            parallelism: 1,
            tagLength: 32,
            memory: 64,
            passes: 1,
          }),
        ),
        failed(() => crypto.createHash('sha3-256')),
        failed(() =>
          crypto.createCipheriv('chacha20-poly1305', Buffer.alloc(32), Buffer.alloc(12), { authTagLength: 16 }),
        ),
        failed(() => crypto.createECDH('secp256k1')),
        await globalThis.crypto.subtle.digest('SHA3-256', new Uint8Array()).then(
          () => false,
          () => true,
        ),
      ],
      there: [
        crypto.createHash('sha256').update('').digest('hex').slice(0, 8),
        crypto.scryptSync('a', 'b', 8).length,
        crypto.getCiphers().includes('aes-256-gcm'),
      ],
    };
  });
  expect(outcome).toEqual({ missing: [true, true, true, true, true], there: ['e3b0c442', 8, true] });
});
