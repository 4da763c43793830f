import type { FormDefinition } from '../model/formFiles.ts';
import type { FormProblem } from '../model/formProblem.ts';
import { readChoices } from './choices/readChoices.ts';
import { apartFrom } from './formLists.ts';
import { openFiles } from './files/formFiles.ts';
import { formPlaces, type FormPlaces } from './formPlaces.ts';
import { checkAttributes } from './check/checkAttributes.ts';
import { checkEntities } from './check/checkEntities.ts';
import type { CompileOptions } from './compileOptions.ts';
import { collectProblems, type Problems } from './problems.ts';
import { readSettings } from './settings/readSettings.ts';
import { findSheets, type Sheets } from './sheet/findSheets.ts';
import { choiceHeaders, settingHeaders, surveyHeaders } from './sheet/headerNames.ts';
import { readTable } from './sheet/readTable.ts';
import type { FormTables } from './formTables.ts';
import { buildTree } from './survey/buildTree.ts';
import type { SurveyContext } from './survey/context.ts';
import { listRows } from './survey/listRows.ts';
import { nestRows } from './survey/nestRows.ts';
import { prefixesOf } from './write/namespaces.ts';
import type { Sheet, Workbook } from './workbook/workbook.ts';
import { assembleForm } from './assembleForm.ts';

export type CompiledForm = {
  /** Null when any problem is an error. */
  readonly form: FormDefinition | null;
  readonly problems: readonly FormProblem[];
  readonly places: FormPlaces;
};

/** Makes an XForm of a workbook, or says what is wrong with it, all of it, cell by cell. Same workbook, same XForm. */
export function compileXlsForm(workbook: Workbook, options: CompileOptions): CompiledForm {
  const problems = collectProblems();
  const order = workbook.sheets.map(({ name }) => name);
  const sheets = findSheets(workbook, problems);
  if (sheets.survey === null) return { form: null, problems: problems.list(order), places: new Map() };
  const tables = readTables({ ...sheets, survey: sheets.survey }, problems);
  const { settings } = tables;
  const choices = tables.choices === null ? null : readChoices(tables.choices, settings.allowDuplicates, problems);
  const context: SurveyContext = {
    problems,
    settings,
    survey: tables.survey,
    prefixes: prefixesOf(settings),
    choices,
    areListsUnreadable: tables.choices !== null && choices === null,
    externalChoices: tables.external === null ? null : apartFrom(choices, readChoices(tables.external, true, problems)),
    files: openFiles(options.files, problems),
    otherSheets: sheets.others,
  };
  const lists = new Set(context.choices?.keys());
  const rows = listRows(tables.survey, lists, problems);
  if (tables.survey.rows.length === 0) {
    problems.error(
      'part_missing',
      { sheet: tables.survey.name, row: null, column: null },
      {
        id: `Sheet "${tables.survey.name}" belum berisi pertanyaan.`,
        en: `The sheet "${tables.survey.name}" has no questions.`,
      },
    );
  }
  const tree = buildTree(nestRows(rows, problems), context);
  checkAttributes(tables, context);
  checkEntities(sheets.entities, tables.survey, problems);
  const form = assembleForm(tree, context, tables, options);
  const found = problems.list(order);
  return {
    form: found.some(({ severity }) => severity === 'error') ? null : form,
    problems: found,
    places: formPlaces(tree.root, tables.survey),
  };
}

function readTables(
  sheets: Sheets & { readonly survey: NonNullable<Sheets['survey']> },
  problems: Problems,
): FormTables {
  const settingsTable =
    sheets.settings === null
      ? null
      : readTable(sheets.settings, { names: settingHeaders, needed: [], collapse: false }, problems);
  const settings = readSettings(settingsTable, problems);
  const choices = { names: choiceHeaders, needed: ['list_name', 'name'], collapse: false };
  return {
    settings,
    survey: readTable(
      sheets.survey,
      { names: surveyHeaders, needed: ['type', 'name'], collapse: settings.cleanText },
      problems,
    ),
    choices: isBlank(sheets.choices) ? null : readTable(sheets.choices, choices, problems),
    external: isBlank(sheets.externalChoices) ? null : readTable(sheets.externalChoices, choices, problems),
  };
}

const isBlank = (sheet: Sheet | null): sheet is null => sheet === null || sheet.rows.length === 0;
