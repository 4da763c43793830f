import type { FormDefinition } from '../../shared/model/formFiles.ts';
import type { FormProblem } from '../../shared/model/formProblem.ts';
import { limits } from '../../shared/model/limits.ts';
import { readXml } from '../../shared/xform/xml/readXml.ts';
import { compileXlsForm } from '../../shared/xlsform/compileXlsForm.ts';
import { decodeXml } from '../../shared/xlsform/workbook/decodeXml.ts';
import { identifyFile } from '../../shared/xlsform/workbook/identifyFile.ts';
import { readWorkbook } from '../../shared/xlsform/workbook/readWorkbook.ts';
import { cellsByReference } from './cellsByReference.ts';
import { refusedCheck, type FormCheck, type FormFile } from './formCheck.ts';
import { mediaTexts } from './mediaTexts.ts';
import { sheetPictures } from './sheetPictures.ts';
import { tooLargeForm } from './tooLargeForm.ts';

/**
 * Checks a form, whatever it is: a workbook is compiled, an XForm is read as it stands. Pure work that trusts nothing: run it in
 * `checkInChild`, because a hostile file may make it slow or large.
 */
export async function checkForm(file: FormFile): Promise<FormCheck> {
  const isXForm = /\.xml$/i.test(file.fileName) && identifyFile(file.bytes).kind === 'other';
  return isXForm ? checkXFormFile(file) : checkWorkbookFile(file);
}

async function checkWorkbookFile({ fileName, bytes, media }: FormFile): Promise<FormCheck> {
  const reading = await readWorkbook(bytes, fileName);
  if (!reading.ok) return refusedCheck(...reading.problems);
  const { workbook } = reading;
  const { form, problems, places } = compileXlsForm(workbook, { fileName, files: mediaTexts(media) });
  const check = foundCheck(form, problems);
  return { ...check, sheets: sheetPictures(workbook, check.problems), places: cellsByReference(places) };
}

function checkXFormFile({ bytes }: FormFile): FormCheck {
  const reading = readXml(decodeXml(bytes));
  if (reading.ok) return refusedCheck();
  const { line, message } = reading;
  return refusedCheck({
    severity: 'error',
    code: 'xml_invalid',
    sheet: null,
    cell: null,
    line,
    element: null,
    message,
  });
}

/** A form that is larger than the engine, the store and the network take is refused like any other. */
function foundCheck(form: FormDefinition | null, found: readonly FormProblem[]): FormCheck {
  const excess = form === null ? null : tooLargeForm(form);
  const problems = excess === null ? found : [excess, ...found];
  return {
    form: excess === null ? form : null,
    problems: problems.slice(0, limits.problemsPerCheck),
    problemCount: problems.length,
    sheets: [],
    places: {},
    effort: null,
  };
}
