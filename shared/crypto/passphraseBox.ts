import { randomBytes, scryptSync } from 'node:crypto';
import { openWith, sealWith } from './sealedBox.ts';

/** Bytes under a passphrase: scrypt (RFC 7914) makes the key of an AES-256-GCM box (sealedBox.ts). Texts are base64. */
export type PassphraseBox = {
  readonly scrypt: {
    readonly cost: number;
    readonly blockSize: number;
    readonly parallelization: number;
    readonly salt: string;
  };
  readonly sealed: string;
};

/** 128 MiB for about half a second: a passphrase is guessed slowly, wherever the box got to. */
const cost = { cost: 2 ** 17, blockSize: 8, parallelization: 1 } as const;

export function sealUnderPassphrase(passphrase: string, bytes: Uint8Array): PassphraseBox {
  const scrypt = { ...cost, salt: randomBytes(16).toString('base64') };
  return { scrypt, sealed: sealWith(stretched(passphrase, scrypt), bytes).toString('base64') };
}

/** Null when it is another passphrase, or the box was altered. */
export const openUnderPassphrase = (passphrase: string, { scrypt, sealed }: PassphraseBox): Buffer | null =>
  openWith(stretched(passphrase, scrypt), Buffer.from(sealed, 'base64'));

function stretched(passphrase: string, { cost, blockSize, parallelization, salt }: PassphraseBox['scrypt']): Buffer {
  // What it needs, and no more than a little beyond it.
  const maxmem = 128 * blockSize * (cost + parallelization) + 16 * 1024 * 1024;
  const options = { cost, blockSize, parallelization, maxmem };
  // The same passphrase is the same bytes, on whatever keyboard it was typed.
  return scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 32, options);
}
