import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The first bytes of a file, all of them when there are no more than `most`. */
export function readHead(path: string, most: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(Math.min(most, fstatSync(file).size));
    return head.subarray(0, readSync(file, head, 0, head.length, 0));
  } finally {
    closeSync(file);
  }
}
