import { isName, nameFrom } from '../names.ts';
import type { Problems } from '../problems.ts';
import type { Column, Table, TableRow, TextCell } from '../sheet/table.ts';
import { mediaKinds, type MediaKind, type Texts } from '../survey/texts.ts';
import { addressOf } from '../workbook/workbook.ts';
import type { Choice, ChoiceList } from './choice.ts';

/**
 * The lists of a choices sheet by name, in the order in which each is first seen; null when it has no column for them, which is
 * told with the headers.
 */
export function readChoices(
  table: Table,
  allowDuplicates: boolean,
  problems: Problems,
): ReadonlyMap<string, ChoiceList> | null {
  const extras = extraColumns(table, problems);
  const has = (field: string): boolean => table.columns.some((column) => column.field === field);
  if (!has('list_name')) return null;
  const lists = new Map<string, { readonly first: TextCell; readonly choices: Choice[] }>();
  for (const row of table.rows) {
    const list = row.cell('list_name');
    // A row without a list is a remark or a heading of the author, as long as it names no choice.
    if (list === null) {
      const name = row.cell('name');
      if (name !== null) {
        problems.error(
          'list_missing',
          { ...row.place, column: columnOf(table, 'list_name') },
          {
            id: `Pilihan "${name.text}" tidak punya nama daftar. Isi kolom ${table.headerOf('list_name')} di setiap baris, juga bila sel-selnya digabung.`,
            en: `The choice "${name.text}" has no list name. Fill in the column ${table.headerOf('list_name')} in every row, also where its cells are merged.`,
          },
        );
      }
      continue;
    }
    const choice = readChoice(row, list, table, extras, problems);
    const known = lists.get(list.text);
    if (known === undefined) lists.set(list.text, { first: list, choices: choice === null ? [] : [choice] });
    else if (choice !== null) known.choices.push(choice);
  }
  for (const [name, { choices }] of lists) if (!allowDuplicates) tellDoubles(name, choices, problems);
  return new Map([...lists].map(([name, { first, choices }]) => [name, { name, first, choices }]));
}

const columnOf = (table: Table, field: string): number =>
  table.columns.find((column) => column.field === field)?.index ?? 0;

function readChoice(
  row: TableRow,
  list: TextCell,
  table: Table,
  extras: readonly Column[],
  problems: Problems,
): Choice | null {
  const name = row.cell('name');
  if (name === null) {
    const column = table.columns.find(({ field }) => field === 'name')?.index;
    if (column === undefined) return null;
    problems.error(
      'choice_name_missing',
      { ...row.place, column },
      {
        id: `Pilihan di daftar "${list.text}" tidak punya nama (kolom ${table.headerOf('name')}).`,
        en: `A choice of the list "${list.text}" has no name (column ${table.headerOf('name')}).`,
      },
    );
    return null;
  }
  const media = new Map<MediaKind, Texts>();
  for (const kind of mediaKinds) {
    const texts = row.texts(kind);
    if (texts.size > 0) media.set(kind, texts);
  }
  const label = row.texts('label');
  if (label.size === 0 && media.size === 0) {
    problems.warn(
      'choice_label_missing',
      { ...row.place, column: columnOf(table, 'label') },
      {
        id: `Pilihan "${name.text}" tidak punya teks (kolom label); namanya yang akan ditampilkan.`,
        en: `The choice "${name.text}" has no label; its name will be shown.`,
      },
    );
  }
  const extra = extras.flatMap(({ field }) => {
    const cell = row.cell(field);
    return cell === null ? [] : [{ name: field, value: cell.text }];
  });
  return { name, label, media, extra };
}

/** Every other column becomes an element of the choice, so its header must be a name. */
function extraColumns(table: Table, problems: Problems): readonly Column[] {
  return table.columns.filter(({ isKnown, field, header, index }) => {
    if (isKnown) return field === 'sms_option';
    if (isName(field)) return true;
    // Headings of remarks are everywhere; only a filter could miss such a column, and that is told at the filter.
    problems.warn(
      'header_unknown',
      { sheet: table.name, row: table.headerRow, column: index },
      {
        id: `Kolom "${header}" diabaikan: judul kolom tambahan tidak boleh berisi spasi atau tanda. Misalnya "${nameFrom(header)}".`,
        en: `The column "${header}" is ignored: the header of a column of your own may have no blanks or signs. For example "${nameFrom(header)}".`,
      },
    );
    return false;
  });
}

function tellDoubles(list: string, choices: readonly Choice[], problems: Problems): void {
  const seen = new Map<string, TextCell>();
  for (const { name } of choices) {
    const first = seen.get(name.text);
    if (first === undefined) seen.set(name.text, name);
    else {
      const where = addressOf(first.place.row ?? 1, first.place.column ?? 0);
      problems.error('choice_duplicate', name.place, {
        id: `Nama pilihan "${name.text}" sudah dipakai di ${where} untuk daftar "${list}". Ganti namanya, atau tulis allow_choice_duplicates = yes di sheet settings.`,
        en: `The choice name "${name.text}" is already used in ${where} for the list "${list}". Rename one, or set allow_choice_duplicates = yes on the settings sheet.`,
      });
    }
  }
}
