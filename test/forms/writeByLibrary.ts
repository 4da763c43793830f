import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { CellValue, SheetCells } from './workbookData.ts';

const cell = (value: CellValue): Cell => {
  if (value === '') return null;
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' };
  if (typeof value !== 'object') return value;
  throw new Error(`the library writes no ${JSON.stringify(value)}`);
};

/** The same as `writeWorkbook`, written by another program: the library that Node programs use. */
export const writeByLibrary = async (sheets: readonly SheetCells[]): Promise<Uint8Array> =>
  writeXlsxFile(sheets.map(({ name, rows }) => ({ sheet: name, data: rows.map((row) => row.map(cell)) }))).toBuffer();
