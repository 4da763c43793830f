import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../core/storage/database.ts';
import { writeIdentity } from '../../core/storage/identity.ts';
import { databaseFile, identityFile, openStore } from '../../core/storage/openStore.ts';
import { Provisioning } from '../../shared/model/provisioning.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { tempDatabase, testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

const now = '2026-03-24T02:00:00.000Z';

function open(folder: string, key = testKey) {
  const opened = openStore({ folder, key, demo: true, now });
  if (opened.ok) onTestFinished(() => opened.value.store.close());
  return opened;
}

/** A desk that was in use: some pages of rows, all folded into the file. */
function usedDesk(): string {
  const folder = tempFolder();
  const opened = openStore({ folder, key: testKey, demo: true, now });
  if (!opened.ok) throw new Error('the first start was refused');
  for (let n = 0; n < 200; n += 1) opened.value.store.attempts.add(`user:${'x'.repeat(100)}${n}`, now);
  opened.value.store.close();
  return folder;
}

const keptIn = (folder: string) => readdirSync(folder).filter((name) => name.includes('.disisihkan-'));

describe('a database that cannot be read', () => {
  it('is kept aside byte for byte when the key is another one, and a new one is begun', () => {
    const folder = usedDesk();
    const before = readFileSync(databaseFile(folder));
    const opened = open(folder, 'f'.repeat(64));
    expect(opened).toMatchObject({ ok: true, value: { setAside: 'tanggap.db.disisihkan-20260324T020000000Z' } });
    expect(readFileSync(join(folder, keptIn(folder)[0] ?? '')).equals(before)).toBe(true);
  });

  it('keeps what was in its WAL, too', () => {
    const folder = usedDesk();
    writeFileSync(`${databaseFile(folder)}-wal`, 'not folded in yet');
    open(folder, 'f'.repeat(64));
    expect(keptIn(folder).map((name) => name.replace(/.*Z/, ''))).toEqual(['', '-wal']);
  });

  it('is kept aside wherever a bit has flipped', () => {
    const seed = 20260324;
    const random = seededRandom(seed, () => 0);
    const folder = usedDesk();
    const sound = readFileSync(databaseFile(folder));
    for (let round = 0; round < 12; round += 1) {
      const hurt = Buffer.from(sound);
      const at = Math.floor(random.unit() * hurt.length);
      hurt.writeUInt8(hurt.readUInt8(at) ^ (1 << Math.floor(random.unit() * 8)), at);
      writeFileSync(databaseFile(folder), hurt);
      const opened = openStore({ folder, key: testKey, demo: true, now: `2026-03-24T02:00:${10 + round}.000Z` });
      expect(opened.ok && opened.value.setAside, `seed ${seed}, round ${round}, byte ${at}`).toMatch(/disisihkan/);
      if (opened.ok) opened.value.store.close();
    }
    expect(keptIn(folder)).toHaveLength(12);
  });

  it.each([0.4, 0.9])('is kept aside when only %f of it is left', (share) => {
    const folder = usedDesk();
    truncateSync(databaseFile(folder), Math.floor(readFileSync(databaseFile(folder)).length * share));
    expect(open(folder)).toMatchObject({ ok: true, value: { setAside: expect.any(String) } });
  });

  it('is kept aside when it is another kind of file', () => {
    const folder = tempFolder();
    writeFileSync(databaseFile(folder), 'a letter to the ministry\n'.repeat(500));
    expect(open(folder)).toMatchObject({ ok: true, value: { setAside: expect.any(String) } });
  });
});

describe('a database that is sound', () => {
  it('is opened again with everything in it', () => {
    const folder = usedDesk();
    const opened = open(folder);
    expect(opened).toMatchObject({ ok: true, value: { setAside: null } });
    expect(opened.ok && opened.value.store.attempts.of(`user:${'x'.repeat(100)}7`)).toMatchObject({ failures: 1 });
  });

  it('is refused and left alone while another Tanggap has it open', () => {
    const folder = tempFolder();
    tempDatabase(folder);
    expect(open(folder)).toMatchObject({
      ok: false,
      problem: { code: 'conflict', details: { reason: 'openElsewhere' } },
    });
    expect(keptIn(folder)).toEqual([]);
  });

  it('is refused and left alone when it is newer', () => {
    const folder = usedDesk();
    const db = openDatabase(databaseFile(folder), testKey);
    db.pragma('user_version = 99');
    db.close();
    expect(open(folder)).toMatchObject({ ok: false, problem: { details: { reason: 'newerDatabase' } } });
    expect(keptIn(folder)).toEqual([]);
  });
});

describe('a desk that lost its database', () => {
  const { schema: _schema, ...provisioned } = Provisioning.parse({
    schema: 2,
    deviceId: '019d1d9e-0000-7000-8000-000000000001',
    workstation: '07',
    serverUrl: 'https://pusat.example',
    enrolCode: 't'.repeat(40),
    serverKey: 'K'.repeat(43),
    recoveryKey: null,
    accounts: [{ id: 'a1', username: 'wati', name: 'Wati', role: 'agent', passwordHash: '$argon2id$x' }],
  });

  it('still is the same desk with the same people, and counts in a new incarnation', () => {
    const folder = usedDesk();
    writeIdentity(identityFile(folder), testKey, { ...provisioned, incarnation: 1 });
    truncateSync(databaseFile(folder), 5000);
    const opened = open(folder);
    if (!opened.ok) throw new Error('refused');
    const { device, agents } = opened.value.store;
    expect([device.get('deviceId'), device.get('workstation'), device.get('incarnation')]).toEqual([
      provisioned.deviceId,
      '07',
      '2',
    ]);
    expect(agents.byUsername('wati')?.name).toBe('Wati');
  });

  it('notices that its file was emptied', () => {
    const folder = usedDesk();
    writeIdentity(identityFile(folder), testKey, { ...provisioned, incarnation: 1 });
    truncateSync(databaseFile(folder), 0);
    expect(open(folder)).toMatchObject({ ok: true, value: { setAside: expect.any(String) } });
  });

  it('keeps that second copy sealed', () => {
    const folder = tempFolder();
    writeIdentity(identityFile(folder), testKey, { ...provisioned, incarnation: 1 });
    const bytes = readFileSync(identityFile(folder));
    expect(bytes.includes('wati') || bytes.includes('tttt')).toBe(false);
  });
});
