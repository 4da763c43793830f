export type CellKind = 'text' | 'number' | 'boolean' | 'date' | 'error';

/** A cell that holds something. Blank cells, also formatted ones, do not exist. */
export type Cell = {
  /** From 0. */
  readonly column: number;
  /**
   * As a form reads it: numbers without ".0" and never as 1E-7, percentages as their number, dates and times in ISO 8601, booleans
   * TRUE or FALSE, rich text joined, line ends "\n". Of an error "#REF!" and the like, or, where the program that wrote the file
   * never worked a formula out, the formula itself ("=A1&B1").
   */
  readonly text: string;
  readonly kind: CellKind;
};

export type Row = {
  /** From 1, as Excel shows it. */
  readonly number: number;
  /** By column, at least one. */
  readonly cells: readonly Cell[];
};

export type Sheet = {
  /** As its author wrote it. */
  readonly name: string;
  readonly isHidden: boolean;
  /** By number; rows without a cell are left out. */
  readonly rows: readonly Row[];
};

export type Workbook = { readonly sheets: readonly Sheet[] };

/** The place as Excel says it, "C12". @param row from 1 @param column from 0 */
export const addressOf = (row: number, column: number): string => `${columnLetters(column)}${row}`;

/** "A" to "Z", "AA" and on. @param column from 0 */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
