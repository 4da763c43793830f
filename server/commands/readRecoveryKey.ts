import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SealingPublicKey } from '../../shared/model/recoveryKey.ts';
import { UsageError } from './usageError.ts';

const WithPublicKey = z.object({ publicKey: SealingPublicKey });

/** The organisation's public key: as `recovery-key` printed it, or out of the file that it wrote. Null when no file is named. */
export function readRecoveryKey(file: string | undefined): string | null {
  if (file === undefined) return null;
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch {
    throw new UsageError(`${file} cannot be read`);
  }
  const plain = SealingPublicKey.safeParse(text);
  if (plain.success) return plain.data;
  try {
    return WithPublicKey.parse(JSON.parse(text)).publicKey;
  } catch {
    throw new UsageError(`${file} holds no recovery key`);
  }
}
