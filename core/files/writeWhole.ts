import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './syncFolder.ts';

/** Written beside, flushed, renamed over: after a power cut, or on a disk that fills up, there is the old file or the new one. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const descriptor = openSync(`${file}.baru`, 'w', 0o600);
  try {
    // Not `writeSync`: that is content with a part when the disk has no room for more.
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(`${file}.baru`, file);
  syncFolder(dirname(file));
}
