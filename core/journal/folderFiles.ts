import {
  closeSync,
  existsSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from '../files/syncFolder.ts';
import type { JournalFile, JournalFiles } from './journalFiles.ts';

/** A folder of the real disk; made when the first file is. */
export function folderFiles(folder: string): JournalFiles {
  return {
    list: () => (existsSync(folder) ? readdirSync(folder) : []),
    read: (name) => readFileSync(join(folder, name)),
    create: (name) => {
      if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) syncFolder(dirname(folder));
      const file = openFile(join(folder, name));
      try {
        syncFolder(folder);
      } catch (error) {
        file.close();
        throw error;
      }
      return file;
    },
    remove: (name) => rmSync(join(folder, name)),
  };
}

/** Room for some twenty cases; made again when half of it is used. */
const reservedBytes = 256 * 1024;
const zeros = new Uint8Array(reservedBytes);

function openFile(path: string): JournalFile {
  const descriptor = openSync(path, 'wx', 0o600);
  let end = 0;
  let reserved = 0;
  const write = (bytes: Uint8Array, at: number): void => {
    const written = writeSync(descriptor, bytes, 0, bytes.length, at);
    // A disk that filled up in the middle of a write says so only at the next one.
    if (written < bytes.length) throw Object.assign(new Error('The disk took only a part'), { code: 'ENOSPC' });
  };
  return {
    append: (bytes) => {
      write(bytes, end);
      end += bytes.length;
    },
    reserve: () => {
      if (reserved - end > reservedBytes / 2) return;
      reserved = end + reservedBytes;
      write(zeros, end);
      fdatasyncSync(descriptor);
    },
    sync: () => fdatasyncSync(descriptor),
    close: () => closeSync(descriptor),
  };
}
