import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { editWorkbook, type SheetText } from '../support/editWorkbook.ts';
import { tempFolder } from '../support/tempFolder.ts';

export const covid2020 = resolve(import.meta.dirname, '../../packs/covid-2020');
export const koperasi2026 = resolve(import.meta.dirname, '../../packs/koperasi-2026');

/** A copy of a pack in which something may be broken. */
export function packFolder(of = covid2020) {
  const folder = join(tempFolder(), 'pack');
  cpSync(of, folder, { recursive: true });
  return {
    folder,
    /** Rewrites a text file of the copy. */
    rewrite: (file: string, change: (text: string) => string): void => {
      const path = join(folder, file);
      writeFileSync(path, change(readFileSync(path, 'utf8')));
    },
    /** Changes the form's workbook. */
    edit: async (change: (sheet: (name: string) => SheetText) => void): Promise<void> => {
      const path = join(folder, 'forms/intake.xlsx');
      writeFileSync(path, await editWorkbook(readFileSync(path), change));
    },
  };
}
