import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sealUnderPassphrase } from '../../shared/crypto/passphraseBox.ts';
import { newSealingKey } from '../../shared/crypto/sealedBox.ts';
import { closeAtOnce, newCall, signIn, startShift } from '../support/deskHands.ts';
import { openApp, type TestDesk } from '../support/openApp.ts';
import { readServer } from '../support/readServer.ts';
import { useTestDesk } from '../support/useDesk.ts';

const dewi = { username: 'dewi', password: 'kopi-susu-gula-aren-7' };
const keyring = { CHROMIUM_RUNTIME_SAFE_STORAGE_BACKEND: 'gnome_libsecret' };
const passphrase = 'kopi tubruk manis';

/** A desk that its organisation can open, with one case that the server does not have. */
async function aDeskWithACase() {
  const desk = await useTestDesk();
  const { privateKey, publicKey } = newSealingKey();
  const passwordHash = await hash(dewi.password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const accounts = [{ id: 'dewi', username: 'dewi', name: 'Dewi Anggraini', role: 'agent', passwordHash }];
  const file = { ...desk.server().provisioning, accounts, recoveryKey: publicKey };
  writeFileSync(desk.provisioningFile, JSON.stringify(file));
  const keyFile = join(dirname(desk.userData), 'organisation.json');
  const box = sealUnderPassphrase(passphrase, Buffer.from(privateKey, 'base64url'));
  writeFileSync(keyFile, JSON.stringify({ schema: 1, kind: 'tanggap recovery key', publicKey, ...box }));
  await desk.stopServer();
  const { page, close } = await desk.open({ demo: false, env: keyring });
  await signIn(page, dewi);
  await startShift(page);
  await newCall(page, { number: '081230004471' });
  const reference = await closeAtOnce(page, '1');
  await close();
  return { desk, keyFile, reference };
}

/** Another person at the operating system, or the same after it was set up anew: its secret is gone. */
const loseTheMachinesSecret = ({ userData }: TestDesk): void =>
  rmSync(join(userData, 'Safe Storage Key (chromium runtime)'));

async function openWithKey({ userData }: TestDesk, keyFile: string) {
  const words = [`--user-data-dir=${userData}`, '--pack=covid-2020', `--recovery-key=${keyFile}`];
  const app = await openApp(words, { ...keyring, TANGGAP_RECOVERY_PASSPHRASE: passphrase });
  onTestFinished(() => app.close());
  return app;
}

describe('a machine that can no longer open the key of its database', () => {
  it('goes on without it, says so and keeps everything; with the key, later, all is back', async () => {
    const { desk, keyFile, reference } = await aDeskWithACase();
    loseTheMachinesSecret(desk);
    const without = await desk.open({ demo: false, env: keyring });
    await without.page.getByText(/kunci lama dan basis data lama disimpan/).waitFor();
    await without.close();
    expect(
      readdirSync(desk.userData).filter((name) => name.startsWith('key.') && name.includes('set-aside')),
    ).toHaveLength(2);
    const recovered = await openWithKey(desk, keyFile);
    await signIn(recovered.page, dewi);
    await recovered.close();
    await desk.startServer();
    const { page } = await desk.open({ demo: false, env: keyring });
    await signIn(page, dewi);
    await page.keyboard.press('Control+Shift+S');
    await page.getByText('Semua diterima server').waitFor();
    expect(readServer(desk.serverFolder).map(({ body }) => body.includes(reference))).toEqual([true]);
    expect(readFileSync(join(desk.userData, 'key.json')).includes(passphrase)).toBe(false);
  });
});
