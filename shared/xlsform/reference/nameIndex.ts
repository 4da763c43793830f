import type { Place, Problems } from '../problems.ts';
import { nearest } from '../suggest.ts';
import { nodesIn, type Section, type SurveyNode } from '../survey/tree.ts';
import { addressOf } from '../workbook/workbook.ts';

/** The nodes of a form by name. */
export type NameIndex = {
  /** The node that `${name}` means; null when there is none or more than one, which is told. */
  readonly find: (name: string, place: Place, problems: Problems) => SurveyNode | null;
  /** The only node of that name, without a word when there is none. */
  readonly get: (name: string) => SurveyNode | null;
  readonly all: () => Iterable<string>;
};

/** Beyond it nobody reads suggestions, and looking for them among thousands of names would take minutes. */
const mostSuggestions = 200;

export function nameIndex(root: Section): NameIndex {
  const byName = new Map<string, SurveyNode[]>();
  for (const node of nodesIn(root)) {
    const same = byName.get(node.name);
    if (same === undefined) byName.set(node.name, [node]);
    else same.push(node);
  }
  const suggested = new Map<string, string | null>();
  /** Of each unknown name once: a form whose names all changed refers to the old ones everywhere. */
  const suggest = (name: string): string | null => {
    const known = suggested.get(name);
    if (known !== undefined || suggested.size >= mostSuggestions) return known ?? null;
    const near = nearest(name, byName.keys());
    suggested.set(name, near);
    return near;
  };
  return {
    get: (name) => {
      const [only, second] = byName.get(name) ?? [];
      return only === undefined || second !== undefined ? null : only;
    },
    all: () => byName.keys(),
    find: (name, place, problems) => {
      const [first, second] = byName.get(name) ?? [];
      if (first === undefined) tellUnknown(name, place, suggest, problems);
      else if (second !== undefined) tellAmbiguous(name, place, [first, second], problems);
      return second === undefined ? (first ?? null) : null;
    },
  };
}

function tellUnknown(name: string, place: Place, suggest: (name: string) => string | null, problems: Problems): void {
  if (/^last-saved#/i.test(name)) {
    problems.error('not_supported', place, {
      id: `\${${name}}: konsol ini tidak menyimpan isian terakhir (last-saved). Hapus acuan ini.`,
      en: `\${${name}}: this console keeps no last saved answers (last-saved). Remove the reference.`,
    });
    return;
  }
  const near = suggest(name);
  problems.error('reference_unknown', place, {
    id: `Tidak ada pertanyaan bernama "${name}".${near === null ? '' : ` Maksud Anda \${${near}}?`}`,
    en: `There is no question named "${name}".${near === null ? '' : ` Did you mean \${${near}}?`}`,
  });
}

function tellAmbiguous(name: string, place: Place, nodes: readonly SurveyNode[], problems: Problems): void {
  const where = nodes
    .map(({ row }) => row?.cell('name')?.place ?? row?.place)
    .map((cell) => (cell === undefined ? '' : addressOf(cell.row ?? 1, cell.column ?? 0)))
    .join(', ');
  problems.error('reference_ambiguous', place, {
    id: `\${${name}} bisa berarti beberapa pertanyaan (${where}). Beri nama yang berbeda.`,
    en: `\${${name}} may mean several questions (${where}). Give them different names.`,
  });
}
