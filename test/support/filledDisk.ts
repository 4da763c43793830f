import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Fills the disk that `folder` is on until `leaving` bytes are left; call what it returns to make room again. */
export function fillDisk(folder: string, leaving: number): () => void {
  const file = join(folder, 'somebody-elses-film');
  const { bavail, bsize } = statfsSync(folder);
  const descriptor = openSync(file, 'w');
  try {
    const piece = Buffer.alloc(bsize, 1);
    for (let left = bavail * bsize - leaving; left > 0; left -= bsize) writeSync(descriptor, piece);
  } finally {
    closeSync(descriptor);
  }
  return () => rmSync(file, { force: true });
}
