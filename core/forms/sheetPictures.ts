import type { FormProblem } from '../../shared/model/formProblem.ts';
import type { SheetPicture } from '../../shared/model/formVersion.ts';
import { readAddress } from '../../shared/xlsform/workbook/readAddress.ts';
import { columnLetters, type Row, type Sheet, type Workbook } from '../../shared/xlsform/workbook/workbook.ts';

const mostSheets = 20;
const mostRows = 40;
const mostColumns = 26;
const longestText = 80;
/** Type, name and label stand here in most forms; without them nobody finds his row again. */
const firstColumns = [0, 1, 2];

/** The part of each sheet that its problems are about: the wrong cells with their neighbours, under the sheet's first filled row. */
export function sheetPictures(workbook: Workbook, problems: readonly FormProblem[]): SheetPicture[] {
  return workbook.sheets
    .map((sheet) => picture(sheet, places(sheet, problems)))
    .filter((drawn) => drawn !== null)
    .slice(0, mostSheets);
}

type Place = { readonly row: number; readonly column: number };

function places({ name }: Sheet, problems: readonly FormProblem[]): readonly Place[] {
  const errorsFirst = [...problems].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  return errorsFirst
    .filter(({ sheet }) => sheet === name)
    .map(({ cell }) => readAddress(cell ?? '') ?? { row: 1, column: 0 });
}

function picture(sheet: Sheet, wrong: readonly Place[]): SheetPicture | null {
  if (wrong.length === 0) return null;
  const byNumber = new Map(sheet.rows.map((row) => [row.number, row]));
  const head = sheet.rows.slice(0, 1).map(({ number }) => number);
  const neighbours = wrong.flatMap(({ row }) => [row, ...[row - 1, row + 1].filter((number) => byNumber.has(number))]);
  const rows = firstOf([...head, ...neighbours], mostRows);
  const columns = firstOf(
    [...firstColumns, ...wrong.flatMap(({ column }) => [column, Math.max(0, column - 1), column + 1])],
    mostColumns,
  );
  return {
    sheet: sheet.name,
    columns: columns.map(columnLetters),
    rows: rows.map((number) => ({ number, cells: columns.map((column) => textAt(byNumber.get(number), column)) })),
  };
}

/** Each number once, as many as fit, in their order on the sheet. */
const firstOf = (numbers: readonly number[], most: number): readonly number[] =>
  [...new Set(numbers)].slice(0, most).sort((a, b) => a - b);

function textAt(row: Row | undefined, column: number): string {
  const text = row?.cells.find((cell) => cell.column === column)?.text ?? '';
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}
