import type { JournalFiles } from '../../core/journal/journalFiles.ts';

/** The same files, and how many of them hold something that was written and not flushed yet. */
export function watchedFiles(files: JournalFiles): { readonly files: JournalFiles; readonly unflushed: () => number } {
  const dirty = new Set<string>();
  return {
    unflushed: () => dirty.size,
    files: {
      ...files,
      create: (name) => {
        const file = files.create(name);
        return {
          ...file,
          append: (bytes) => {
            dirty.add(name);
            file.append(bytes);
          },
          sync: () => {
            file.sync();
            dirty.delete(name);
          },
        };
      },
    },
  };
}
