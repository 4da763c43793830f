import type { FormProblemCode } from '../../shared/model/formProblem.ts';
import { addressOf, type CellValue, type SheetCells } from './workbookData.ts';

/** A form that ran, made wrong in one cell. */
export type Mutant = {
  readonly sheets: readonly SheetCells[];
  readonly sheet: string;
  readonly cell: string;
  readonly code: FormProblemCode;
};

type Place = { readonly row: number; readonly column: number; readonly text: string; readonly header: string };

export type Mutation = {
  readonly name: string;
  readonly sheet: 'survey' | 'choices';
  readonly code: FormProblemCode;
  /** What the cell holds afterwards; null where this mutation has no place. */
  readonly change: (place: Place, sheets: readonly SheetCells[]) => CellValue | null;
};

const textOf = (value: CellValue | undefined): string => (typeof value === 'string' ? value.trim() : '');
const expressions = new Set(['relevant', 'relevance', 'constraint', 'calculation', 'choice_filter']);
const texts = new Set(['label', 'hint']);

/** Whether any cell refers to this name, so that a second fault would follow from the first. */
const isReferredTo = (name: string, sheets: readonly SheetCells[]): boolean =>
  sheets.some(({ rows }) => rows.some((row) => row.some((value) => JSON.stringify(value).includes(`{${name}}`))));

const rowAt = (sheets: readonly SheetCells[], row: number): readonly CellValue[] =>
  sheets.find(({ name }) => name === 'survey')?.rows[row] ?? [];

/** Rows that need no name: notes, and the ends of groups. */
const isNamed = (type: string): boolean => !/^end|note/i.test(type);

/** What an author gets wrong in a hurry, each with the code it must be told by. */
export const mutations: readonly Mutation[] = [
  {
    name: 'a reference misspelled',
    sheet: 'survey',
    code: 'reference_unknown',
    change: ({ text, header }) =>
      (expressions.has(header) || texts.has(header)) && /\$\{[\w.-]+\}/.test(text)
        ? text.replace(/\$\{([\w.-]+)\}/, '${$1zq}')
        : null,
  },
  {
    name: 'a type misspelled',
    sheet: 'survey',
    code: 'type_unknown',
    change: ({ text, header }) =>
      header === 'type' && /^(?:text|integer|decimal|date)$/.test(text) ? `${text}zq` : null,
  },
  {
    name: 'a name left out',
    sheet: 'survey',
    code: 'name_missing',
    change: ({ text, header, row }, sheets) =>
      header === 'name' && text !== '' && isNamed(textOf(rowAt(sheets, row)[0])) && !isReferredTo(text, sheets)
        ? ''
        : null,
  },
  {
    name: 'a name with a blank in it',
    sheet: 'survey',
    code: 'name_invalid',
    change: ({ text, header, row }, sheets) =>
      header === 'name' && /^\w+$/.test(text) && isNamed(textOf(rowAt(sheets, row)[0])) && !isReferredTo(text, sheets)
        ? `${text} dua`
        : null,
  },
  {
    name: 'a list misspelled',
    sheet: 'survey',
    code: 'list_unknown',
    change: ({ text, header }) =>
      header === 'type' && /^select_(?:one|multiple) [\w-]+$/.test(text) && !text.includes('.') ? `${text}zq` : null,
  },
  {
    name: 'a bracket opened and not closed',
    sheet: 'survey',
    code: 'expression_invalid',
    change: ({ text, header }) => (expressions.has(header) && text !== '' ? `(${text}` : null),
  },
  {
    name: 'a function misspelled',
    sheet: 'survey',
    code: 'function_unknown',
    change: ({ text, header }) =>
      expressions.has(header) && /[a-z]\(/.test(text) && !/pulldata|instance|jr:|once|indexed/.test(text)
        ? text.replace(/([a-z])\(/, '$1zq(')
        : null,
  },
  {
    name: 'a label that broke in Excel',
    sheet: 'survey',
    code: 'formula_error',
    change: ({ text, header }) => (header === 'label' && text !== '' ? { error: '#REF!' } : null),
  },
  {
    name: 'a choice without its name',
    sheet: 'choices',
    code: 'choice_name_missing',
    change: ({ text, header }) => (header === 'name' && text !== '' ? '' : null),
  },
];

/** The form with the mutation at its last place in it, or null where it has none. Only forms with plain headers in the first row, and without rows that are switched off. */
export function mutate(sheets: readonly SheetCells[], mutation: Mutation): Mutant | null {
  const sheet = sheets.find(({ name }) => name === mutation.sheet);
  const headers = sheet?.rows[0]?.map(textOf) ?? [];
  if (sheet === undefined || headers[0] !== (mutation.sheet === 'survey' ? 'type' : 'list_name')) return null;
  if (headers.includes('disabled')) return null;
  const found = sheet.rows
    .flatMap((cells, row) =>
      cells.map((value, column) => ({ row, column, text: textOf(value), header: headers[column] ?? '' })),
    )
    .filter(({ row }) => row > 0)
    .flatMap((place) => {
      const value = mutation.change(place, sheets);
      return value === null ? [] : [{ ...place, value }];
    })
    .at(-1);
  if (found === undefined) return null;
  const rows = sheet.rows.map((cells, row) =>
    row === found.row ? cells.map((value, column) => (column === found.column ? found.value : value)) : cells,
  );
  return {
    sheets: sheets.map((one) => (one === sheet ? { ...sheet, rows } : one)),
    sheet: sheet.name,
    cell: addressOf(found.row, found.column),
    code: mutation.code,
  };
}
