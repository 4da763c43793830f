import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** ASN.1 in front of a raw key (RFC 8410, sections 4 and 7): one byte names the curve. */
const heads = {
  ed25519: { pkcs8: '302e020100300506032b657004220420', spki: '302a300506032b6570032100' },
  x25519: { pkcs8: '302e020100300506032b656e04220420', spki: '302a300506032b656e032100' },
} as const;

/** Raw keys of 32 bytes, base64url. */
export type RawKeyPair = { readonly privateKey: string; readonly publicKey: string };

/** Between the raw keys that are stored and sent, and the objects that node:crypto works with. Throws on what is no key. */
export function rawKeys(curve: keyof typeof heads) {
  const pkcs8 = Buffer.from(heads[curve].pkcs8, 'hex');
  const spki = Buffer.from(heads[curve].spki, 'hex');
  const privateOf = (raw: string): KeyObject =>
    createPrivateKey({ key: Buffer.concat([pkcs8, Buffer.from(raw, 'base64url')]), format: 'der', type: 'pkcs8' });
  const rawPublic = (key: KeyObject): string =>
    key.export({ format: 'der', type: 'spki' }).subarray(spki.length).toString('base64url');
  return {
    make: (): RawKeyPair => {
      // The overloads name one curve each.
      const made = curve === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
      const der = made.privateKey.export({ format: 'der', type: 'pkcs8' });
      return { privateKey: der.subarray(pkcs8.length).toString('base64url'), publicKey: rawPublic(made.publicKey) };
    },
    privateOf,
    publicOf: (raw: string): KeyObject =>
      createPublicKey({ key: Buffer.concat([spki, Buffer.from(raw, 'base64url')]), format: 'der', type: 'spki' }),
    publicKeyOf: (privateKey: string): string => rawPublic(createPublicKey(privateOf(privateKey))),
  };
}
