import { readXml } from '../../shared/xform/xml/readXml.ts';
import { decodeXml } from '../../shared/xlsform/workbook/decodeXml.ts';
import { identifyFile } from '../../shared/xlsform/workbook/identifyFile.ts';
import { readWorkbook } from '../../shared/xlsform/workbook/readWorkbook.ts';
import { refusedCheck, type FormCheck, type FormFile } from './formCheck.ts';

/**
 * Checks a form, whatever it is: a workbook is compiled, an XForm is read as it stands. Pure work that trusts nothing: run it in
 * `checkInChild`, because a hostile file may make it slow or large.
 */
export async function checkForm(file: FormFile): Promise<FormCheck> {
  const isXForm = /\.xml$/i.test(file.fileName) && identifyFile(file.bytes).kind === 'other';
  return isXForm ? checkXFormFile(file) : checkWorkbookFile(file);
}

async function checkWorkbookFile({ fileName, bytes }: FormFile): Promise<FormCheck> {
  const reading = await readWorkbook(bytes, fileName);
  if (!reading.ok) return refusedCheck(...reading.problems);
  return refusedCheck();
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
