/** What a cell of a spreadsheet can hold. Blank is an empty string. */
export type CellValue =
  | string
  | number
  | boolean
  | Date
  /** 0.25 is shown as 25 %. */
  | { readonly percent: number }
  /** Hours of a day, shown as a time. */
  | { readonly hours: number }
  /** Pieces in different fonts. */
  | { readonly rich: readonly string[] }
  | { readonly formula: string; readonly result: string | number | boolean }
  | { readonly error: FormulaError };

const formulaErrors = ['#REF!', '#N/A', '#NAME?', '#VALUE!', '#DIV/0!'] as const;
type FormulaError = (typeof formulaErrors)[number];

/**
 * A row: cells by column, or one text with "|" between them, for which one space on either side belongs to the stroke and
 * every further one to the cell. "¦" stands for a stroke inside a cell.
 */
export type Line = string | readonly CellValue[];

/** Sheets by name, in order; a name that begins with "?" is of a hidden sheet. Rows from the first on. */
export type WorkbookData = Readonly<Record<string, readonly Line[]>>;

export type SheetCells = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly (readonly CellValue[])[];
};

/** Where a cell of the data was marked with "»", as in Excel. */
export type Mark = { readonly sheet: string; readonly cell: string };

const columnName = (column: number): string =>
  (column < 26 ? '' : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/** "C12"; both count from 0. */
export const addressOf = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

const cellsOf = (line: Line): readonly CellValue[] =>
  typeof line === 'string' ? line.split(/ ?\| ?/).map((text) => text.replaceAll('¦', '|')) : line;

const sign = '»';

/** The sheets without the marks in them, and where these stood. A marked formula error is written "»#REF!". */
export function readData(data: WorkbookData): {
  readonly sheets: readonly SheetCells[];
  readonly marks: readonly Mark[];
} {
  const marks: Mark[] = [];
  const sheets = Object.entries(data).map(([key, lines]): SheetCells => {
    const isHidden = key.startsWith('?');
    const name = isHidden ? key.slice(1) : key;
    const rows = lines.map((line, row) =>
      cellsOf(line).map((value, column) => {
        if (typeof value !== 'string' || !value.startsWith(sign)) return value;
        marks.push({ sheet: name, cell: addressOf(row, column) });
        const text = value.slice(sign.length);
        const error = formulaErrors.find((one) => one === text);
        return error === undefined ? text : { error };
      }),
    );
    return { name, isHidden, rows };
  });
  return { sheets, marks };
}
