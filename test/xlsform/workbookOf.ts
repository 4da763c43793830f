import type { Cell, Workbook } from '../../shared/xlsform/workbook/workbook.ts';

/** A value as Excel would hold it: null is a blank cell. */
export type Value = string | number | boolean | null;

const cellOf = (value: Value, column: number): readonly Cell[] => {
  if (value === null || value === '') return [];
  if (typeof value === 'number') return [{ column, text: String(value), kind: 'number' }];
  if (typeof value === 'boolean') return [{ column, text: value ? 'TRUE' : 'FALSE', kind: 'boolean' }];
  return [{ column, text: value, kind: 'text' }];
};

/** A workbook from rows of values, the first of each sheet its headers. */
export const workbookOf = (sheets: Readonly<Record<string, readonly (readonly Value[])[]>>): Workbook => ({
  sheets: Object.entries(sheets).map(([name, rows]) => ({
    name,
    isHidden: false,
    rows: rows
      .map((values, index) => ({ number: index + 1, cells: values.flatMap(cellOf) }))
      .filter(({ cells }) => cells.length > 0),
  })),
});
