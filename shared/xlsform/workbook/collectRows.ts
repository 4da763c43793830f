import type { Cell, Row } from './workbook.ts';

/** Cells as they come, which is nearly always in order; the last of two at one address counts. */
export function collectRows() {
  const rows: { readonly number: number; readonly cells: Cell[] }[] = [];
  let isOrdered = true;
  let count = 0;
  return {
    /** Cells so far, those counted twice that come twice. */
    count: (): number => count,
    add: (number: number, cell: Cell): void => {
      count += 1;
      const last = rows.at(-1);
      if (last?.number === number) {
        isOrdered &&= (last.cells.at(-1)?.column ?? -1) < cell.column;
        last.cells.push(cell);
      } else {
        isOrdered &&= (last?.number ?? 0) < number;
        rows.push({ number, cells: [cell] });
      }
    },
    rows: (): readonly Row[] => (isOrdered ? rows : inOrder(rows)),
  };
}

function inOrder(rows: readonly Row[]): readonly Row[] {
  const byNumber = new Map<number, Map<number, Cell>>();
  for (const { number, cells } of rows) {
    const known = byNumber.get(number) ?? new Map<number, Cell>();
    byNumber.set(number, known);
    for (const cell of cells) known.set(cell.column, cell);
  }
  return [...byNumber]
    .sort(([a], [b]) => a - b)
    .map(([number, cells]) => ({ number, cells: [...cells.values()].sort((a, b) => a.column - b.column) }));
}
