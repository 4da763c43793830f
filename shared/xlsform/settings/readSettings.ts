import { isName, nameFrom } from '../names.ts';
import type { Problems } from '../problems.ts';
import type { Sentence } from '../sentence.ts';
import { settingHeaders } from '../sheet/headerNames.ts';
import type { Table, TableRow, TextCell } from '../sheet/table.ts';
import { yesNo } from '../yesNo.ts';

export type Settings = {
  readonly cell: (field: string) => TextCell | null;
  readonly rootName: string;
  readonly allowDuplicates: boolean;
  /** Blanks and quotes of the survey are tidied unless the author says no. */
  readonly cleanText: boolean;
  /** Name of the language of texts without one. */
  readonly defaultLanguage: string;
  /** Own attributes of the form's root. */
  readonly attributes: readonly { readonly name: string; readonly cell: TextCell }[];
};

/** `esri="http://esri.com/xforms"`, quoted or not. */
export const namespaceDeclaration = /([A-Za-z_][\w.-]*)\s*=\s*["']?([^\s"']+)["']?/g;

type Telling = Sentence & { readonly severity: 'error' | 'warn' };

/** Why a setting changes nothing here, by setting. Those that would lose something are errors. */
const told: ReadonlyMap<string, Telling> = new Map([
  [
    'public_key',
    {
      severity: 'error',
      id: 'Konsol ini tidak mengenkripsi isian formulir dengan public_key. Hapus setelan ini; data di komputer sudah dienkripsi dengan cara lain.',
      en: 'This console does not encrypt submissions with public_key. Remove the setting; data on the desk is encrypted in another way.',
    },
  ],
  [
    'submission_url',
    {
      severity: 'warn',
      id: 'submission_url diabaikan: isian dikirim ke server konsol ini.',
      en: 'submission_url is ignored: answers go to the server of this console.',
    },
  ],
  ['auto_send', { severity: 'warn', id: 'auto_send diabaikan.', en: 'auto_send is ignored.' }],
  ['auto_delete', { severity: 'warn', id: 'auto_delete diabaikan.', en: 'auto_delete is ignored.' }],
  ['add_none_option', { severity: 'warn', id: 'add_none_option diabaikan.', en: 'add_none_option is ignored.' }],
  ['flat', { severity: 'warn', id: 'flat diabaikan.', en: 'flat is ignored.' }],
  [
    'omit_instanceid',
    {
      severity: 'warn',
      id: 'omit_instanceID diabaikan: setiap isian punya instanceID.',
      en: 'omit_instanceID is ignored: every submission has an instanceID.',
    },
  ],
]);

/** As `FormDefinition` takes them. */
const longestSettings = [
  ['form_id', 200],
  ['version', 100],
  ['form_title', 500],
] as const;

export function readSettings(table: Table | null, problems: Problems): Settings {
  const row = table?.rows[0];
  const own = (field: string): TextCell | null => row?.cell(field) ?? null;
  const cell = (field: string): TextCell | null => own(field) ?? (field === 'form_id' ? own('id_string') : null);
  tellColumns(row, problems);
  for (const [field, longest] of longestSettings) {
    const found = cell(field);
    if (found === null || found.text.length <= longest) continue;
    problems.error('setting_invalid', found.place, {
      id: `${field} terlalu panjang: ${found.text.length} huruf, paling banyak ${longest}.`,
      en: `${field} is too long: ${found.text.length} characters, at most ${longest}.`,
    });
  }
  const [id, old] = [own('form_id'), own('id_string')];
  if (id !== null && old !== null && id.text !== old.text) {
    problems.warn('setting_invalid', old.place, {
      id: 'id_string adalah nama lama dari form_id dan diabaikan. Hapus salah satu kolom.',
      en: 'id_string is the old name of form_id and is ignored. Remove one of the columns.',
    });
  }
  for (const second of table?.rows.slice(1) ?? []) {
    problems.warn('setting_invalid', second.place, {
      id: 'Hanya baris pertama di bawah judul kolom yang dibaca; baris ini diabaikan.',
      en: 'Only the first row under the headers is read; this row is ignored.',
    });
  }
  for (const { column, cell } of row?.cells ?? []) {
    const telling = told.get(column.field);
    if (telling !== undefined) {
      const { severity, id, en } = telling;
      problems[severity]('not_supported', cell.place, { id, en });
    } else if (column.field.startsWith('sms_') || /^(?:prefix|delimiter)$/.test(column.field)) {
      problems.warn('not_supported', cell.place, {
        id: `${column.header} diabaikan: konsol ini tidak mengirim SMS.`,
        en: `${column.header} is ignored: this console sends no SMS.`,
      });
    }
  }
  const name = cell('name');
  if (name !== null && !isName(name.text)) {
    problems.error('name_invalid', name.place, {
      id: `"${name.text}" tidak bisa menjadi nama. Nama dimulai dengan huruf atau "_", lalu huruf, angka, "_", "-", ".". Misalnya "${nameFrom(name.text)}".`,
      en: `"${name.text}" cannot be a name. A name begins with a letter or "_", then letters, digits, "_", "-", ".". For example "${nameFrom(name.text)}".`,
    });
  }
  const namespaces = cell('namespaces');
  const rest = namespaces?.text.replaceAll(namespaceDeclaration, '').trim() ?? '';
  if (namespaces !== null && rest !== '') {
    problems.warn('setting_invalid', namespaces.place, {
      id: `"${rest}" tidak bisa dibaca. Tulis misalnya esri="http://esri.com/xforms".`,
      en: `"${rest}" cannot be read. Write for example esri="http://esri.com/xforms".`,
    });
  }
  const isYes = (field: string, otherwise: boolean): boolean => {
    const found = cell(field);
    if (found === null) return otherwise;
    const value = yesNo(found.text);
    if (value === null) {
      problems.error('setting_invalid', found.place, {
        id: `${field} harus yes atau no, bukan "${found.text}".`,
        en: `${field} must be yes or no, not "${found.text}".`,
      });
    }
    return value ?? otherwise;
  };
  return {
    cell,
    rootName: name !== null && isName(name.text) ? name.text : 'data',
    allowDuplicates: isYes('allow_choice_duplicates', false),
    cleanText: isYes('clean_text_values', true),
    defaultLanguage: cell('default_language')?.text ?? 'default',
    attributes: (row?.cells ?? []).flatMap(({ column: { field }, cell }) =>
      field.startsWith('attribute::') ? [{ name: field.slice('attribute::'.length), cell }] : [],
    ),
  };
}

/** Settings written below each other: the value under a setting's name is the name of the next one. */
function tellColumns(row: TableRow | undefined, problems: Problems): void {
  for (const { column, cell } of row?.cells ?? []) {
    if (!column.isKnown || !settingHeaders.fields.has(cell.text.toLowerCase().replaceAll(' ', '_'))) continue;
    problems.error('setting_invalid', cell.place, {
      id: `Setelan ditulis mendatar: "${column.header}" dan "${cell.text}" di baris pertama, nilainya di baris kedua.`,
      en: `Settings stand side by side: "${column.header}" and "${cell.text}" in the first row, their values in the second.`,
    });
  }
}
