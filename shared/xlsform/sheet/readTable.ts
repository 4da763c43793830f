import type { Problems } from '../problems.ts';
import { didYouMean, nearest } from '../suggest.ts';
import { addressOf, type Row, type Sheet } from '../workbook/workbook.ts';
import { cleanText } from './cleanText.ts';
import { choiceHeaders, type HeaderNames } from './headerNames.ts';
import { readHeader } from './readHeader.ts';
import { tableRow, type Column, type Table, type TableRow, type TextCell } from './table.ts';

type How = {
  readonly names: HeaderNames;
  /** Fields without which the sheet says nothing. */
  readonly needed: readonly string[];
  /** Whether runs of spaces count as one. */
  readonly collapse: boolean;
};

/** Rows that may stand above the headers by mistake: a title, a logo, a remark. */
const titleRows = 15;

/** Reads a sheet by its headers. Blank rows above them are no fault; a title above them is told, and the headers are found. */
export function readTable(sheet: Sheet, how: How, problems: Problems): Table {
  const rows = sheet.rows.filter(({ cells }) => cells.some(({ text }) => cleanText(text, false) !== ''));
  const header = findHeader(rows, how);
  const place = (row: number, column: number | null) => ({ sheet: sheet.name, row, column });
  const [first] = rows;
  if (header !== null && first !== undefined && header !== first) {
    problems.error('header_not_first', place(first.number, first.cells[0]?.column ?? 0), {
      id: `Judul kolom harus di baris pertama, tetapi ada di baris ${header.number}. Hapus baris di atasnya.`,
      en: `The headers must be in the first row, but they are in row ${header.number}. Delete the rows above them.`,
    });
  }
  const head = header ?? first;
  const columns = head === undefined ? [] : readColumns(head, sheet.name, how, problems);
  for (const needed of how.needed) {
    if (columns.some(({ field }) => field === needed)) continue;
    const unknown = columns.filter(({ isKnown }) => !isKnown);
    const near = unknown.find(({ header }) => nearest(header, [needed]) !== null);
    const hint =
      near === undefined
        ? { id: '', en: '' }
        : {
            id: ` Kolom "${near.header}" mirip: ubah judulnya menjadi "${needed}".`,
            en: ` The column "${near.header}" looks like it: rename it to "${needed}".`,
          };
    problems.error('header_missing', place(head?.number ?? 1, near?.index ?? 0), {
      id: `Sheet "${sheet.name}" tidak punya kolom "${needed}".${hint.id}`,
      en: `Sheet "${sheet.name}" has no column "${needed}".${hint.en}`,
    });
  }
  const byIndex = new Map(columns.map((column) => [column.index, column]));
  return {
    name: sheet.name,
    headerRow: head?.number ?? 1,
    columns,
    rows: rows
      .filter(({ number }) => head === undefined || number > head.number)
      .map((row) => readRow(row, sheet.name, byIndex, how, problems))
      .filter(({ cells }) => cells.length > 0),
    headerOf: (field) => columns.find((column) => column.field === field)?.header ?? field,
  };
}

/** The first row, unless a later one has the needed headers and it has not. */
function findHeader(rows: readonly Row[], { names, needed }: How): Row | null {
  if (needed.length === 0) return rows[0] ?? null;
  const isHeader = ({ cells }: Row): boolean => {
    const doubleColons = cells.some(({ text }) => text.includes('::'));
    const fields = new Set(cells.map(({ text }) => readHeader(cleanText(text, true), names, doubleColons).field));
    return needed.every((field) => fields.has(field));
  };
  return rows.slice(0, titleRows).find(isHeader) ?? rows[0] ?? null;
}

function readColumns(row: Row, sheet: string, { names }: How, problems: Problems): readonly Column[] {
  const heads = row.cells
    .map(({ column, text }) => ({ index: column, header: cleanText(text, true) }))
    .filter(({ header }) => header !== '');
  const doubleColons = heads.some(({ header }) => header.includes('::'));
  const columns: Column[] = [];
  for (const { index, header } of heads) {
    const meaning = readHeader(header, names, doubleColons);
    const twin = columns.find(({ field, language }) => field === meaning.field && language === meaning.language);
    // A doubled column of remarks harms nobody.
    if (twin !== undefined && meaning.isKnown) {
      problems.error(
        'header_duplicate',
        { sheet, row: row.number, column: index },
        {
          id: `Kolom "${header}" sama dengan kolom "${twin.header}" di ${addressOf(row.number, twin.index)}. Hapus salah satunya.`,
          en: `The column "${header}" means the same as "${twin.header}" in ${addressOf(row.number, twin.index)}. Remove one of them.`,
        },
      );
      continue;
    }
    if (twin === undefined) columns.push({ index, header, ...meaning });
  }
  const present = new Set(columns.map(({ field }) => field));
  const absent = [...names.fields].filter((field) => !present.has(field));
  for (const { header, index, isKnown } of columns) {
    if (isKnown || header.length < 4) continue;
    const [start = ''] = header.split(':');
    // Of a text there may be one more language.
    const meant = header.includes(':') ? [...absent, ...names.translated] : absent;
    if (nearest(start, meant) === null) continue;
    const hint = didYouMean(start, meant, (word) => `"${word}${header.slice(start.length)}"`);
    problems.warn(
      'header_unknown',
      { sheet, row: row.number, column: index },
      {
        id: `Kolom "${header}" tidak dikenal dan diabaikan.${hint.id}`,
        en: `The column "${header}" is not known and is ignored.${hint.en}`,
      },
    );
  }
  return columns;
}

function readRow(
  row: Row,
  sheet: string,
  columns: ReadonlyMap<number, Column>,
  { names, collapse }: How,
  problems: Problems,
): TableRow {
  const cells: { readonly column: Column; readonly cell: TextCell }[] = [];
  for (const { column: index, text: raw, kind } of row.cells) {
    const column = columns.get(index);
    if (column === undefined) continue;
    const place = { sheet, row: row.number, column: index };
    const broken = kind === 'error' ? brokenCell(raw, column, place, names, problems) : null;
    const text = kind === 'error' ? (broken ?? '') : cleanText(raw, collapse);
    if (text !== '') cells.push({ column, cell: { text, raw, kind, place } });
  }
  return tableRow(row.number, sheet, cells);
}

/** Tells a formula that gives an error, and gives what stands for it, so that nothing else is found wrong because of it. */
function brokenCell(
  raw: string,
  { field, isKnown, header }: Column,
  place: TextCell['place'],
  names: HeaderNames,
  problems: Problems,
): string | null {
  // Remarks of the author are not read.
  if (!isKnown && names !== choiceHeaders) return null;
  problems.error('formula_error', place, {
    id: `Rumus Excel di kolom "${header}" tidak memberi hasil (${raw.slice(0, 60)}). Perbaiki rumusnya, atau ganti dengan nilainya.`,
    en: `The Excel formula in the column "${header}" gives no result (${raw.slice(0, 60)}). Correct it, or replace it by its value.`,
  });
  if (field === 'name') return `formula_${place.row}`;
  if (field === 'type') return 'text';
  return names.translated.has(field) || field === 'list_name' ? '…' : null;
}
