import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { readWorkbook } from '../../shared/xlsform/workbook/readWorkbook.ts';
import type { Sheet, Workbook } from '../../shared/xlsform/workbook/workbook.ts';

/** A sheet of a form as its author sees it: rows of texts, the first with the headers. */
export type SheetText = { readonly name: string; readonly rows: string[][] };

const textsOf = ({ name, rows }: Sheet): SheetText => {
  const height = rows.at(-1)?.number ?? 0;
  const texts = Array.from({ length: height }, (): string[] => []);
  for (const { number, cells } of rows) {
    for (const { column, text } of cells) {
      const row = texts[number - 1];
      if (row === undefined) continue;
      while (row.length < column) row.push('');
      row[column] = text;
    }
  }
  return { name, rows: texts };
};

async function readTexts(bytes: Uint8Array, fileName: string): Promise<readonly SheetText[]> {
  const reading = await readWorkbook(bytes, fileName);
  if (!reading.ok) throw new Error(`${fileName}: ${reading.problems.map(({ message }) => message.en).join(' ')}`);
  const { sheets }: Workbook = reading.workbook;
  return sheets.map(textsOf);
}

/** A workbook with changes, saved as another program would save it. `edit` changes the sheets in place. */
export async function editWorkbook(
  bytes: Uint8Array,
  edit: (sheet: (name: string) => SheetText) => void,
): Promise<Uint8Array> {
  const sheets = await readTexts(bytes, 'form.xlsx');
  edit((name) => {
    const found = sheets.find((one) => one.name === name);
    if (found === undefined) throw new Error(`the workbook has no sheet ${name}`);
    return found;
  });
  const written = sheets.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String }))) satisfies SheetData,
  }));
  return writeXlsxFile(written).toBuffer();
}

/** The column under a header, from 0. */
export const columnOf = ({ name, rows }: SheetText, header: string): number => {
  const column = rows[0]?.indexOf(header) ?? -1;
  if (column === -1) throw new Error(`the sheet ${name} has no column ${header}`);
  return column;
};

/** The row whose cell under `header` reads `text`, as its place in `rows`. */
export const rowWith = (sheet: SheetText, header: string, text: string): number => {
  const column = columnOf(sheet, header);
  const at = sheet.rows.findIndex((row) => row[column] === text);
  if (at === -1) throw new Error(`the sheet ${sheet.name} has no ${header} ${text}`);
  return at;
};

/** A row with these texts under these headers. */
export const rowOf = (sheet: SheetText, cells: Readonly<Record<string, string>>): string[] => {
  const row: string[] = [];
  for (const [header, text] of Object.entries(cells)) row[columnOf(sheet, header)] = text;
  return Array.from(row, (text) => text ?? '');
};
