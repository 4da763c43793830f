import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openSealed, sealTo } from '../shared/crypto/sealedBox.ts';
import { checkOf, type FoundKeyFile, type KeyFile, keyFiles, readKeyFile, writeKeyFiles } from './keyFile.ts';

/** The operating system's seal, for this person on this machine. */
export type Sealer = {
  readonly seal: (text: string) => Promise<Uint8Array>;
  /** Rejects when it cannot be opened here. `isOld`: to be sealed anew. */
  readonly open: (sealed: Uint8Array) => Promise<{ readonly text: string; readonly isOld: boolean }>;
};

export type DatabaseKey = {
  /** 64 hexadecimal digits. */
  readonly key: string;
  /**
   * none · repaired: a key file was damaged, the other one had the key · recovered: the organisation's key opened it ·
   * replaced: nothing opened it here, a new one was begun and `file` is kept.
   */
  readonly fate: 'none' | 'repaired' | 'recovered' | 'replaced';
  /** Name of the key file that was set aside; null when none was. */
  readonly file: string | null;
  /** Keys of key files that were set aside before, and that the organisation's key opens: databases of this desk may have them. */
  readonly formerKeys: readonly string[];
  /** From now on the organisation can open it too. @param publicKey X25519, raw, base64url. */
  readonly wrapFor: (publicKey: string) => void;
};

const hexKey = /^[0-9a-f]{64}$/;
const recoveryInfo = 'tanggap database key';

/**
 * The database's key: opened by this machine, from either copy of the key file; else by the organisation's key where that
 * was brought; else made. A new one is made only when nothing at all opens, and what could not be opened is kept.
 * @param organisationKey X25519, private, raw, base64url; null at an ordinary start.
 */
export async function openDatabaseKey(
  userData: string,
  sealer: Sealer,
  organisationKey: string | null,
): Promise<DatabaseKey> {
  const places = Object.values(keyFiles(userData));
  const found = places.map(readKeyFile);
  const files = found.filter((file) => file !== null).toSorted((a, b) => Number(b.isSound) - Number(a.isSound));
  const opened = (await openHere(files, sealer)) ?? openByOrganisation(files, organisationKey);
  if (opened === null) return begin(userData, sealer);
  const { key, by, isOld } = opened;
  const damaged = places.filter((place, i) => existsSync(place) && found[i]?.isSound !== true);
  const answer = {
    key,
    fate: by === 'organisation' ? 'recovered' : damaged.length > 0 ? 'repaired' : 'none',
    file: damaged.map(setAside).at(0) ?? null,
    formerKeys: formerKeys(userData, organisationKey).filter((former) => former !== key),
    wrapFor: wrapFor(userData, key),
  } as const;
  const isWhole = damaged.length === 0 && isSame(found[0], found[1]);
  if (isWhole && !isOld) return answer;
  // Whatever was wrong with the files, the key is right: the next start tries again.
  const sealed = await sealer.seal(key).catch(() => null);
  const wrapper = files.find(({ recovery }) => recovery !== null)?.recovery ?? null;
  if (sealed !== null) writeKeyFiles(userData, keyFileOf(key, sealed, wrapper));
  return answer;
}

/** A first start, or one at which nothing opens: what is there is kept, because elsewhere it may open. */
async function begin(userData: string, sealer: Sealer): Promise<DatabaseKey> {
  const kept = Object.values(keyFiles(userData)).filter(existsSync).map(setAside);
  const key = randomBytes(32).toString('hex');
  writeKeyFiles(userData, keyFileOf(key, await sealer.seal(key), null));
  const fate = kept.length > 0 ? 'replaced' : 'none';
  return { key, fate, file: kept.at(0) ?? null, formerKeys: [], wrapFor: wrapFor(userData, key) };
}

const wrapFor =
  (userData: string, key: string) =>
  (publicKey: string): void => {
    const file = readKeyFile(keyFiles(userData).current);
    if (file === null || file.recovery?.publicKey === publicKey) return;
    const sealed = sealTo(publicKey, recoveryInfo, Buffer.from(key, 'hex')).toString('base64');
    writeKeyFiles(userData, { ...file, check: checkOf(key), recovery: { publicKey, sealed } });
  };

const marker = '.set-aside-';

/** What a start without the organisation's key could not open, and had to go on without. */
function formerKeys(userData: string, organisationKey: string | null): readonly string[] {
  if (organisationKey === null) return [];
  const names = readdirSync(userData).filter((name) => name.startsWith('key.') && name.includes(marker));
  const opened = names.map((name) => openByOrganisation([readKeyFile(join(userData, name))], organisationKey)?.key);
  return [...new Set(opened.filter((key) => key !== undefined))];
}

/** Kept under another name, never deleted. @returns the name. */
function setAside(file: string): string {
  const kept = `${file}${marker}${new Date().toISOString().replaceAll(':', '-')}`;
  renameSync(file, kept);
  return basename(kept);
}

type OpenedKey = { readonly key: string; readonly by: 'machine' | 'organisation'; readonly isOld: boolean };

/** A key whose check is right goes before one that merely looks like a key. */
async function openHere(files: readonly FoundKeyFile[], sealer: Sealer): Promise<OpenedKey | null> {
  let doubtful: OpenedKey | null = null;
  for (const { sealed, check } of files) {
    const opened = await sealer.open(Buffer.from(sealed, 'base64')).catch(() => null);
    if (opened === null || !hexKey.test(opened.text)) continue;
    const key = { key: opened.text, by: 'machine', isOld: opened.isOld } as const;
    if (check === checkOf(opened.text)) return key;
    doubtful ??= key;
  }
  return doubtful;
}

function openByOrganisation(files: readonly (KeyFile | null)[], organisationKey: string | null): OpenedKey | null {
  if (organisationKey === null) return null;
  for (const file of files) {
    const recovery = file?.recovery ?? null;
    const opened = recovery && openSealed(organisationKey, recoveryInfo, Buffer.from(recovery.sealed, 'base64'));
    if (opened?.length === 32) return { key: opened.toString('hex'), by: 'organisation', isOld: true };
  }
  return null;
}

const keyFileOf = (key: string, sealed: Uint8Array, recovery: KeyFile['recovery']): KeyFile => ({
  sealed: Buffer.from(sealed).toString('base64'),
  check: checkOf(key),
  recovery,
});

/** Not for files of before, which have one seal and no sum. */
const isSame = (a: KeyFile | null | undefined, b: KeyFile | null | undefined): boolean =>
  a !== null && a?.check !== null && a?.sealed === b?.sealed && a?.recovery?.sealed === b?.recovery?.sealed;
