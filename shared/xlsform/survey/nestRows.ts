import type { Place, Problems } from '../problems.ts';
import type { TableRow } from '../sheet/table.ts';
import { addressOf } from '../workbook/workbook.ts';
import type { RowType, SectionKind } from './readType.ts';

/** A row of the survey with the rows inside it. */
export type NestedRow = {
  readonly row: TableRow;
  readonly type: RowType;
  readonly children: readonly NestedRow[];
};

export type TypedRow = { readonly row: TableRow; readonly type: RowType; readonly place: Place };

type Open = {
  readonly section: SectionKind;
  readonly place: Place;
  readonly name: string;
  readonly typed: TypedRow | null;
  readonly children: NestedRow[];
};

/** Deeper ones serve only to exhaust whoever walks them. */
const deepest = 50;

/** Puts the rows between a begin and its end into it. An end without a begin, and a begin without an end, is told where it stands. */
export function nestRows(rows: readonly TypedRow[], problems: Problems): readonly NestedRow[] {
  const root: Open = {
    section: 'group',
    place: { sheet: null, row: null, column: null },
    name: '',
    typed: null,
    children: [],
  };
  const stack: Open[] = [root];
  const top = (): Open => stack.at(-1) ?? root;
  const close = (): void => {
    const open = stack.length > 1 ? stack.pop() : undefined;
    if (!open?.typed) return;
    if (stack.length >= deepest) top().children.push(...open.children);
    else top().children.push({ row: open.typed.row, type: open.typed.type, children: open.children });
  };
  const count = (kind: 'begin' | 'end'): number => rows.filter(({ type }) => type.kind === kind).length;
  const isBalanced = count('begin') === count('end');
  for (const typed of rows) {
    const { row, type, place } = typed;
    if (type.kind === 'begin') {
      const name = row.cell('name')?.text ?? '';
      if (stack.length === deepest) {
        problems.error('group_unbalanced', place, {
          id: `Grup bersarang lebih dari ${deepest} tingkat.`,
          en: `Groups are nested deeper than ${deepest} levels.`,
        });
      }
      stack.push({ section: type.section, place, name, typed, children: [] });
      continue;
    }
    if (type.kind !== 'end') {
      top().children.push({ row, type, children: [] });
      continue;
    }
    const outer = isBalanced ? null : meantOuter(stack, type.section, row.cell('name')?.text ?? null);
    if (outer !== null) {
      // What is open inside was never ended: it is told, and ended here.
      while (top() !== outer) {
        tellOpen(top(), problems);
        close();
      }
      close();
    } else if (top().section === type.section && stack.length > 1) {
      tellOtherName(top(), typed, problems);
      close();
    } else {
      tellEnd(stack, typed, problems);
      // As many ends as begins: this one is only of the wrong kind.
      if (isBalanced) close();
    }
  }
  while (stack.length > 1) {
    tellOpen(top(), problems);
    close();
  }
  return root.children;
}

/** The section further out that an end closes: the one with its name, or the nearest of its kind where the innermost is of another. */
function meantOuter(stack: readonly Open[], section: SectionKind, name: string | null): Open | null {
  const top = stack.at(-1);
  const outer = stack.slice(1, -1).filter((open) => open.section === section);
  if (top?.section !== section) return outer.findLast((open) => name === null || open.name === name) ?? null;
  return name === null || top.name === name ? null : (outer.findLast((open) => open.name === name) ?? null);
}

function tellOpen({ section, place, name }: Open, problems: Problems): void {
  const kind = section;
  problems.error('group_unbalanced', place, {
    id: `begin_${kind}${name === '' ? '' : ` "${name}"`} tidak ditutup. Tambahkan baris end_${kind} sesudah pertanyaan terakhirnya.`,
    en: `begin_${kind}${name === '' ? '' : ` "${name}"`} is never ended. Add a row end_${kind} after its last question.`,
  });
}

function tellEnd(stack: readonly Open[], { type, place }: TypedRow, problems: Problems): void {
  if (type.kind !== 'end') return;
  const kind = type.section;
  const open = stack.length > 1 ? stack.at(-1) : undefined;
  if (open === undefined) {
    problems.error('group_unbalanced', place, {
      id: `end_${kind} ini tidak punya begin_${kind}. Hapus baris ini, atau tambahkan begin_${kind} di atasnya.`,
      en: `This end_${kind} has no begin_${kind}. Delete the row, or add a begin_${kind} above.`,
    });
    return;
  }
  const begin = addressOf(open.place.row ?? 1, open.place.column ?? 0);
  problems.error('group_unbalanced', place, {
    id: `end_${kind} tidak cocok dengan begin_${open.section} "${open.name}" di ${begin}. Yang benar: end_${open.section}.`,
    en: `end_${kind} does not match begin_${open.section} "${open.name}" in ${begin}. It should be end_${open.section}.`,
  });
}

/** The name of an end is only a remark, but another name than that of its begin shows that one of them is misplaced. */
function tellOtherName(open: Open, { row }: TypedRow, problems: Problems): void {
  const name = row.cell('name');
  if (name === null || name.text === open.name || open.name === '') return;
  const begin = addressOf(open.place.row ?? 1, open.place.column ?? 0);
  problems.warn('group_unbalanced', name.place, {
    id: `Baris ini menutup "${open.name}" (${begin}), tetapi bernama "${name.text}". Periksa urutan baris begin dan end.`,
    en: `This row ends "${open.name}" (${begin}), but is named "${name.text}". Check the order of the begin and end rows.`,
  });
}
