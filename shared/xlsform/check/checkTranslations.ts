import type { Table, TableRow } from '../sheet/table.ts';
import { languageCode } from '../../xform/languageCode.ts';
import { nearest } from '../suggest.ts';
import type { CompiledParts } from './checkCompiled.ts';

/** Texts that are there in one language and not in another, and languages without a code. */
export function checkTranslations(parts: CompiledParts): void {
  const { tables, scope, context } = parts;
  const { defaultLanguage } = context.settings;
  const translated = [tables.survey, tables.choices].flatMap((table) => (table === null ? [] : [table]));
  for (const table of translated) {
    const fields = new Set(table.columns.filter(({ language }) => language !== null).map(({ field }) => field));
    for (const field of fields) checkField(table, field, defaultLanguage, parts);
  }
  const seen = new Set<string>();
  for (const table of translated) {
    for (const { language, header, index } of table.columns) {
      if (language === null || seen.has(language)) continue;
      seen.add(language);
      if (/^[a-z]{2,3}(?:-[a-z0-9]+)*$/.test(languageCode(language))) continue;
      scope.problems.warn(
        'value_invalid',
        { sheet: table.name, row: table.headerRow, column: index },
        {
          id: `Bahasa "${language}" tidak punya kode, jadi tidak bisa dipilih. Tulis misalnya "${header.slice(0, header.length - language.length)}${language} (id)".`,
          en: `The language "${language}" has no code, so it cannot be chosen. Write for example "${header.slice(0, header.length - language.length)}${language} (en)".`,
        },
      );
    }
  }
  const setting = context.settings.cell('default_language');
  if (setting === null || seen.size === 0 || seen.has(setting.text)) return;
  const hasPlain = translated.some(({ columns }) =>
    columns.some(({ field, language }) => field === 'label' && language === null),
  );
  const near = nearest(setting.text, seen);
  if (hasPlain && near === null) return;
  scope.problems.warn('setting_invalid', setting.place, {
    id: `Tidak ada kolom berbahasa "${setting.text}". Yang ada: ${[...seen].join(', ')}.${near === null ? '' : ` Maksud Anda "${near}"?`}`,
    en: `There is no column in the language "${setting.text}". There are: ${[...seen].join(', ')}.${near === null ? '' : ` Did you mean "${near}"?`}`,
  });
}

function checkField(table: Table, field: string, defaultLanguage: string, { scope }: CompiledParts): void {
  const columns = table.columns.filter((column) => column.field === field);
  const languages = new Set(columns.map(({ language }) => language ?? defaultLanguage));
  const every = new Set(table.columns.flatMap(({ language }) => language ?? []));
  for (const language of every) {
    if (languages.has(language)) continue;
    const [first] = columns;
    scope.problems.warn(
      'translation_missing',
      { sheet: table.name, row: table.headerRow, column: first?.index ?? 0 },
      {
        id: `Kolom ${field} tidak ada dalam bahasa "${language}". Tambahkan kolom "${field}::${language}".`,
        en: `There is no ${field} column in the language "${language}". Add a column "${field}::${language}".`,
      },
    );
  }
  for (const row of table.rows) checkRow(row, table, field, defaultLanguage, scope.problems);
}

function checkRow(
  row: TableRow,
  table: Table,
  field: string,
  defaultLanguage: string,
  problems: CompiledParts['scope']['problems'],
): void {
  const texts = row.texts(field);
  // A text of a column without a language stands for all of them, unless another language has its own.
  if (texts.size === 0 || (texts.size === 1 && texts.has(''))) return;
  for (const { field: other, language, index, header } of table.columns) {
    if (other !== field || texts.has(language ?? '')) continue;
    if (texts.has('') && language === defaultLanguage) continue;
    if (language === null && (texts.has(defaultLanguage) || defaultLanguage === 'default')) continue;
    problems.warn(
      'translation_missing',
      { ...row.place, column: index },
      {
        id: `Teks di kolom "${header}" belum ada; teks bahasa lain yang akan ditampilkan.`,
        en: `The text of the column "${header}" is missing; that of another language will be shown.`,
      },
    );
  }
}
