import { writeFileSync } from 'node:fs';
import type { Torn } from './operations.ts';

/** Sectors of a disk are written whole, in any order, or not at all. */
const sector = 512;

/** Leaves `file` as a power cut in the middle of the commit may leave it: of the sectors that changed, some are new. */
export function tear(file: string, { before, after }: Torn, unit: () => number): void {
  const result = Buffer.from(after);
  const share = unit();
  let lastChanged = -1;
  let left = 0;
  for (let at = 0; at < after.length; at += sector) {
    const old = before.subarray(at, at + sector);
    const isChanged = !Buffer.from(after.subarray(at, at + sector)).equals(old);
    if (isChanged) lastChanged = at;
    if (!isChanged || unit() < share) continue;
    result.fill(0, at, Math.min(at + sector, result.length));
    result.set(old.subarray(0, result.length - at), at);
    left += 1;
  }
  // At least one sector is missing, else it would be a commit.
  if (left === 0 && lastChanged >= 0) result.fill(0, lastChanged, Math.min(lastChanged + sector, result.length));
  writeFileSync(file, result);
}

/** Flips one bit somewhere behind the first `from` bytes. */
export function flipBit(bytes: Uint8Array, unit: () => number, from = 0): void {
  const at = from + Math.floor(unit() * (bytes.length - from));
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(unit() * 8));
}
