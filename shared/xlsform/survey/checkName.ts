import { isName, nameFrom } from '../names.ts';
import type { Place } from '../problems.ts';
import type { TableRow, TextCell } from '../sheet/table.ts';
import { addressOf } from '../workbook/workbook.ts';
import type { SurveyContext } from './context.ts';

/** Names under one parent, and names of repeats anywhere: both must be unique. */
export type NameScope = {
  readonly siblings: Map<string, TextCell>;
  readonly lower: Map<string, TextCell>;
  readonly repeats: Map<string, TextCell>;
};

export const newScope = (repeats: Map<string, TextCell>): NameScope => ({
  siblings: new Map(),
  lower: new Map(),
  repeats,
});

/**
 * The name of a row, or a stand-in when it has none that can be used: told, and the rest of the row is still read.
 * @param otherwise the name of a row that needs none; null when it must have one.
 */
export function nameOf(row: TableRow, otherwise: string | null, { survey, problems }: SurveyContext): string {
  const cell = row.cell('name');
  if (cell !== null && isName(cell.text)) return cell.text;
  if (cell === null) {
    if (otherwise !== null) return otherwise;
    const column = survey.columns.find(({ field }) => field === 'name')?.index;
    if (column === undefined) return `row_${row.number}`;
    problems.error(
      'name_missing',
      { ...row.place, column },
      {
        id: 'Baris ini tidak punya nama. Isi kolom name, misalnya nama_usaha.',
        en: 'This row has no name. Fill in the name column, for example business_name.',
      },
    );
    return `row_${row.number}`;
  }
  problems.error('name_invalid', cell.place, {
    id: `"${cell.text}" tidak bisa menjadi nama. Nama dimulai dengan huruf atau "_", lalu huruf, angka, "_", "-", "."; tanpa spasi. Misalnya "${nameFrom(cell.text)}".`,
    en: `"${cell.text}" cannot be a name. A name begins with a letter or "_", then letters, digits, "_", "-", "."; no blanks. For example "${nameFrom(cell.text)}".`,
  });
  return nameFrom(cell.text);
}

/** Whether the name may stand here; tells when it may not. */
export function claimName(
  name: string,
  row: TableRow,
  scope: NameScope,
  isRepeat: boolean,
  { settings, problems }: SurveyContext,
): void {
  const cell = row.cell('name');
  if (cell === null) return;
  const { place } = cell;
  const where = (other: TextCell): string => addressOf(other.place.row ?? 1, other.place.column ?? 0);
  const same = scope.siblings.get(name);
  const alike = scope.lower.get(name.toLowerCase());
  const repeat = isRepeat ? scope.repeats.get(name) : undefined;
  if (name === 'meta') {
    problems.error('name_invalid', place, {
      id: 'Nama "meta" dipakai oleh formulir itu sendiri. Pakai nama lain.',
      en: 'The name "meta" is used by the form itself. Use another name.',
    });
  } else if (same !== undefined) {
    problems.error('name_duplicate', place, {
      id: `Nama "${name}" sudah dipakai di ${where(same)} dalam grup yang sama. Beri nama lain.`,
      en: `The name "${name}" is already used in ${where(same)} in the same group. Give it another name.`,
    });
  } else if (isRepeat && name === settings.rootName) {
    problems.error('name_duplicate', place, {
      id: `Repeat tidak boleh bernama "${name}": itu nama formulir. Beri nama lain.`,
      en: `A repeat may not be named "${name}": that is the name of the form. Give it another name.`,
    });
  } else if (repeat !== undefined) {
    problems.error('name_duplicate', place, {
      id: `Nama repeat "${name}" sudah dipakai di ${where(repeat)}. Nama repeat harus unik di seluruh formulir.`,
      en: `The repeat name "${name}" is already used in ${where(repeat)}. Names of repeats must be unique in the whole form.`,
    });
  } else if (alike !== undefined) tellAlike(name, where(alike), place);
  scope.siblings.set(name, same ?? cell);
  scope.lower.set(name.toLowerCase(), alike ?? cell);
  if (isRepeat) scope.repeats.set(name, repeat ?? cell);

  function tellAlike(name: string, other: string, place: Place): void {
    problems.warn('name_duplicate', place, {
      id: `Nama "${name}" hanya berbeda huruf besar-kecilnya dari nama di ${other}. Banyak program tidak membedakannya.`,
      en: `The name "${name}" differs only in its capitals from the one in ${other}. Many programs see no difference.`,
    });
  }
}

/** The name of the question that or_other adds: the author may not have one of the same name. */
export function claimOther(name: string, row: TableRow, { siblings }: NameScope, { problems }: SurveyContext): void {
  const cell = row.cell('type');
  const same = siblings.get(name);
  if (cell === null) return;
  if (same === undefined) siblings.set(name, cell);
  else {
    problems.error('name_duplicate', cell.place, {
      id: `or_other membuat pertanyaan "${name}", tetapi nama itu sudah dipakai. Ganti nama itu, atau hapus or_other.`,
      en: `or_other makes a question "${name}", but the name is already used. Rename that one, or remove or_other.`,
    });
  }
}
