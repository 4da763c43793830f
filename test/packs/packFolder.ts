import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tempFolder } from '../support/tempFolder.ts';

export const covid2020 = resolve(import.meta.dirname, '../../packs/covid-2020');

/** A copy of the pack in which something may be broken. */
export function packFolder() {
  const folder = join(tempFolder(), 'pack');
  cpSync(covid2020, folder, { recursive: true });
  return {
    folder,
    /** Rewrites a text file of the copy. */
    rewrite: (file: string, change: (text: string) => string): void => {
      const path = join(folder, file);
      writeFileSync(path, change(readFileSync(path, 'utf8')));
    },
  };
}
