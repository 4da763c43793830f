import { z } from 'zod';

/** Raw X25519 public key (RFC 7748), 32 bytes, base64url: others seal to it. */
export const SealingPublicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/**
 * The organisation's key, which opens the databases of its desks when their machines no longer can. Whoever has the file
 * and its passphrase can read every one of them: it lies where no desk and no server reads it.
 */
export const RecoveryKeyFile = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('tanggap recovery key'),
  publicKey: SealingPublicKey,
  /** scrypt (RFC 7914). The bounds keep a forged file from taking all memory. */
  scrypt: z.strictObject({
    cost: z
      .int()
      .min(2 ** 14)
      .max(2 ** 20),
    blockSize: z.int().min(8).max(16),
    parallelization: z.int().min(1).max(4),
    salt: z.base64(),
  }),
  /** The private key (shared/crypto/passphraseBox.ts). */
  sealed: z.base64(),
});
export type RecoveryKeyFile = z.infer<typeof RecoveryKeyFile>;
