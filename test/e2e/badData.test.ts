import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesWithPlainBytes } from '../../scripts/tour/plainBytes.ts';
import { callers, tellEverything } from '../support/callers.ts';
import { closeCall, newCall, sari, signIn, startShift, waitUntilSaved } from '../support/deskHands.ts';
import { useOpenDesk, useTestDesk } from '../support/useDesk.ts';

/** Half of a key file. */
const damagedKey = '{"schema":2,"sealed":"bm90IGEga2V5';

describe('files that cannot be trusted', () => {
  it('a damaged database is kept aside, said, and capture goes on in a new one', async () => {
    const { desk, app } = await useOpenDesk();
    await app.close();
    const file = readdirSync(desk.userData).find((name) => name.endsWith('.db'));
    if (file === undefined) throw new Error('no database in the desk folder');
    const damaged = Buffer.alloc(readFileSync(join(desk.userData, file)).length, 7);
    writeFileSync(join(desk.userData, file), damaged);
    const { page } = await desk.open();
    await page.getByText(/disimpan terpisah/).waitFor();
    const kept = readdirSync(desk.userData, { withFileTypes: true }).filter(
      (entry) => entry.isFile() && readFileSync(join(desk.userData, entry.name)).equals(damaged),
    );
    expect(kept).toHaveLength(1);
    await signIn(page, sari);
    await startShift(page);
    await newCall(page, { number: callers.partial.phone });
    await waitUntilSaved(page);
  });

  it('one damaged key file is healed from its other copy, and nothing is lost', async () => {
    const { desk, app } = await useOpenDesk();
    await app.close();
    writeFileSync(join(desk.userData, 'key.json'), damagedKey);
    const { page } = await desk.open();
    await page.getByText(/Sebuah berkas kunci basis data rusak/).waitFor();
    const names = readdirSync(desk.userData);
    expect(names.some((name) => name.startsWith('key.json.set-aside'))).toBe(true);
    expect(names.some((name) => name.includes('disisihkan'))).toBe(false);
  });

  it('key files that nothing opens are kept aside with their database, said, and capture goes on', async () => {
    const { desk, app } = await useOpenDesk();
    await app.close();
    for (const name of ['key.json', 'key.previous.json']) writeFileSync(join(desk.userData, name), damagedKey);
    const { page } = await desk.open();
    await page.getByText(/Kunci basis data tidak dapat dibuka di komputer ini/).waitFor();
    const names = readdirSync(desk.userData);
    expect(names.some((name) => name.startsWith('key.json.set-aside'))).toBe(true);
    expect(names.some((name) => name.includes('disisihkan'))).toBe(true);
    await signIn(page, sari);
    await startShift(page);
    await newCall(page, { number: callers.partial.phone });
    await waitUntilSaved(page);
  });

  it('a settings file that is no JSON is kept aside, said, and defaults apply', async () => {
    const desk = await useTestDesk();
    writeFileSync(join(desk.userData, 'settings.json'), '{"settings": {');
    const { page } = await desk.open();
    await page.getByText(/Setelan tidak terbaca/).waitFor();
    expect(readdirSync(desk.userData).some((name) => name.startsWith('settings.set-aside'))).toBe(true);
  });
});

describe('strangers', () => {
  it('find no name, number, NIK or business of a caller in any file of the desk', async () => {
    const { desk, app } = await useOpenDesk();
    const { page } = app;
    const caller = callers.complete;
    await newCall(page, { number: caller.phone });
    await tellEverything(page, caller, 'sleman depok catur');
    await closeCall(page, 'laporan lengkap');
    await newCall(page, { number: callers.partial.phone });
    await waitUntilSaved(page);
    await app.kill();
    expect(existsSync(desk.userData)).toBe(true);
    const words = [caller.name, caller.phone, `+62${caller.phone.slice(1)}`, caller.nik, caller.business];
    expect(filesWithPlainBytes(desk.userData, words)).toEqual([]);
  });
});
