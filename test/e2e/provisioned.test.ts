import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { chooseRuntime } from '../../scripts/electronRuntime.ts';
import { root } from '../../scripts/run.ts';
import { closeAtOnce, newCall, signIn, startShift } from '../support/deskHands.ts';
import { environment } from '../support/openApp.ts';
import { readServer } from '../support/readServer.ts';
import { useTestDesk } from '../support/useDesk.ts';

const dewi = { username: 'dewi', password: 'kopi-susu-gula-aren-7' };

/** The desktop's keyring, as far as the program can tell; on the stand-in the name is all there is to it. */
const keyring = { CHROMIUM_RUNTIME_SAFE_STORAGE_BACKEND: 'gnome_libsecret' };

async function aProvisionedDesk() {
  const desk = await useTestDesk();
  const passwordHash = await hash(dewi.password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const accounts = [{ id: 'dewi', username: 'dewi', name: 'Dewi Anggraini', role: 'agent', passwordHash }];
  writeFileSync(desk.provisioningFile, JSON.stringify({ ...desk.server().provisioning, accounts }));
  return desk;
}

describe('a desk that IT staff have provisioned', () => {
  it('signs in its own accounts, knows no demo account, reports to its server, and the file with the code is gone', async () => {
    const desk = await aProvisionedDesk();
    const { page } = await desk.open({ demo: false, env: keyring });
    await signIn(page, dewi);
    expect(await page.getByText('Mode demo').count()).toBe(0);
    await startShift(page);
    await newCall(page, { number: '081230004471' });
    await closeAtOnce(page, '1');
    await page.keyboard.press('Control+Shift+S');
    await page.getByText('Semua diterima server').waitFor();
    expect(readServer(desk.serverFolder)).toHaveLength(1);
    expect(existsSync(desk.provisioningFile)).toBe(false);
  });

  it('without accounts says what IT staff must do', async () => {
    const desk = await useTestDesk();
    writeFileSync(desk.provisioningFile, '{"schema": 1, "workstation": "3"}');
    const { page } = await desk.open({ demo: false, env: keyring });
    await page.getByText('Komputer ini belum memiliki akun').waitFor();
    await page.getByText(/provisioning ditolak/).waitFor();
    expect(existsSync(desk.provisioningFile)).toBe(true);
  });

  it('does not begin where the key of the database could not be kept safe, and leaves nothing behind', async () => {
    const desk = await useTestDesk();
    const runtime = chooseRuntime({ fetch: false });
    const env = { ...environment(runtime), CHROMIUM_RUNTIME_SAFE_STORAGE_BACKEND: 'basic_text' };
    const words = ['.', `--user-data-dir=${desk.userData}`, '--password-store=basic'];
    const program = spawn(runtime.executable, words, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    program.stderr.on('data', (data: Buffer) => (said += data.toString()));
    await once(program, 'exit');
    expect(said).toContain('penyimpanan kunci yang aman');
    expect(readdirSync(desk.userData).filter((name) => /^(tanggap\.db|key\.json)/.test(name))).toEqual([]);
  });
});
