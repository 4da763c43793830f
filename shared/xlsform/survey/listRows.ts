import type { Problems } from '../problems.ts';
import type { Sentence } from '../sentence.ts';
import type { Table, TableRow } from '../sheet/table.ts';
import { didYouMean } from '../suggest.ts';
import { yesNo } from '../yesNo.ts';
import type { TypedRow } from './nestRows.ts';
import { questionType, typeNames } from './questionTypes.ts';
import { readType } from './readType.ts';

/** The rows of the survey that ask or do something, each with what its type says. Remarks and disabled rows are left out. */
export function listRows(table: Table, lists: ReadonlySet<string>, problems: Problems): readonly TypedRow[] {
  const typeColumn = table.columns.find(({ field }) => field === 'type')?.index;
  // Without the column no row has a type; the column is what is told.
  if (typeColumn === undefined) return [];
  return table.rows.flatMap((row): readonly TypedRow[] => {
    const disabled = row.cell('disabled');
    if (disabled !== null && yesNo(disabled.text) === true) return [];
    const cell = row.cell('type');
    if (cell === null) {
      tellMissing(row, typeColumn, problems);
      return [];
    }
    const type = readType(cell.text);
    if (type.kind === 'unknown') {
      problems.error('type_unknown', cell.place, unknownType(cell.text, lists));
      return row.cell('name') === null ? [] : [{ row, type, place: cell.place }];
    }
    return [{ row, type, place: cell.place }];
  });
}

function tellMissing(row: TableRow, typeColumn: number, problems: Problems): void {
  const name = row.cell('name');
  const isQuestion = name !== null || row.texts('label').size > 0;
  const place = { ...row.place, column: typeColumn };
  if (isQuestion) {
    problems.error('type_missing', place, {
      id: `Baris ini tidak punya tipe${name === null ? '' : ` ("${name.text}")`}. Isi kolom type, misalnya text, integer, select_one, note.`,
      en: `This row has no type${name === null ? '' : ` ("${name.text}")`}. Fill in the type column, for example text, integer, select_one, note.`,
    });
  } else if (row.cells.some(({ column }) => column.isKnown)) {
    problems.warn('type_missing', place, {
      id: 'Baris tanpa tipe, nama, dan label ini diabaikan.',
      en: 'This row without type, name and label is ignored.',
    });
  }
}

function unknownType(text: string, lists: ReadonlySet<string>): Sentence {
  const section = /^begin[\s_-]*(group|repeat)\s+(.+)$/i.exec(text);
  if (section !== null) {
    const type = `begin_${section[1]?.toLowerCase()}`;
    return {
      id: `Tulis "${type}" di kolom type, dan "${section[2]}" di kolom name atau label.`,
      en: `Write "${type}" in the type column, and "${section[2]}" in the name or label column.`,
    };
  }
  if (/^(?:begin|end)[\s_]+(?:score|rank|kobomatrix)$|^(?:score|rank)__(?:row|level)$/i.test(text)) {
    return {
      id: `Tipe "${text}" hanya ada di KoboToolbox. Pakai beberapa baris select_one dengan satu daftar.`,
      en: `The type "${text}" exists in KoboToolbox only. Use several rows of select_one with one list.`,
    };
  }
  const asSelect = /^select[\s_-]*(one|multiple)[\s_-]+(\S+)$/i.exec(text);
  const list = asSelect?.[2] ?? '';
  const hint = lists.has(list)
    ? {
        id: ` Maksud Anda "select_${asSelect?.[1]?.toLowerCase()} ${list}"?`,
        en: ` Did you mean "select_${asSelect?.[1]?.toLowerCase()} ${list}"?`,
      }
    : nearType(text);
  return { id: `Tipe "${text}" tidak dikenal.${hint.id}`, en: `The type "${text}" is not known.${hint.en}` };
}

/** "selct_one provinsi": the words before the list are what is misspelt. */
function nearType(text: string): Sentence {
  const whole = didYouMean(text, typeNames, (word) => `"${word}"`);
  if (whole.en !== '') return whole;
  const words = text.split(/\s+/);
  for (let count = words.length - 1; count > 0; count--) {
    const rest = words.slice(count).join(' ');
    // What stands before it is right: it is the rest that does not belong there.
    if (questionType(words.slice(0, count).join(' ')) !== null) break;
    const hint = didYouMean(words.slice(0, count).join(' '), typeNames, (word) => `"${word} ${rest}"`);
    if (hint.en !== '') return hint;
  }
  return {
    id: ' Tipe yang ada antara lain text, integer, decimal, date, select_one, select_multiple, note, calculate.',
    en: ' Types are, among others, text, integer, decimal, date, select_one, select_multiple, note, calculate.',
  };
}
