import { addressOf, type Sheet } from '../../shared/xlsform/workbook/workbook.ts';
import { readWorkbook } from '../../shared/xlsform/workbook/readWorkbook.ts';
import { rawWorkbook, type RawWorkbook } from './workbookParts.ts';

/** Every filled cell as "C12 text: hello". */
export const cellsOf = (sheet: Sheet | undefined): readonly string[] =>
  (sheet?.rows ?? []).flatMap(({ number, cells }) =>
    cells.map(({ column, kind, text }) => `${addressOf(number, column)} ${kind}: ${text}`),
  );

export async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const reading = await readWorkbook(bytes, 'uji.xlsx');
  if (!reading.ok) throw new Error(reading.problems.map(({ code, message }) => `${code}: ${message.en}`).join('\n'));
  return reading.workbook.sheets;
}

/** The filled cells of a workbook with one sheet. */
export const readCells = async (data: string, how: Omit<RawWorkbook, 'sheets'> = {}): Promise<readonly string[]> =>
  cellsOf((await sheetsOf(rawWorkbook({ ...how, sheets: [{ name: 'survey', data }] })))[0]);
