import type { FormDefinition } from '../model/formFiles.ts';
import { limits } from '../model/limits.ts';
import { checkCompiled } from './check/checkCompiled.ts';
import { collectDependencies } from './check/dependencies.ts';
import type { CompileOptions } from './compileOptions.ts';
import { contentHash } from './contentHash.ts';
import { formLists, listColumns } from './formLists.ts';
import type { FormTables } from './formTables.ts';
import { languagesOf } from './languages.ts';
import { wholeFile } from './problems.ts';
import { collectInstances } from './reference/instances.ts';
import { nameIndex } from './reference/nameIndex.ts';
import type { SurveyTree } from './survey/buildTree.ts';
import type { SurveyContext } from './survey/context.ts';
import { isSection, nodesIn, type Question } from './survey/tree.ts';
import { collectItext } from './write/itext.ts';
import { listNeedsItext } from './write/writeChoices.ts';
import { writeForm } from './write/writeForm.ts';

/** Writes what was read as one XForm, and tells what shows only then: references, expressions, files. */
export function assembleForm(
  { root, externals, rowSettings }: SurveyTree,
  context: SurveyContext,
  tables: FormTables,
  options: CompileOptions,
): FormDefinition {
  const { problems, settings } = context;
  const lists = formLists(root, context.choices, context.externalChoices);
  const instances = collectInstances(listColumns(lists), context.files, problems);
  for (const { name, extension, cell } of externals) instances.addExternal(name, extension, cell.place);
  const triggered = new Map<string, Question[]>();
  for (const node of nodesIn(root)) {
    if (isSection(node)) continue;
    const source = node.select?.source;
    if (source?.from === 'file') instances.addFile(source.instance, source.file, node.row?.place ?? wholeFile);
    for (const name of node.triggers) triggered.set(name, [...(triggered.get(name) ?? []), node]);
  }
  const scope = { names: nameIndex(root), instances, problems };
  const dependencies = collectDependencies();
  const itext = collectItext(languagesOf(tables), settings.defaultLanguage, scope);
  const listsWithItext = new Set([...lists].filter(([, choices]) => listNeedsItext(choices)).map(([name]) => name));

  const id = (settings.cell('form_id') ?? rowSettings.get('form_id'))?.text ?? stem(options.fileName);
  const title = (settings.cell('form_title') ?? rowSettings.get('form_title'))?.text ?? id;
  const version = settings.cell('version')?.text ?? contentHash(textOf(tables));
  const formScope = { ...scope, itext, dependencies, triggered, listsWithItext };
  const xml = writeForm({ id, title, version }, { root, lists, settings }, formScope);
  if (xml.length > limits.formCharacters) {
    problems.error('workbook_too_large', wholeFile, {
      id: `Formulir ini terlalu besar (${xml.length} huruf, paling banyak ${limits.formCharacters}). Pindahkan daftar pilihan yang panjang ke berkas CSV dan pakai select_one_from_file.`,
      en: `The form is too large (${xml.length} characters, at most ${limits.formCharacters}). Move long choice lists to a CSV file and use select_one_from_file.`,
    });
  }
  checkCompiled({ root, tables, context, scope: formScope, options });
  const attachments = instances.files().flatMap(({ file }) => {
    const text = context.files.get(file)?.text;
    return text === undefined ? [] : [{ name: file, text }];
  });
  return { formId: id, version, title, xml, attachments };
}

const stem = (fileName: string): string =>
  fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .slice(0, 200) || 'data';

/** What the form is made of, for a version of its own when the author sets none: any change makes another one. */
const textOf = ({ survey, choices, external }: FormTables): string =>
  JSON.stringify(
    [survey, choices, external].map((table) => [
      table?.columns.map(({ header }) => header),
      table?.rows.map(({ cells }) => cells.map(({ column, cell }) => [column.index, cell.text])),
    ]),
  );
