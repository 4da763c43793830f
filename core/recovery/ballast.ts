import { existsSync, rmSync, statfsSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Room that is given up when the disk is full, so that the text at hand can still be saved. */
export const ballastBytes = 64 * 1024 * 1024;
/** It is made again only where it does not itself make the disk full. */
const roomToSpare = 1024 * 1024 * 1024;
const pieceBytes = 1024 * 1024;

const fileOf = (folder: string): string => join(folder, 'ballast');

/** Bytes that this user may still write where the folder is. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Gives the room back. False when there is nothing to give. */
export function releaseBallast(folder: string): boolean {
  const file = fileOf(folder);
  if (!existsSync(file)) return false;
  rmSync(file, { force: true });
  return true;
}

/** Makes the file when it is missing and there is room. Random bytes: a disk that compresses would give nothing back. */
export async function layBallast(
  folder: string,
  bytes: number,
  random: (count: number) => Uint8Array,
  isStopped: () => boolean,
): Promise<void> {
  const file = fileOf(folder);
  if (bytes === 0 || (existsSync(file) && statSync(file).size >= bytes)) return;
  if (freeBytes(folder) < roomToSpare + bytes) return;
  const beside = `${file}.baru`;
  const handle = await open(beside, 'w', 0o600);
  const piece = random(Math.min(pieceBytes, bytes));
  try {
    for (let left = bytes; left > 0 && !isStopped(); left -= piece.length) {
      await handle.writeFile(piece.subarray(0, Math.min(left, piece.length)));
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (isStopped()) await rm(beside, { force: true });
  else await rename(beside, file);
}
