import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../shared/xlsform/workbook/readWorkbook.ts';
import { bytesOf, compoundFile, hostileZip } from './hostileBytes.ts';
import {
  blanks,
  entriesOf,
  honest,
  honestSheet,
  manyRows,
  sheetOf,
  sheetPath,
  withParts,
  withSheet,
} from './hostileParts.ts';
import { refusesEach } from './hostileRun.ts';
import { cellsOf } from './workbookCells.ts';
import { worksheet, zipOf } from './workbookParts.ts';

const rootRelations = String(honest['_rels/.rels']);
const sound = zipOf(honest);

describe('what is no workbook is said by its name', () => {
  refusesEach('not_a_workbook', {
    'an empty file': () => new Uint8Array(),
    'a web page': () => bytesOf('\n<!DOCTYPE html><html><body>Silakan masuk</body></html>'),
    'a table of a web page': () => bytesOf('<table><tr><td>type</td></tr></table>'),
    'a CSV': () => bytesOf('type;name;label\r\ntext;nama;"Nama, usaha"\r\n'),
    'a CSV in UTF-16': () => new Uint8Array(Buffer.from('\u{feff}type\tname\r\n', 'utf16le')),
    'an XForm': () =>
      bytesOf(
        '<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"/>',
      ),
    'any XML': () => bytesOf('<?xml version="1.0"?><a/>'),
    'a PDF': () => bytesOf('%PDF-1.7\n%âãÏÓ'),
    'a picture': () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
    noise: () => new Uint8Array(5_000).map((_, index) => (index * 7_919) % 256),
    'a zip of other things': () => zipOf({ 'a.txt': 'a', 'form.xlsx': 'b' }),
    'a zip without files': () => zipOf({}),
    'a zip bomb of zips in zips': () => {
      let bomb = zipOf({ '0.txt': blanks(8) });
      for (let layer = 0; layer < 4; layer++)
        bomb = zipOf(Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`${index}.zip`, bomb])));
      return bomb;
    },
    'a Word document': () =>
      zipOf({ '_rels/.rels': rootRelations.replace('xl/workbook', 'word/document'), 'word/document.xml': '<a/>' }),
    'a Word document of old': () => compoundFile(['WordDocument']),
    'an OpenDocument spreadsheet': () =>
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
    'a Numbers document': () => zipOf({ 'Index/Document.iwa': 'x', 'preview.jpg': 'x' }),
  });

  refusesEach('workbook_old_format', {
    'an .xls': () => compoundFile(['Workbook', '\u0005SummaryInformation']),
    'a very old .xls': () => new Uint8Array([9, 8, 16, 0, 0, 6, 5, 0, 0xf2, 0x15]),
    'a spreadsheet of 2003 in XML': () =>
      bytesOf(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      ),
    'an .xlsb': () =>
      zipOf({ '_rels/.rels': rootRelations.replace('workbook.xml', 'workbook.bin'), 'xl/workbook.bin': 'x' }),
  });

  refusesEach('workbook_encrypted', {
    'a workbook under a password': () => compoundFile(['EncryptionInfo', 'EncryptedPackage']),
    'an encrypted entry of the zip': () => withSheet(honestSheet, { flags: 1 }),
  });

  it('tells the author of a CSV something else than one who renamed it', async () => {
    const csv = bytesOf('type,name,label\n');
    const said = await Promise.all(['form.csv', 'form.xlsx'].map((name) => readWorkbook(csv, name)));
    const sentences = said.map((reading) => (reading.ok ? '' : reading.problems[0]?.message.en));
    expect(sentences[0]).toContain('A form in CSV is not read');
    expect(sentences[1]).toContain('under the name of a workbook');
  });
});

describe('what is damaged or lies is refused whole', () => {
  refusesEach('workbook_damaged', {
    'a workbook that was cut off': () => sound.subarray(0, -400),
    'a workbook cut off in its first bytes': () => sound.subarray(0, 20),
    'a workbook whose middle is missing': () =>
      new Uint8Array(Buffer.concat([sound.subarray(0, 200), sound.subarray(500)])),
    'wrong bytes in a sheet': () => {
      const bytes = withSheet(sheetOf(manyRows(300)));
      const at = bytes.length - 900;
      return bytes.map((byte, index) => (index > at && index < at + 8 ? byte ^ 0xff : byte));
    },
    'a wrong check sum': () => withSheet(honestSheet, { claimedCrc: 1 }),
    'an unknown way of packing': () => withSheet(honestSheet, { method: 14 }),
    'a directory that lies about its length': () => {
      const bytes = zipOf(honest);
      bytes[bytes.length - 12] = 200;
      return bytes;
    },
    'a part that is there twice': () => hostileZip([...entriesOf(honest), { name: sheetPath, content: honestSheet }]),
    'a name that leads out of the file': () =>
      hostileZip([...entriesOf(honest), { name: '../../../etc/cron.d/form', content: bytesOf('x') }]),
    'thirty thousand parts': () =>
      hostileZip(Array.from({ length: 30_000 }, (_, index) => ({ name: `${index}`, content: bytesOf(''), method: 0 }))),
    'a sheet that is not there': () => {
      const { [sheetPath]: _sheet, ...others } = honest;
      return zipOf(others);
    },
    'a sheet that is no XML': () => withParts({ [sheetPath]: 'type,name,label' }),
    'a sheet that ends in the middle': () => withParts({ [sheetPath]: '<worksheet><sheetData><row>' }),
    'a sheet whose elements cross': () => withParts({ [sheetPath]: '<worksheet><a><b></a></b></worksheet>' }),
    'a cell that points to no text': () => withParts({ [sheetPath]: worksheet('<row><c t="s"><v>99</v></c></row>') }),
    'entities that multiply': () =>
      withParts({
        [sheetPath]: `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${worksheet('<row><c t="str"><v>&b;</v></c></row>')}`,
      }),
    'an entity from a file': () =>
      withParts({ 'xl/workbook.xml': `<!DOCTYPE a SYSTEM "file:///etc/passwd">${String(honest['xl/workbook.xml'])}` }),
    'an entity nobody declared': () => withParts({ [sheetPath]: worksheet('<row><c t="str"><v>&lol;</v></c></row>') }),
  });

  it.each<[string, Uint8Array]>([
    ['sizes behind the content', hostileZip(entriesOf(honest).map((entry) => ({ ...entry, hasDescriptor: true })))],
    [
      'the fields for large files',
      hostileZip(
        entriesOf(honest).map((entry) => ({ ...entry, isZip64: true })),
        true,
      ),
    ],
    ['parts that are not packed', hostileZip(entriesOf(honest).map((entry) => ({ ...entry, method: 0 })))],
  ])('but a zip with %s is read', async (_, bytes) => {
    const reading = await readWorkbook(bytes, 'formulir.xlsx');
    expect(reading.ok ? reading.workbook.sheets.map(cellsOf) : reading.problems).toEqual([['A1 text: type']]);
  });
});
