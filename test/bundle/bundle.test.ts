import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openReceipt } from '../../core/bundle/openReceipt.ts';
import { sealBundle } from '../../core/bundle/sealBundle.ts';
import { applyBundle } from '../../server/bundle/applyBundle.ts';
import { openBundle } from '../../server/bundle/openBundle.ts';
import { sealReceipt } from '../../server/bundle/sealReceipt.ts';
import { countCases } from '../../server/storage/cases.ts';
import { Bundle } from '../../shared/contract/bundle.ts';
import { newDeviceKey } from '../../shared/crypto/deviceKey.ts';
import { newSealingKey } from '../../shared/crypto/sealedBox.ts';
import { someItems } from '../support/batchItems.ts';
import { openServer } from '../support/openServer.ts';
import { databaseKinds, serverDatabase } from '../support/serverDatabase.ts';

const server = newSealingKey();
const device = newDeviceKey();

const aBundle = (deviceId: string, count: number, changes: Partial<Bundle> = {}): Bundle =>
  Bundle.parse({
    bundleId: randomUUID(),
    deviceId,
    writtenAt: '2026-03-24T02:02:00.000Z',
    receiptKey: randomBytes(32).toString('base64url'),
    items: someItems(count).map((item, i) => ({ ...item, incarnation: i % 2 === 0 ? 1 : 2 })),
    ...changes,
  });

const known = async () => ({ publicKey: device.publicKey, revoked: false });

const opened = async (sealed: Uint8Array, signer = known) => {
  const bundle = await openBundle(sealed, server.privateKey, signer);
  if (typeof bundle === 'string') throw new Error(bundle);
  return bundle;
};

describe.each(databaseKinds)('a bundle brought to a server on %s', (kind) => {
  const open = async () => {
    const db = await serverDatabase(kind);
    const { deviceId } = (await openServer(db)).device;
    return { db, deviceId };
  };

  test('is stored as over the network, and its receipt says so for every revision', async () => {
    const { db, deviceId } = await open();
    const bundle = aBundle(deviceId, 7);
    const arrived = await opened(await sealBundle(bundle, device.privateKey, server.publicKey));
    const receipt = await applyBundle(db, arrived, Date.now);
    expect(await countCases(db)).toBe(7);
    const back = openReceipt(sealReceipt(receipt, arrived.receiptKey), ['', bundle.receiptKey]);
    expect(back).toEqual(receipt);
    expect(back?.bundleId).toBe(bundle.bundleId);
    expect(new Set(back?.results.map(({ caseId, sha256 }) => `${caseId} ${sha256}`))).toEqual(
      new Set(bundle.items.map(({ caseId, sha256 }) => `${caseId} ${sha256}`)),
    );
    expect(back?.results.every(({ verdict }) => verdict === 'created')).toBe(true);
  });

  test('that is copied and brought again adds nothing and has its receipt again', async () => {
    const { db, deviceId } = await open();
    const sealed = await sealBundle(aBundle(deviceId, 3), device.privateKey, server.publicKey);
    await applyBundle(db, await opened(sealed), Date.now);
    const again = await applyBundle(db, await opened(Uint8Array.from(sealed)), Date.now);
    expect(again.results.map(({ verdict }) => verdict)).toEqual(Array(3).fill('duplicate'));
    expect(await countCases(db)).toBe(3);
  });

  test('keeps what cannot be read as a dead letter and takes the rest', async () => {
    const { db, deviceId } = await open();
    const bundle = aBundle(deviceId, 3);
    const [first] = bundle.items;
    if (first === undefined) throw new Error('a bundle of three');
    first.body = '{}';
    const receipt = await applyBundle(
      db,
      await opened(await sealBundle(bundle, device.privateKey, server.publicKey)),
      Date.now,
    );
    expect(receipt.results.map(({ verdict }) => verdict).toSorted()).toEqual(['created', 'created', 'quarantined']);
    const letters = await db.selectFrom('dead_letter').select(['raw']).execute();
    expect(letters.map(({ raw }) => JSON.parse(Buffer.from(raw).toString('utf8')).caseId)).toEqual([first.caseId]);
  });
});

describe('a disk in strange hands', () => {
  const deviceId = randomUUID();

  test('shows no word of a caller', async () => {
    const bundle = aBundle(deviceId, 2);
    const sealed = Buffer.from(await sealBundle(bundle, device.privateKey, server.publicKey));
    expect(sealed.includes(bundle.items[0]?.caseId ?? '')).toBe(false);
    expect(sealed.includes('nama')).toBe(false);
  });

  test('altered or cut anywhere is refused as a whole', async () => {
    const sealed = Buffer.from(await sealBundle(aBundle(deviceId, 1), device.privateKey, server.publicKey));
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 4, at);
      expect(await openBundle(changed, server.privateKey, known)).toBe('notForUs');
      expect(await openBundle(sealed.subarray(0, at), server.privateKey, known)).toBe('notForUs');
    }
  });

  test('is opened by its own server alone', async () => {
    const sealed = await sealBundle(aBundle(deviceId, 1), device.privateKey, server.publicKey);
    expect(await openBundle(sealed, newSealingKey().privateKey, known)).toBe('notForUs');
  });

  test('is believed only with the signature of the device that it names, and not after that was revoked', async () => {
    const sealed = await sealBundle(aBundle(deviceId, 1), device.privateKey, server.publicKey);
    const nobody = async () => null;
    const other = async () => ({ publicKey: newDeviceKey().publicKey, revoked: false });
    const neverEnrolled = async () => ({ publicKey: null, revoked: false });
    const revoked = async () => ({ publicKey: device.publicKey, revoked: true });
    expect(await openBundle(sealed, server.privateKey, nobody)).toBe('unknownDevice');
    expect(await openBundle(sealed, server.privateKey, neverEnrolled)).toBe('unknownDevice');
    expect(await openBundle(sealed, server.privateKey, other)).toBe('forged');
    expect(await openBundle(sealed, server.privateKey, revoked)).toBe('revoked');
  });

  test('a receipt opens with the key of its own bundle alone', async () => {
    const key = () => randomBytes(32).toString('base64url');
    const mine = key();
    const sealed = sealReceipt({ bundleId: randomUUID(), serverTime: '2026-03-24T02:02:00.000Z', results: [] }, mine);
    expect(openReceipt(sealed, [key(), key()])).toBeNull();
    expect(openReceipt(sealed, [])).toBeNull();
    expect(openReceipt(sealed, [key(), mine])).not.toBeNull();
    expect(openReceipt(sealed.subarray(1), [mine])).toBeNull();
    expect(openReceipt(Buffer.from('not a receipt'), [mine])).toBeNull();
  });
});
