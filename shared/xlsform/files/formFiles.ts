import type { TreeNode } from '../../xform/form/tree.ts';
import { dataFile } from '../../xform/files/dataFile.ts';
import type { Place, Problems } from '../problems.ts';

export type ReadFile = {
  /** As the engine gets to read it. */
  readonly text: string;
  /** Names of the elements in it: `root/item` with a child for each column of a CSV or property of a GeoJSON file. */
  readonly tree: TreeNode;
};

/** The data files beside a form. */
export type FormFiles = {
  /** Tells at the place when there is no such file, or when it cannot be read. */
  readonly read: (name: string, place: Place) => ReadFile | null;
  /** The same without a word. */
  readonly get: (name: string) => ReadFile | null;
  readonly has: (name: string) => boolean;
};

export function openFiles(files: ReadonlyMap<string, string>, problems: Problems): FormFiles {
  const known = new Map<string, ReturnType<typeof dataFile>>();
  const open = (name: string): ReturnType<typeof dataFile> | null => {
    const text = files.get(name);
    if (text === undefined) return null;
    const file = known.get(name) ?? dataFile(name, text);
    known.set(name, file);
    return file;
  };
  return {
    has: (name) => files.has(name),
    get: (name) => {
      const file = open(name);
      return file?.ok === true ? file : null;
    },
    read: (name, place) => {
      const file = open(name);
      if (file === null) {
        const hint = problems.hint(name, [...files.keys()], (word) => `"${word}"`);
        problems.error('file_missing', place, {
          id: `Berkas "${name}" tidak ada di samping formulir.${hint.id}`,
          en: `The file "${name}" does not lie beside the form.${hint.en}`,
        });
        return null;
      }
      if (!file.ok) {
        const { id, en } = file.message;
        problems.error('file_invalid', place, { id: `Berkas "${name}": ${id}.`, en: `The file "${name}": ${en}.` });
        return null;
      }
      for (const { id, en } of file.notes) {
        problems.warn('file_invalid', place, { id: `Berkas "${name}": ${id}.`, en: `The file "${name}": ${en}.` });
      }
      return file;
    },
  };
}

/** The names of what a row has; none when the file is of another make than root/item. */
export const columnsOf = (tree: TreeNode): readonly string[] => [
  ...(tree.children.get('root')?.children.get('item')?.children.keys() ?? []),
];
