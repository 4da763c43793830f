import type { Place } from '../problems.ts';
import type { CellKind } from '../workbook/workbook.ts';

/** A cell that holds something, with where it stands. */
export type TextCell = {
  /** Cleaned (`cleanText`). */
  readonly text: string;
  /** As it stands in the workbook. */
  readonly raw: string;
  readonly kind: CellKind;
  readonly place: Place;
};

/** What a column is for. */
export type Column = {
  /** From 0. */
  readonly index: number;
  /** As the author wrote it. */
  readonly header: string;
  /** The standard's own name of it (`constraint_message`), whatever alias was used; of an unknown one the header itself. */
  readonly field: string;
  /** Of `label::Bahasa Indonesia (id)`; null without one. */
  readonly language: string | null;
  readonly isKnown: boolean;
};

export type TableRow = {
  /** From 1, as Excel shows it. */
  readonly number: number;
  /** Of the row as a whole. */
  readonly place: Place;
  /** By field; of a translated column the one without a language. */
  readonly cell: (field: string) => TextCell | null;
  /** Every cell of a field by its language; '' where the column has none. */
  readonly texts: (field: string) => ReadonlyMap<string, TextCell>;
  readonly cells: readonly { readonly column: Column; readonly cell: TextCell }[];
};

export type Table = {
  /** As the author wrote it. */
  readonly name: string;
  readonly headerRow: number;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** The header of a field, for sentences; the field's own name where the sheet has no such column. */
  readonly headerOf: (field: string) => string;
};

const noTexts: ReadonlyMap<string, TextCell> = new Map();

export function tableRow(
  number: number,
  sheet: string,
  cells: readonly { readonly column: Column; readonly cell: TextCell }[],
): TableRow {
  const byField = new Map<string, Map<string, TextCell>>();
  for (const { column, cell } of cells) {
    const texts = byField.get(column.field) ?? new Map<string, TextCell>();
    if (!texts.has(column.language ?? '')) texts.set(column.language ?? '', cell);
    byField.set(column.field, texts);
  }
  return {
    number,
    place: { sheet, row: number, column: cells[0]?.column.index ?? 0 },
    cell: (field) => byField.get(field)?.get('') ?? null,
    texts: (field) => byField.get(field) ?? noTexts,
    cells,
  };
}
