import type { Place, Problems } from '../problems.ts';
import { nodesIn, type Section, type SurveyNode } from '../survey/tree.ts';
import { addressOf } from '../workbook/workbook.ts';

/** The nodes of a form by name. */
export type NameIndex = {
  /** The node that `${name}` means; null when there is none or more than one, which is told. */
  readonly find: (name: string, place: Place, problems: Problems) => SurveyNode | null;
  /** The only node of that name, without a word when there is none. */
  readonly get: (name: string) => SurveyNode | null;
  readonly all: () => readonly string[];
};

export function nameIndex(root: Section): NameIndex {
  const byName = new Map<string, SurveyNode[]>();
  for (const node of nodesIn(root)) {
    const same = byName.get(node.name);
    if (same === undefined) byName.set(node.name, [node]);
    else same.push(node);
  }
  const names = [...byName.keys()];
  return {
    get: (name) => {
      const [only, second] = byName.get(name) ?? [];
      return only === undefined || second !== undefined ? null : only;
    },
    all: () => names,
    find: (name, place, problems) => {
      const [first, second] = byName.get(name) ?? [];
      if (first === undefined) tellUnknown(name, place, names, problems);
      else if (second !== undefined) tellAmbiguous(name, place, [first, second], problems);
      return second === undefined ? (first ?? null) : null;
    },
  };
}

function tellUnknown(name: string, place: Place, names: readonly string[], problems: Problems): void {
  if (/^last-saved#/i.test(name)) {
    problems.error('not_supported', place, {
      id: `\${${name}}: konsol ini tidak menyimpan isian terakhir (last-saved). Hapus acuan ini.`,
      en: `\${${name}}: this console keeps no last saved answers (last-saved). Remove the reference.`,
    });
    return;
  }
  const hint = problems.hint(name, names, (word) => `\${${word}}`);
  problems.error('reference_unknown', place, {
    id: `Tidak ada pertanyaan bernama "${name}".${hint.id}`,
    en: `There is no question named "${name}".${hint.en}`,
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
