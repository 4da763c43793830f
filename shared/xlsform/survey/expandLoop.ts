import type { ChoiceList } from '../choices/choice.ts';
import { tableRow, type TableRow, type TextCell } from '../sheet/table.ts';
import type { NestedRow } from './nestRows.ts';

/** The rows of a loop for one choice: `%(name)s` and `%(label)s` in any cell stand for what the choice has. */
export function expandLoop(rows: readonly NestedRow[], choice: ChoiceList['choices'][number]): readonly NestedRow[] {
  return rows.map(({ row, type, children }) => ({
    row: filled(row, choice),
    type,
    children: expandLoop(children, choice),
  }));
}

function filled(row: TableRow, choice: ChoiceList['choices'][number]): TableRow {
  const sheet = row.place.sheet ?? '';
  return tableRow(
    row.number,
    sheet,
    row.cells.map(({ column, cell }) => {
      const label = choice.label.get(column.language ?? '') ?? choice.label.values().next().value ?? choice.name;
      const fill = (text: string): string =>
        text.replaceAll('%(name)s', choice.name.text).replaceAll('%(label)s', label.text);
      const changed: TextCell = { ...cell, text: fill(cell.text), raw: fill(cell.raw) };
      return { column, cell: cell.text.includes('%(') ? changed : cell };
    }),
  );
}
