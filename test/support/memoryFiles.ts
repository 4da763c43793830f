import type { JournalFiles } from '../../core/journal/journalFiles.ts';

export type DiskOperation = 'create' | 'append' | 'sync' | 'close' | 'read' | 'list' | 'remove';

/** The journal's disk in memory. `before` sees every operation and may throw what a disk throws. */
export function memoryFiles(before: (operation: DiskOperation, name: string) => void = () => {}) {
  const contents = new Map<string, Uint8Array>();
  const bytesOf = (name: string): Uint8Array => {
    const bytes = contents.get(name);
    if (!bytes) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return bytes;
  };
  const files: JournalFiles = {
    list: () => {
      before('list', '');
      return [...contents.keys()];
    },
    read: (name) => {
      before('read', name);
      return bytesOf(name);
    },
    create: (name) => {
      if (contents.has(name)) throw Object.assign(new Error('taken'), { code: 'EEXIST' });
      contents.set(name, new Uint8Array());
      before('create', name);
      return {
        append: (bytes) => {
          before('append', name);
          contents.set(name, Buffer.concat([bytesOf(name), bytes]));
        },
        sync: () => before('sync', name),
        close: () => before('close', name),
      };
    },
    remove: (name) => {
      before('remove', name);
      contents.delete(name);
    },
  };
  return { files, contents };
}

/** An error as Node's file system throws it. */
export const diskError = (code: string): Error => Object.assign(new Error(code), { code });
