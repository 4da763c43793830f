import { createHash } from 'node:crypto';
import { Sha256 } from '../shared/model/ids.ts';

/** SHA-256 over the parts one after the other; texts count as their UTF-8 bytes. */
export function sha256(...parts: readonly (Uint8Array | string)[]): Sha256 {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return Sha256.parse(hash.digest('hex'));
}
