import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { isMediaXml } from './isMediaXml.ts';

/** Files that are forms: one that is named is one whatever it is; in a folder, workbooks and XForms of it and of its folders. */
export type FoundForms =
  | { readonly ok: true; readonly files: readonly string[] }
  | { readonly ok: false; readonly sentence: string };

const formEndings = new Set(['.xlsx', '.xlsm', '.xml']);

export function findForms(paths: readonly string[]): FoundForms {
  const files: string[] = [];
  for (const path of paths) {
    if (!existsSync(path)) return { ok: false, sentence: `There is no ${path}.` };
    if (!statSync(path).isDirectory()) files.push(path);
    else {
      const found = formsIn(path);
      if (found.length === 0) return { ok: false, sentence: `There is no form (.xlsx, .xlsm, .xml) in ${path}.` };
      files.push(...found);
    }
  }
  return { ok: true, files };
}

function formsIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (isHidden(entry.name)) return [];
    if (entry.isDirectory()) return entry.name.endsWith('-media') ? [] : formsIn(path);
    return isForm(path) ? [path] : [];
  });
}

/** Lock files that Excel and LibreOffice leave beside an open workbook, and what a system hides. */
export const isHidden = (name: string): boolean => /^(?:\.|~\$)/.test(name);

function isForm(path: string): boolean {
  const ending = extname(basename(path)).toLowerCase();
  return formEndings.has(ending) && !(ending === '.xml' && isMediaXml(path));
}
