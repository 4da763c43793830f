import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { enrolAgain } from '../../server/enrol.ts';
import { countCases } from '../../server/storage/cases.ts';
import { revokeDevice } from '../../server/storage/devices.ts';
import { openHotline, type Hotline } from '../support/openHotline.ts';
import type { OpenedCore } from '../support/openCore.ts';
import { takeCase } from '../support/takeCase.ts';

/** Somebody presses the key; resolves with the status once the runs that this began are over. */
async function send({ clock }: Hotline, desk: OpenedCore) {
  const last = async () => (await desk.call('sync.ledger', { before: null, limit: 1 })).runs[0];
  const status = async () => (await desk.call('desk.state', {})).sync;
  const before = (await last())?.id ?? 0;
  // A second press within ten seconds waits for them.
  clock.advance(10_000);
  await desk.call('sync.now', {});
  const isOver = async () => ((await last())?.id ?? 0) > before && !(await status()).running;
  await expect.poll(isOver, { timeout: 10_000 }).toBe(true);
  return status();
}

const deviceOf = (hotline: Hotline) =>
  hotline.database.selectFrom('device').selectAll().where('enrolled_at', 'is not', null).executeTakeFirstOrThrow();

const fileIn = (desk: OpenedCore): string => join(desk.folder, 'provisioning.json');

/** IT staff put another file for the same device before the next start. */
async function handOver(hotline: Hotline, desk: OpenedCore) {
  const { device_id: deviceId } = await deviceOf(hotline);
  const file = await enrolAgain(hotline.database, { deviceId, serverUrl: null, accounts: [] });
  writeFileSync(fileIn(desk), JSON.stringify(file));
}

describe('the enrolment of a desk', () => {
  it('happens by itself with the first sending, and is not asked for again after a restart', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03', 'sari');
    await takeCase(desk);
    expect(await send(hotline, desk)).toMatchObject({ pending: 0, accepted: 1, attention: 'none' });
    const { public_key: key, enrolled_at: at } = await deviceOf(hotline);
    const again = await desk.restart();
    await again.signIn('sari');
    await takeCase(again);
    expect(await send(hotline, again)).toMatchObject({ pending: 0, accepted: 2 });
    expect(await deviceOf(hotline)).toMatchObject({ public_key: key, enrolled_at: at });
  });

  it('outlives a file that could not be removed and is taken over once more', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03', 'sari');
    await desk.core.close();
    // The very file: as it was before it was taken over and removed.
    const { device_id: deviceId } = await hotline.database
      .selectFrom('device')
      .selectAll()
      .where('workstation', '=', '03')
      .where('server_url', '=', 'http://server.example')
      .executeTakeFirstOrThrow();
    const file = await enrolAgain(hotline.database, { deviceId, serverUrl: null, accounts: [] });
    for (const expected of [1, 2]) {
      writeFileSync(fileIn(desk), JSON.stringify(file));
      const again = await desk.restart();
      await again.signIn('sari');
      await again.call('shift.open', {});
      await takeCase(again);
      expect(await send(hotline, again)).toMatchObject({ pending: 0, attention: 'none' });
      expect(await countCases(hotline.database)).toBe(expected);
      expect(existsSync(fileIn(desk))).toBe(false);
      await again.core.close();
    }
  });

  it('is made again by the desk itself on a server that was restored to before it', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03', 'sari');
    await takeCase(desk);
    await send(hotline, desk);
    const { public_key: key } = await deviceOf(hotline);
    await hotline.database
      .updateTable('device')
      .set({ public_key: null, enrolled_at: null, code_used_at: null })
      .execute();
    await takeCase(desk);
    // The first that asks, a sending or a reading, hears that the key is not known; whoever is next enrols.
    const first = await send(hotline, desk);
    const { pending, accepted, attention } = first.pending === 0 ? first : await send(hotline, desk);
    expect({ pending, accepted, attention }).toEqual({ pending: 0, accepted: 2, attention: 'none' });
    expect((await deviceOf(hotline)).public_key).toBe(key);
  });

  it('that was taken back is told, keeps every case, and goes on with a fresh file; the people stay', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03', 'sari');
    await takeCase(desk);
    await send(hotline, desk);
    const { device_id: deviceId, public_key: key } = await deviceOf(hotline);
    await revokeDevice(hotline.database, deviceId, '2026-03-24T02:10:00.000Z');
    await takeCase(desk);
    expect(await send(hotline, desk)).toMatchObject({ pending: 1, accepted: 1, attention: 'enrolAgain' });
    await handOver(hotline, desk);
    const again = await desk.restart();
    await again.signIn('sari');
    expect(await send(hotline, again)).toMatchObject({ pending: 0, accepted: 2, attention: 'none' });
    const after = await deviceOf(hotline);
    expect(after.device_id).toBe(deviceId);
    expect(after.public_key).not.toBe(key);
  });

  it('survives the loss of the database: the second copy of who the desk is has its key', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03', 'sari');
    await takeCase(desk);
    await send(hotline, desk);
    const { public_key: key } = await deviceOf(hotline);
    await desk.core.close();
    const file = join(desk.userData, 'tanggap.db');
    writeFileSync(file, readFileSync(file).fill(0x5a));
    const again = await desk.restart();
    await again.signIn('sari');
    await again.call('shift.open', {});
    await takeCase(again);
    expect(await send(hotline, again)).toMatchObject({ pending: 0, attention: 'none' });
    expect(await deviceOf(hotline)).toMatchObject({ public_key: key });
  });
});
