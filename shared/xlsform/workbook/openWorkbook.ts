import type { FormProblem } from '../../model/formProblem.ts';
import type { Sentence } from '../../xform/sentence.ts';
import type { CellContext } from './cellValue.ts';
import { damaged, noSheets, notAWorkbook, oldFormat } from './fileProblems.ts';
import type { OtherKind } from './fileProblems.ts';
import { relationsPath } from './partPath.ts';
import { readRelations, type Relation } from './readRelations.ts';
import { readSharedTexts } from './readSharedTexts.ts';
import { readSheetList, type SheetEntry } from './readSheetList.ts';
import { readStyles } from './readStyles.ts';
import type { WorkbookParts } from './workbookParts.ts';

/** A sheet of cells and the part that holds it. */
export type SheetPart = { readonly name: string; readonly isHidden: boolean; readonly path: string };

export type OpenedWorkbook = { readonly sheets: readonly SheetPart[]; readonly context: CellContext };

type Opening = ({ readonly ok: true } & OpenedWorkbook) | { readonly ok: false; readonly problem: FormProblem };

/** Reads everything of a workbook but its sheets. A zip that is something else is refused as what it is. */
export function openWorkbook(parts: WorkbookParts): Opening {
  const main = mainPart(parts);
  if (typeof main !== 'string') return { ok: false, problem: main };
  const list = readPart(parts, main, readSheetList);
  if (!list.ok) return list;
  const relations = readRelationsOf(parts, main);
  if (!relations.ok) return relations;
  const related = (type: string): string | undefined =>
    [...relations.value.values()].find((relation) => relation.type === type)?.path;

  const styles = optional(parts, related('styles') ?? 'xl/styles.xml', readStyles);
  if (!styles.ok) return styles;
  const sharedTexts = optional(parts, related('sharedStrings') ?? 'xl/sharedStrings.xml', readSharedTexts);
  if (!sharedTexts.ok) return sharedTexts;
  const sheets = list.value.sheets.flatMap((sheet, index) => sheetPart(sheet, index, relations.value));
  if (sheets.length === 0) return { ok: false, problem: noSheets() };
  const { startsIn1904 } = list.value;
  return { ok: true, sheets, context: { styles: styles.value, sharedTexts: sharedTexts.value, startsIn1904 } };
}

/** The part that the file itself calls its document; where nothing says so, the place where every writer puts it. */
function mainPart(parts: WorkbookParts): string | FormProblem {
  const relations = readRelationsOf(parts, '');
  if (!relations.ok) return relations.problem;
  const named = [...relations.value.values()].find(({ type }) => type === 'officeDocument')?.path;
  const path = named !== undefined && parts.has(named) ? named : 'xl/workbook.xml';
  if (path.toLowerCase().endsWith('.bin') || parts.has('xl/workbook.bin')) return oldFormat('.xlsb');
  return parts.has(path) && !/^(?:word|ppt)\//i.test(path) ? path : notAWorkbook(archiveKind(parts));
}

function archiveKind(parts: WorkbookParts): OtherKind {
  if (parts.has('word/document.xml') || parts.has('ppt/presentation.xml')) return 'word';
  if (parts.has('Index/Document.iwa') || parts.has('Index.zip')) return 'numbers';
  return parts.has('mimetype') && parts.has('content.xml') ? 'openDocument' : 'zip';
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: FormProblem };

function readPart<T extends object>(
  parts: WorkbookParts,
  path: string,
  read: (bytes: Uint8Array) => T | Sentence,
): Read<T> {
  const part = parts.read(path);
  if (!part.ok) return part;
  const value = read(part.bytes);
  return isSentence(value) ? { ok: false, problem: damaged(path, value) } : { ok: true, value };
}

const isSentence = (value: object): value is Sentence => 'id' in value && 'en' in value;

const optional = <T>(
  parts: WorkbookParts,
  path: string,
  read: (bytes: Uint8Array) => readonly T[] | Sentence,
): Read<readonly T[]> => (parts.has(path) ? readPart(parts, path, read) : { ok: true, value: [] });

function readRelationsOf(parts: WorkbookParts, part: string): Read<ReadonlyMap<string, Relation>> {
  const path = relationsPath(part);
  return parts.has(path)
    ? readPart(parts, path, (bytes) => readRelations(bytes, part))
    : { ok: true, value: new Map<string, Relation>() };
}

/** None for sheets without cells: charts, dialogs, macros. */
function sheetPart(sheet: SheetEntry, index: number, relations: ReadonlyMap<string, Relation>): SheetPart[] {
  const { name, isHidden } = sheet;
  const relation = sheet.relation === null ? undefined : relations.get(sheet.relation);
  if (relation === undefined) return [{ name, isHidden, path: `xl/worksheets/sheet${index + 1}.xml` }];
  return relation.type === 'worksheet' ? [{ name, isHidden, path: relation.path }] : [];
}
