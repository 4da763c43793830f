import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabaseKey, type Sealer } from '../../main/databaseKey.ts';
import { organisationKey } from '../../main/organisationKey.ts';
import { sealUnderPassphrase } from '../../shared/crypto/passphraseBox.ts';
import { newSealingKey, openSealed, openWith, sealWith } from '../../shared/crypto/sealedBox.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { tempFolder } from '../support/tempFolder.ts';

/** A machine with its own secret, as an operating system has one for each person. */
function aMachine(): Sealer {
  const secret = randomBytes(32);
  return {
    seal: (text) => Promise.resolve(sealWith(secret, Buffer.from(text))),
    open: (sealed) => {
      const opened = openWith(secret, sealed);
      return opened === null
        ? Promise.reject(new Error('not of this machine'))
        : Promise.resolve({ text: opened.toString(), isOld: false });
    },
  };
}

/** One that opens whatever it is given and notices nothing. */
const careless: Sealer = {
  seal: (text) => Promise.resolve(Buffer.from(text)),
  open: (sealed) => Promise.resolve({ text: Buffer.from(sealed).toString(), isOld: false }),
};

const fileIn = (folder: string) => join(folder, 'key.json');
const copyIn = (folder: string) => join(folder, 'key.previous.json');
const keptIn = (folder: string) => readdirSync(folder).filter((name) => name.includes('.set-aside-'));
const flipped = (bytes: Buffer, bit: number): Buffer => {
  const hurt = Buffer.from(bytes);
  hurt.writeUInt8(hurt.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return hurt;
};

/** A desk that has been started before, and that its organisation can open. */
async function aDesk(machine = aMachine()) {
  const folder = tempFolder();
  const organisation = newSealingKey();
  const { key, wrapFor } = await openDatabaseKey(folder, machine, null);
  wrapFor(organisation.publicKey);
  return { folder, machine, key, organisation };
}

describe('the key of the database', () => {
  it('is made at the first start and is the same at every other, in files of their owner alone', async () => {
    const { folder, machine, key } = await aDesk();
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(await openDatabaseKey(folder, machine, null)).toMatchObject({ key, fate: 'none', file: null });
    expect(statSync(fileIn(folder)).mode & 0o777).toBe(0o600);
    expect(readFileSync(fileIn(folder)).includes(key)).toBe(false);
  });

  it('is sealed to the organisation as well, once, and anew when that has another key', async () => {
    const { folder, machine, key, organisation } = await aDesk();
    const wrapped = (): { publicKey: string; sealed: string } =>
      JSON.parse(readFileSync(fileIn(folder), 'utf8')).recovery;
    const before = wrapped();
    const opened = openSealed(organisation.privateKey, 'tanggap database key', Buffer.from(before.sealed, 'base64'));
    expect(opened?.toString('hex')).toBe(key);
    const { wrapFor } = await openDatabaseKey(folder, machine, null);
    wrapFor(organisation.publicKey);
    expect(wrapped()).toEqual(before);
    const next = newSealingKey();
    wrapFor(next.publicKey);
    expect(wrapped().publicKey).toBe(next.publicKey);
  });

  it('of a desk of before is read from its file, which gains what it lacks', async () => {
    const folder = tempFolder();
    const machine = aMachine();
    const key = 'ab'.repeat(32);
    const sealed = Buffer.from(await machine.seal(key)).toString('base64');
    writeFileSync(fileIn(folder), JSON.stringify({ schema: 1, sealed }));
    expect(await openDatabaseKey(folder, machine, null)).toMatchObject({ key, fate: 'none', file: null });
    expect(readFileSync(copyIn(folder)).equals(readFileSync(fileIn(folder)))).toBe(true);
    expect(await openDatabaseKey(folder, machine, null)).toMatchObject({ key, fate: 'none' });
  });

  it.each([
    ['a careful machine', aMachine()],
    ['a machine that notices nothing', careless],
  ])('survives any flipped bit of any of its files on %s, and both files are whole again', async (_which, machine) => {
    const seed = 20261124;
    const random = seededRandom(seed, () => 0);
    const { folder, key, organisation } = await aDesk(machine);
    const whole = readFileSync(fileIn(folder));
    for (let at = 0; at < whole.length; at += 7) {
      const bit = at * 8 + Math.floor(random.unit() * 8);
      const place = random.unit() < 0.5 ? fileIn(folder) : copyIn(folder);
      writeFileSync(place, flipped(whole, bit));
      const opened = await openDatabaseKey(folder, machine, null);
      expect([opened.key, opened.fate], `seed ${seed}, bit ${bit}`).toEqual([key, 'repaired']);
      expect(readFileSync(fileIn(folder)).equals(readFileSync(copyIn(folder)))).toBe(true);
      const { recovery } = JSON.parse(readFileSync(fileIn(folder), 'utf8'));
      const byThem = openSealed(
        organisation.privateKey,
        'tanggap database key',
        Buffer.from(recovery.sealed, 'base64'),
      );
      expect(byThem?.toString('hex')).toBe(key);
      for (const file of [fileIn(folder), copyIn(folder)]) writeFileSync(file, whole);
      for (const name of keptIn(folder)) rmSync(join(folder, name));
    }
  });

  it.each([0, 1, 40, 200])('survives a file that was cut after %i bytes, or is gone', async (length) => {
    const { folder, machine, key } = await aDesk();
    const whole = readFileSync(fileIn(folder));
    writeFileSync(fileIn(folder), whole.subarray(0, length));
    expect(await openDatabaseKey(folder, machine, null)).toMatchObject({ key, fate: 'repaired' });
    rmSync(copyIn(folder));
    expect(await openDatabaseKey(folder, machine, null)).toMatchObject({ key, fate: 'none' });
    rmSync(fileIn(folder));
    expect(await openDatabaseKey(folder, machine, null)).toMatchObject({ key, fate: 'none' });
    expect(existsSync(fileIn(folder))).toBe(true);
  });

  it('that no longer opens on this machine is opened by the organisation, and by this machine from then on', async () => {
    const { folder, key, organisation } = await aDesk();
    const newProfile = aMachine();
    const recovered = await openDatabaseKey(folder, newProfile, organisation.privateKey);
    expect(recovered).toMatchObject({ key, fate: 'recovered', file: null });
    expect(await openDatabaseKey(folder, newProfile, null)).toMatchObject({ key, fate: 'none' });
    // And once more by the organisation, on the next machine.
    expect(await openDatabaseKey(folder, aMachine(), organisation.privateKey)).toMatchObject({
      key,
      fate: 'recovered',
    });
  });

  it('is opened by the organisation although one file is damaged and the machine is another', async () => {
    const { folder, key, organisation } = await aDesk();
    const whole = readFileSync(fileIn(folder));
    for (const place of [fileIn(folder), copyIn(folder)]) {
      for (let bit = 0; bit < whole.length * 8; bit += 101) {
        writeFileSync(place, flipped(whole, bit));
        const opened = await openDatabaseKey(folder, aMachine(), organisation.privateKey);
        expect([opened.key, opened.fate], `bit ${bit}`).toEqual([key, 'recovered']);
        for (const file of [fileIn(folder), copyIn(folder)]) writeFileSync(file, whole);
      }
    }
  });

  it('that nothing opens is replaced and said so, and everything is kept: with the organisation it still opens', async () => {
    const { folder, key, organisation } = await aDesk();
    const stranger = newSealingKey().privateKey;
    const newProfile = aMachine();
    const replaced = await openDatabaseKey(folder, newProfile, stranger);
    expect(replaced.fate).toBe('replaced');
    expect(replaced.key).not.toBe(key);
    expect(keptIn(folder)).toHaveLength(2);
    expect(keptIn(folder)).toContain(replaced.file);
    const { recovery } = JSON.parse(readFileSync(join(folder, replaced.file ?? ''), 'utf8'));
    const kept = openSealed(organisation.privateKey, 'tanggap database key', Buffer.from(recovery.sealed, 'base64'));
    expect(kept?.toString('hex')).toBe(key);
    expect(await openDatabaseKey(folder, newProfile, null)).toMatchObject({
      key: replaced.key,
      fate: 'none',
      formerKeys: [],
    });
    // The organisation comes later: the new key stays, and the old one is there to read what was set aside.
    expect(await openDatabaseKey(folder, newProfile, organisation.privateKey)).toMatchObject({
      key: replaced.key,
      fate: 'none',
      formerKeys: [key],
    });
  });
});

describe("the organisation's key", () => {
  it('is opened by its passphrase alone, which no process that is started later hears', () => {
    const { privateKey, publicKey } = newSealingKey();
    const box = sealUnderPassphrase('kopi tubruk manis', Buffer.from(privateKey, 'base64url'));
    const file = join(tempFolder(), 'recovery.json');
    const text = JSON.stringify({ schema: 1, kind: 'tanggap recovery key', publicKey, ...box });
    writeFileSync(file, text);
    const env: NodeJS.ProcessEnv = { TANGGAP_RECOVERY_PASSPHRASE: 'kopi tubruk manis', HOME: '/' };
    expect(organisationKey(file, env)).toBe(privateKey);
    expect(env).toEqual({ HOME: '/' });
    expect(organisationKey(file, { TANGGAP_RECOVERY_PASSPHRASE: 'kopi tubruk pahit' })).toBeNull();
    expect(organisationKey(file, {})).toBeNull();
    expect(organisationKey(`${file}.gone`, {})).toBeNull();
    writeFileSync(file, text.replace('"cost":131072', '"cost":9007199254740991'));
    expect(organisationKey(file, { TANGGAP_RECOVERY_PASSPHRASE: 'kopi tubruk manis' })).toBeNull();
  });
});
