import { limits } from '../../model/limits.ts';
import type { Sentence } from '../../xform/sentence.ts';
import { cellValue, type CellContext, type RawCell } from './cellValue.ts';
import { collectRows } from './collectRows.ts';
import { readAddress } from './readAddress.ts';
import { textRuns } from './textRuns.ts';
import { walkPart } from './walkPart.ts';
import type { Row } from './workbook.ts';

/** A filled cell that lies behind the last row or column, or is one more than a workbook may have. */
export type Excess = { readonly what: 'rows' | 'columns' | 'cells'; readonly row: number; readonly column: number };

/** `rows` are those before the excess. */
export type SheetRows = { readonly rows: readonly Row[]; readonly cells: number; readonly excess: Excess | null };

const dangling: Sentence = {
  id: 'sebuah sel menunjuk ke teks yang tidak ada di berkas ini',
  en: 'a cell points to a text that the file does not have',
};

/**
 * The filled cells of a sheet at their addresses. A row or cell without its own address follows the one before it, as the
 * standard has it. Gives a sentence when the part is damaged. @param cellsLeft how many cells may be read.
 */
export function readSheet(bytes: Uint8Array, context: CellContext, cellsLeft: number): SheetRows | Sentence {
  const rows = collectRows();
  const at: Place = { row: 0, column: -1, isInData: false, cell: null, into: null };
  const found: Found = { excess: null, isDangling: false, isOver: false };
  const runs = textRuns();

  const keep = (raw: RawCell): void => {
    const value = cellValue(raw, context);
    if (value === null) return;
    if (value === 'dangling') {
      found.isDangling = true;
      return;
    }
    const { row, column } = at;
    const what = excessOf(row, column, rows.count() >= cellsLeft);
    if (what !== null) {
      found.excess = { what, row, column };
      return;
    }
    rows.add(row, { column, text: value.text, kind: value.kind });
  };

  const fault = walkPart(bytes, {
    open: (name, attributes) => {
      if (name === 'sheetData') at.isInData = true;
      else if (at.isInData && name === 'row') {
        at.row = wholeNumber(attributes.get('r')) ?? at.row + 1;
        at.column = -1;
      } else if (at.isInData && name === 'c') {
        const address = readAddress(attributes.get('r') ?? '');
        at.row = address?.row ?? at.row;
        at.column = address?.column ?? at.column + 1;
        const style = wholeNumber(attributes.get('s')) ?? 0;
        at.cell = { type: attributes.get('t') ?? 'n', style, value: '', inline: '', formula: null };
      } else if (at.cell && name === 'v') at.into = 'value';
      else if (at.cell && name === 'f') {
        at.into = 'formula';
        at.cell.formula ??= '';
      } else runs.open(name);
    },
    text: (text) => {
      if (!at.cell) return;
      if (at.into === 'value') at.cell.value += text;
      else if (at.into === 'formula') at.cell.formula = `${at.cell.formula ?? ''}${text}`;
      else runs.text(text);
    },
    close: (name) => {
      if (name === 'sheetData') found.isOver = true;
      else if (name === 'v' || name === 'f') at.into = null;
      else if (name === 'c' && at.cell) {
        keep({ ...at.cell, inline: runs.take() });
        at.cell = null;
      } else runs.close(name);
    },
    isDone: () => found.isOver || found.isDangling || found.excess !== null,
  });
  if (fault) return fault;
  if (found.isDangling) return dangling;
  return { rows: rows.rows(), cells: rows.count(), excess: found.excess };
}

type Place = {
  row: number;
  column: number;
  isInData: boolean;
  cell: { -readonly [Key in keyof RawCell]: RawCell[Key] } | null;
  into: 'value' | 'formula' | null;
};
type Found = { excess: Excess | null; isDangling: boolean; isOver: boolean };

function excessOf(row: number, column: number, isFull: boolean): Excess['what'] | null {
  if (row > limits.sheetRows) return 'rows';
  if (column >= limits.sheetColumns) return 'columns';
  return isFull ? 'cells' : null;
}

const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
