import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/**
 * A message that only the owner of a private X25519 key can open: a key pair for this message alone, X25519 (RFC 7748),
 * HKDF-SHA256 (RFC 5869), AES-256-GCM. Layout: 32 bytes public key of the message, 12 nonce, 16 tag, ciphertext.
 */

const pkcs8Head = Buffer.from('302e020100300506032b656e04220420', 'hex');
const spkiHead = Buffer.from('302a300506032b656e032100', 'hex');
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

export type SealingKeyPair = { readonly privateKey: string; readonly publicKey: string };

/** Raw keys of 32 bytes, base64url. */
export function newSealingKey(): SealingKeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  return { privateKey: rawPrivate(privateKey), publicKey: rawPublic(publicKey) };
}

/** @param info names the purpose, so that what was sealed for one is never opened for another. */
export function sealTo(publicKey: string, info: string, bytes: Uint8Array): Buffer {
  const once = newSealingKey();
  const key = sharedKey(once.privateKey, publicKey, once.publicKey, info);
  return Buffer.concat([Buffer.from(once.publicKey, 'base64url'), sealWith(key, bytes)]);
}

/** Null when it was not sealed to this key for this purpose, or was altered. */
export function openSealed(privateKey: string, info: string, sealed: Uint8Array): Buffer | null {
  try {
    const sender = Buffer.from(sealed.subarray(0, keyBytes)).toString('base64url');
    return openWith(sharedKey(privateKey, sender, sender, info), sealed.subarray(keyBytes));
  } catch {
    return null;
  }
}

/** AES-256-GCM. @param key 32 bytes. */
export function sealWith(key: Uint8Array, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Null when it was not sealed with this key, or was altered. */
export function openWith(key: Uint8Array, sealed: Uint8Array): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
    decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

function sharedKey(privateKey: string, publicKey: string, sender: string, info: string): Uint8Array {
  const secret = diffieHellman({ privateKey: privateOf(privateKey), publicKey: publicOf(publicKey) });
  return new Uint8Array(hkdfSync('sha256', secret, Buffer.from(sender, 'base64url'), info, keyBytes));
}

const rawPrivate = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'pkcs8' }).subarray(pkcs8Head.length).toString('base64url');

const rawPublic = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).subarray(spkiHead.length).toString('base64url');

const privateOf = (raw: string): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8Head, Buffer.from(raw, 'base64url')]), format: 'der', type: 'pkcs8' });

const publicOf = (raw: string): KeyObject =>
  createPublicKey({ key: Buffer.concat([spkiHead, Buffer.from(raw, 'base64url')]), format: 'der', type: 'spki' });
