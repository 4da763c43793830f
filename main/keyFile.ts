import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SealingPublicKey } from '../shared/model/recoveryKey.ts';
import { writeWhole } from './writeWhole.ts';

/** What opens the key of the database, twice over: this machine, and the organisation where it wants to. */
export type KeyFile = {
  /** By the operating system, for this person on this machine; base64. */
  readonly sealed: string;
  /** Names the right key without telling it, because not every system notices that it opened something else. Null: of before. */
  readonly check: string | null;
  /** Sealed to the organisation's key (shared/crypto/sealedBox.ts), base64. */
  readonly recovery: { readonly publicKey: string; readonly sealed: string } | null;
};

/** A file as it was found. One whose sum is wrong may still hold something that opens. */
export type FoundKeyFile = KeyFile & { readonly isSound: boolean };

const Recovery = z.strictObject({ publicKey: SealingPublicKey, sealed: z.base64() });
const Second = z.strictObject({
  schema: z.literal(2),
  sealed: z.base64(),
  check: z.string(),
  recovery: Recovery.nullable(),
  /** SHA-256 of the four others. */
  sum: z.string(),
});
const First = z.strictObject({ schema: z.literal(1), sealed: z.base64() });

/** Both hold the same, so that damage to one of them is healed by the other. */
export const keyFiles = (userData: string) =>
  ({ current: join(userData, 'key.json'), previous: join(userData, 'key.previous.json') }) as const;

/** Null when there is nothing that could be read as a key file. */
export function readKeyFile(file: string): FoundKeyFile | null {
  if (!existsSync(file)) return null;
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const first = First.safeParse(json);
    if (first.success) return { sealed: first.data.sealed, check: null, recovery: null, isSound: true };
    const { sum, sealed, check, recovery } = Second.parse(json);
    return { sealed, check, recovery, isSound: sum === sumOf({ sealed, check, recovery }) };
  } catch {
    return null;
  }
}

/** The second copy first: whenever the power goes, one of the two is whole. */
export function writeKeyFiles(userData: string, keyFile: KeyFile): void {
  const { sealed, check, recovery } = keyFile;
  const text = JSON.stringify({ schema: 2, sealed, check, recovery, sum: sumOf(keyFile) });
  const { current, previous } = keyFiles(userData);
  writeWhole(previous, text);
  writeWhole(current, text);
}

export const checkOf = (databaseKey: string): string => sha256(`tanggap key check ${databaseKey}`).slice(0, 32);

const sumOf = ({ sealed, check, recovery }: KeyFile): string => sha256(JSON.stringify([2, sealed, check, recovery]));

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
