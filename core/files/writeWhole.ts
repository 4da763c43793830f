import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './syncFolder.ts';

/** Written beside, flushed, renamed over: after a power cut there is the old file or the new one. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const descriptor = openSync(`${file}.baru`, 'w', 0o600);
  try {
    writeSync(descriptor, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(`${file}.baru`, file);
  syncFolder(dirname(file));
}
