import { addNode, documentNode, type TreeNode } from '../../xform/form/tree.ts';
import { columnsOf, type FormFiles } from '../files/formFiles.ts';
import type { Place, Problems } from '../problems.ts';
import type { Sentence } from '../sentence.ts';
import { didYouMean } from '../suggest.ts';

/** A data file as an instance of the form. */
export type FileInstance = { readonly id: string; readonly file: string; readonly source: string };

/** The names of the elements in a list or file. */
export type ListTree = {
  /** The document round its root. */
  readonly tree: TreeNode;
  /** How it is called, for sentences: `Daftar "kota"`. */
  readonly where: Sentence;
};

/** The lists that expressions may look into: those of the choices sheet, and files. */
export type Instances = {
  /** `instance('name')` in an expression: told when there is none of that name. */
  readonly use: (id: string, place: Place) => void;
  /** `pulldata('name', …)`: brings in name.csv. Gives the name as the engine wants it, without ".csv". */
  readonly pullData: (name: string, columns: readonly string[], place: Place) => string;
  /** A file that a select has its choices from. */
  readonly addFile: (id: string, file: string, place: Place) => void;
  /** A row of type csv-external or xml-external. */
  readonly addExternal: (name: string, extension: 'csv' | 'xml', place: Place) => void;
  /** Null for what is not known or cannot be read. */
  readonly treeOf: (id: string) => ListTree | null;
  readonly files: () => readonly FileInstance[];
  readonly isUsed: (id: string) => boolean;
};

export function collectInstances(
  lists: ReadonlyMap<string, readonly string[]>,
  files: FormFiles,
  problems: Problems,
): Instances {
  const found = new Map<string, FileInstance>();
  const used = new Set<string>();
  const addFile = (id: string, file: string, place: Place): void => {
    const source = `jr://${/\.csv$/i.test(file) ? 'file-csv' : 'file'}/${file}`;
    const known = found.get(id);
    if (known === undefined && lists.has(id)) tellList(id, file, place);
    else if (known === undefined) found.set(id, { id, file, source });
    else if (known.file !== file) {
      problems.error('file_invalid', place, {
        id: `"${file}" dan "${known.file}" punya nama yang sama ("${id}"). Ganti nama salah satu berkas.`,
        en: `"${file}" and "${known.file}" have the same name ("${id}"). Rename one of the files.`,
      });
    }
  };
  const tellList = (id: string, file: string, place: Place): void =>
    problems.error('file_invalid', place, {
      id: `Berkas "${file}" bernama sama dengan daftar "${id}" di sheet choices. Ganti nama salah satunya.`,
      en: `The file "${file}" has the same name as the list "${id}" on the choices sheet. Rename one of them.`,
    });
  const trees = new Map<string, ListTree>();
  const treeOf = (id: string): ListTree | null => {
    const list = lists.get(id);
    const known = trees.get(id);
    if (known !== undefined) return known;
    if (list !== undefined) {
      const made = { tree: listTree(list), where: { id: `Daftar "${id}"`, en: `The list "${id}"` } };
      trees.set(id, made);
      return made;
    }
    const name = found.get(id)?.file;
    const file = name === undefined ? null : files.get(name);
    return file === null ? null : { tree: file.tree, where: { id: `Berkas "${name}"`, en: `The file "${name}"` } };
  };
  const externals = new Map<string, Place>();
  return {
    addFile,
    addExternal: (name, extension, place) => {
      const twin = externals.get(name);
      externals.set(name, twin ?? place);
      if (twin !== undefined || lists.has(name)) {
        problems.error('name_duplicate', place, {
          id: `"${name}" sudah menjadi nama ${twin === undefined ? 'daftar di sheet choices' : 'berkas lain'}. Ganti namanya.`,
          en: `"${name}" is already the name of ${twin === undefined ? 'a list on the choices sheet' : 'another file'}. Rename one.`,
        });
        return;
      }
      files.read(`${name}.${extension}`, place);
      addFile(name, `${name}.${extension}`, place);
    },
    use: (id, place) => {
      used.add(id);
      if (lists.has(id) || found.has(id)) return;
      const hint = problems.hint(id, [...lists.keys(), ...found.keys()], (word) => `instance('${word}')`);
      const csv = files.has(`${id}.csv`)
        ? {
            id: ` Tambahkan baris bertipe csv-external bernama "${id}".`,
            en: ` Add a row of type csv-external named "${id}".`,
          }
        : hint;
      problems.error('instance_unknown', place, {
        id: `Tidak ada daftar atau berkas bernama "${id}".${csv.id}`,
        en: `There is no list or file named "${id}".${csv.en}`,
      });
    },
    pullData: (name, columns, place) => {
      const id = name.replace(/\.csv$/i, '');
      if (id.trim() === '') {
        problems.error('parameter_invalid', place, {
          id: "pulldata perlu nama berkas: pulldata('kota', 'nama', 'kode', ${kota}).",
          en: "pulldata needs the name of a file: pulldata('towns', 'name', 'code', ${town}).",
        });
        return name;
      }
      if (found.get(id)?.file !== `${id}.csv`) {
        files.read(`${id}.csv`, place);
        addFile(id, `${id}.csv`, place);
      }
      const known = treeOf(id);
      if (known === null) return id;
      const names = columnsOf(known.tree);
      for (const column of columns) {
        if (names.includes(column)) continue;
        const hint = didYouMean(column, names, (word) => `"${word}"`);
        problems.error('parameter_invalid', place, {
          id: `${known.where.id} tidak punya kolom "${column}".${hint.id}`,
          en: `${known.where.en} has no column "${column}".${hint.en}`,
        });
      }
      return id;
    },
    treeOf,
    files: () => [...found.values()],
    isUsed: (id) => used.has(id),
  };
}

function listTree(columns: readonly string[]): TreeNode {
  const tree = documentNode();
  const item = addNode(addNode(tree, 'root'), 'item');
  for (const column of columns) addNode(item, column);
  return tree;
}
