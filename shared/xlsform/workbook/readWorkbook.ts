import type { FormProblem } from '../../model/formProblem.ts';
import { limits } from '../../model/limits.ts';
import type { CellContext } from './cellValue.ts';
import {
  damaged,
  encrypted,
  notAWorkbook,
  oldFormat,
  tooLarge,
  tooManyBytes,
  tooMuchUnpacked,
  truncated,
} from './fileProblems.ts';
import { identifyFile, type FileKind } from './identifyFile.ts';
import { isFormSheet } from './isFormSheet.ts';
import { openWorkbook, type SheetPart } from './openWorkbook.ts';
import { readSheet } from './readSheet.ts';
import { readZip } from './readZip.ts';
import type { Sheet, Workbook } from './workbook.ts';
import { workbookParts, type WorkbookParts } from './workbookParts.ts';

export type WorkbookReading =
  | { readonly ok: true; readonly workbook: Workbook }
  | { readonly ok: false; readonly problems: readonly FormProblem[] };

const refuse = (problem: FormProblem): WorkbookReading => ({ ok: false, problems: [problem] });

/**
 * Reads an Excel workbook (.xlsx, .xlsm) of whatever program. Never throws: bytes that are no workbook, are damaged or over a
 * limit come back as a problem. What the file is, its bytes say; the name only helps to say it. Time grows with what the file
 * holds, memory with it and never far over `limits.workbookUnpackedBytes`.
 */
export async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<WorkbookReading> {
  const file = identifyFile(bytes);
  if (file.kind !== 'zip') return refuse(otherFile(file, fileName));
  if (bytes.length > limits.workbookBytes) return refuse(tooManyBytes(bytes.length));
  const zip = readZip(bytes);
  if (!zip.ok) return refuse(zip.fault === 'truncated' ? truncated() : damaged('zip', zip.reason));
  const parts = workbookParts(bytes, zip.entries);
  const opened = openWorkbook(parts);
  return opened.ok ? readSheets(parts, opened.sheets, opened.context) : refuse(opened.problem);
}

function otherFile(file: Exclude<FileKind, { readonly kind: 'zip' }>, fileName: string): FormProblem {
  if (file.kind === 'encrypted') return encrypted();
  if (file.kind === 'old') return oldFormat(file.format);
  const isSaidText = file.other === 'csv' && !/\.(?:csv|tsv|txt)$/i.test(fileName);
  return notAWorkbook(isSaidText ? 'renamedText' : file.other);
}

/**
 * Sheets of the form first, so that what else lies in the workbook cannot use up the room; a sheet that is none of the form's
 * ends where the room does, for nothing of it is ever run.
 */
function readSheets(parts: WorkbookParts, sheets: readonly SheetPart[], context: CellContext): WorkbookReading {
  const isForms = (sheet: SheetPart): boolean => sheets.length === 1 || isFormSheet(sheet.name);
  const forms = sheets.filter(isForms);
  if (!parts.fits(forms.map(({ path }) => path))) return refuse(tooMuchUnpacked());
  const read = new Map<SheetPart, Sheet>();
  let cellsLeft = limits.workbookCells;
  for (const sheet of [...forms, ...sheets.filter((sheet) => !isForms(sheet))]) {
    const { name, isHidden, path } = sheet;
    const part = isForms(sheet) || parts.fits([path]) ? parts.read(path) : null;
    if (part?.ok === false) return refuse(part.problem);
    const reading = part === null ? { rows: [], cells: 0, excess: null } : readSheet(part.bytes, context, cellsLeft);
    if ('en' in reading) return refuse(damaged(path, reading));
    if (reading.excess !== null && isForms(sheet)) return refuse(tooLarge(name, reading.excess));
    cellsLeft -= reading.cells;
    read.set(sheet, { name, isHidden, rows: reading.rows });
  }
  return { ok: true, workbook: { sheets: sheets.flatMap((sheet) => read.get(sheet) ?? []) } };
}
