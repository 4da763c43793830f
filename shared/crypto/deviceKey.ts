import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';

/** Ed25519 (RFC 8032): raw keys of 32 bytes and signatures of 64, as base64url. */

/** ASN.1 in front of a raw key (RFC 8410, section 7 and 4). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

export type DeviceKeyPair = { readonly privateKey: string; readonly publicKey: string };

export function newDeviceKey(): DeviceKeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(pkcs8Head.length).toString('base64url'),
    publicKey: rawPublic(publicKey),
  };
}

/** Throws when it is not a raw private key. */
export const publicKeyOf = (privateKey: string): string => rawPublic(createPublicKey(privateOf(privateKey)));

/** Throws when it is not a raw private key. */
export const signText = (privateKey: string, text: string): string =>
  sign(null, Buffer.from(text, 'utf8'), privateOf(privateKey)).toString('base64url');

/** False for anything that is not a signature of this text by this key, whatever is wrong with it. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text, 'utf8'), publicOf(publicKey), Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

const rawPublic = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).subarray(spkiHead.length).toString('base64url');

const privateOf = (raw: string): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8Head, Buffer.from(raw, 'base64url')]), format: 'der', type: 'pkcs8' });

const publicOf = (raw: string): KeyObject =>
  createPublicKey({ key: Buffer.concat([spkiHead, Buffer.from(raw, 'base64url')]), format: 'der', type: 'spki' });
