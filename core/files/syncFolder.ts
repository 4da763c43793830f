import { closeSync, fsyncSync, openSync } from 'node:fs';

/** A new name is safe when its folder is; Windows keeps names by itself and cannot open a folder. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
