import { sign, verify } from 'node:crypto';
import { type RawKeyPair, rawKeys } from './rawKeys.ts';

/** Ed25519 (RFC 8032): raw keys of 32 bytes and signatures of 64, as base64url. */
const keys = rawKeys('ed25519');

export const newDeviceKey = (): RawKeyPair => keys.make();

/** Throws when it is not a raw private key. */
export const publicKeyOf = (privateKey: string): string => keys.publicKeyOf(privateKey);

/** Throws when it is not a raw private key. */
export const signText = (privateKey: string, text: string): string =>
  sign(null, Buffer.from(text, 'utf8'), keys.privateOf(privateKey)).toString('base64url');

/** False for anything that is not a signature of this text by this key, whatever is wrong with it. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text, 'utf8'), keys.publicOf(publicKey), Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
