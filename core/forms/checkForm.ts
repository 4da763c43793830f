import type { FormDefinition } from '../../shared/model/formFiles.ts';
import type { FormProblem } from '../../shared/model/formProblem.ts';
import { limits } from '../../shared/model/limits.ts';
import { checkXForm } from '../../shared/xform/checkXForm.ts';
import { compileXlsForm } from '../../shared/xlsform/compileXlsForm.ts';
import { decodeXml } from '../../shared/xlsform/workbook/decodeXml.ts';
import { identifyFile } from '../../shared/xlsform/workbook/identifyFile.ts';
import { readWorkbook } from '../../shared/xlsform/workbook/readWorkbook.ts';
import { cellsByReference, inCells } from './cellsByReference.ts';
import { refusedCheck, type FormCheck, type FormFile } from './formCheck.ts';
import { mediaTexts } from './mediaTexts.ts';
import { sheetPictures } from './sheetPictures.ts';
import { tooLargeForm, tooLongText } from './tooLargeForm.ts';

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
  const files = mediaTexts(media);
  const compiled = compileXlsForm(workbook, { fileName, files });
  const places = cellsByReference(compiled.places);
  // A second net under the compiler: what the engine would swallow is found in the XForm itself, and told by cell.
  const second = compiled.form === null ? null : checkXForm(compiled.form.xml, { files });
  const missed = (second?.problems ?? [])
    .filter(({ severity }) => severity === 'error')
    .map((problem) => inCells(problem, places));
  const problems = [
    ...compiled.problems,
    ...new Map(missed.map((problem) => [JSON.stringify(problem), problem])).values(),
  ];
  // Written so that the engine reads it as the standard does: patterns, sums over nothing, guidance behind its hint.
  const { xml, attachments } = second?.form ?? { xml: '', attachments: [] };
  const check = foundCheck(compiled.form && second?.form ? { ...compiled.form, xml, attachments } : null, problems);
  return { ...check, sheets: sheetPictures(workbook, check.problems), places };
}

function checkXFormFile({ bytes, media }: FormFile): FormCheck {
  // Four bytes are the most that a character takes; more than that is not worth reading.
  if (bytes.length > limits.formCharacters * 4) return refusedCheck(tooLongText(bytes.length));
  const { form, problems } = checkXForm(decodeXml(bytes), { files: mediaTexts(media) });
  return foundCheck(form, problems);
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
