import { createCipheriv, createDecipheriv, diffieHellman, hkdfSync, randomBytes } from 'node:crypto';
import { type RawKeyPair, rawKeys } from './rawKeys.ts';

/**
 * A message that only the owner of a private X25519 key can open: a key pair for this message alone, X25519 (RFC 7748),
 * HKDF-SHA256 (RFC 5869), AES-256-GCM. Layout: 32 bytes public key of the message, 12 nonce, 16 tag, ciphertext.
 */

const keys = rawKeys('x25519');
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

export const newSealingKey = (): RawKeyPair => keys.make();

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
  const secret = diffieHellman({ privateKey: keys.privateOf(privateKey), publicKey: keys.publicOf(publicKey) });
  return new Uint8Array(hkdfSync('sha256', secret, Buffer.from(sender, 'base64url'), info, keyBytes));
}
