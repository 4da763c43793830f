import { columnsOf } from '../files/formFiles.ts';
import { isQualifiedName } from '../names.ts';
import type { ChoiceList } from '../choices/choice.ts';
import type { Place } from '../problems.ts';
import { madeCell } from '../sheet/madeCell.ts';
import type { TableRow } from '../sheet/table.ts';
import { didYouMean, nearest } from '../suggest.ts';
import type { SurveyContext } from './context.ts';
import type { RowType } from './readType.ts';
import type { ChoiceSource, Select } from './tree.ts';
import { tell } from './typeParameters.ts';

type SelectType = Extract<RowType, { readonly kind: 'select' }>;

/** Where a select has its choices from; null when there are none, which is told. */
export function readSelect(
  row: TableRow,
  type: SelectType,
  parameters: ReadonlyMap<string, string>,
  context: SurveyContext,
): Select | null {
  const place = row.cell('type')?.place ?? row.place;
  const source = sourceOf(row, type, parameters, place, context);
  if (source === null) return null;
  const choices = source.from === 'list' ? source.choices : [];
  if (type.select !== 'select1') {
    for (const { name } of choices.filter(({ name }) => /\s/.test(name.text))) {
      context.problems.error('choice_name_invalid', name.place, {
        id: `Nama pilihan "${name.text}" dipakai oleh pertanyaan dengan banyak jawaban, jadi tidak boleh berisi spasi. Misalnya "${name.text.replaceAll(/\s+/g, '_')}".`,
        en: `The choice name "${name.text}" is used by a question with many answers, so it may have no blanks. For example "${name.text.replaceAll(/\s+/g, '_')}".`,
      });
    }
  }
  return {
    kind: type.select,
    source,
    filter: row.cell('choice_filter'),
    randomize: randomizeOf(row, parameters, context),
  };
}

function sourceOf(
  row: TableRow,
  { list, source, rest }: SelectType,
  parameters: ReadonlyMap<string, string>,
  place: Place,
  context: SurveyContext,
): ChoiceSource | null {
  const { problems } = context;
  if (list === null) {
    problems.error('list_missing', place, {
      id: 'Nama daftar pilihan belum ada. Tulis misalnya "select_one provinsi".',
      en: 'The name of the choice list is missing. Write for example "select_one provinces".',
    });
    return null;
  }
  if (rest !== '') {
    problems.error('type_unknown', place, {
      id: `"${rest}" di belakang daftar "${list}" tidak berarti apa-apa. Nama daftar tidak boleh berisi spasi.`,
      en: `"${rest}" after the list "${list}" means nothing. The name of a list may have no blanks.`,
    });
  }
  if (list.includes('${')) return { from: 'repeat', reference: madeCell(list, place) };
  if (source === 'file') return fileSource(list, parameters, place, row.cell('parameters')?.place ?? place, context);
  const lists = source === 'external' ? context.externalChoices : context.choices;
  const found = lists?.get(list);
  if (source === 'external') {
    problems.warn('not_supported', place, {
      id: 'select_one_external dijalankan seperti select_one biasa, dengan pilihan dari sheet external_choices.',
      en: 'select_one_external is run as an ordinary select_one, with the choices of the external_choices sheet.',
    });
  }
  if (found !== undefined) return { from: 'list', list: found.name, choices: found.choices };
  tellNoList(list, source, lists, place, context);
  return null;
}

function tellNoList(
  list: string,
  source: SelectType['source'],
  lists: ReadonlyMap<string, ChoiceList> | null,
  place: Place,
  { problems, otherSheets, areListsUnreadable }: SurveyContext,
): void {
  if (source === 'list' && areListsUnreadable) return;
  const sheet = source === 'external' ? 'external_choices' : 'choices';
  if (lists === null) {
    const near = otherSheets.find((name) => nearest(name, [sheet]) !== null);
    problems.error('sheet_missing', place, {
      id: `Daftar "${list}" perlu sheet "${sheet}".${near === undefined ? '' : ` Sheet "${near}" mirip: ubah namanya menjadi "${sheet}".`}`,
      en: `The list "${list}" needs a sheet "${sheet}".${near === undefined ? '' : ` The sheet "${near}" looks like it: rename it to "${sheet}".`}`,
    });
    return;
  }
  const hint = problems.hint(list, [...lists.keys()], (word) => `"${word}"`);
  problems.error('list_unknown', place, {
    id: `Daftar pilihan "${list}" tidak ada di sheet ${sheet}.${hint.id}`,
    en: `The choice list "${list}" is not on the ${sheet} sheet.${hint.en}`,
  });
}

function fileSource(
  file: string,
  parameters: ReadonlyMap<string, string>,
  place: Place,
  inParameters: Place,
  context: SurveyContext,
): ChoiceSource | null {
  const found = /^(.+)\.(csv|xml|geojson)$/i.exec(file);
  const instance = found?.[1];
  const extension = found?.[2]?.toLowerCase();
  if (instance === undefined || extension === undefined) {
    context.problems.error('type_unknown', place, {
      id: `"${file}" harus berakhiran .csv, .xml, atau .geojson, misalnya "${file.replace(/\.\w+$/, '')}.csv".`,
      en: `"${file}" must end in .csv, .xml or .geojson, for example "${file.replace(/\.\w+$/, '')}.csv".`,
    });
    return null;
  }
  const isMap = extension === 'geojson';
  const value = parameters.get('value') ?? (isMap ? 'id' : 'name');
  const label = parameters.get('label') ?? (isMap ? 'title' : 'label');
  for (const [key, column] of [
    ['value', value],
    ['label', label],
  ] as const) {
    if (!isQualifiedName(column)) tell(key, column, 'name, label, …', place, context);
  }
  const read = context.files.read(file, place);
  if (read !== null) {
    const columns = columnsOf(read.tree);
    for (const [key, column] of [
      ['value', value],
      ['label', label],
    ] as const) {
      if (columns.includes(column)) continue;
      const hint = didYouMean(column, columns, (word) => `${key}=${word}`);
      context.problems.error('file_invalid', parameters.has(key) ? inParameters : place, {
        id: `Berkas "${file}" tidak punya kolom "${column}". Kolomnya: ${columns.join(', ')}. Tulis ${key}=… di kolom parameters.${hint.id}`,
        en: `The file "${file}" has no column "${column}". Its columns: ${columns.join(', ')}. Write ${key}=… in the parameters column.${hint.en}`,
      });
    }
  }
  return { from: 'file', file, instance, value, label };
}

function randomizeOf(
  row: TableRow,
  parameters: ReadonlyMap<string, string>,
  context: SurveyContext,
): Select['randomize'] {
  const cell = row.cell('parameters');
  if (cell === null) return null;
  const { place } = cell;
  const randomize = parameters.get('randomize');
  const seed = parameters.get('seed');
  if (randomize !== undefined && randomize !== 'true' && randomize !== 'false') {
    tell('randomize', randomize, 'true, false', place, context);
  }
  if (seed !== undefined && randomize === undefined) {
    context.problems.error('parameter_invalid', place, {
      id: 'seed hanya berarti bersama randomize=true.',
      en: 'seed means something only with randomize=true.',
    });
  }
  if (seed !== undefined && !/^-?\d+(?:\.\d+)?$|^\$\{[^}]+\}$/.test(seed)) {
    tell('seed', seed, '42, ${nama}', place, context);
    return null;
  }
  return randomize === 'true' ? { seed: seed === undefined ? null : madeCell(seed, place) } : null;
}
