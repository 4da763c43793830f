import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { limits } from '../../shared/model/limits.ts';
import { readWorkbook } from '../../shared/xlsform/workbook/readWorkbook.ts';
import { cellsOf, sheetsOf } from './workbookCells.ts';
import { rawParts, rawWorkbook, zipOf, type RawWorkbook } from './workbookParts.ts';
import { writeByLibrary } from './writeByLibrary.ts';
import { writeWorkbook, type Hand } from './writeWorkbook.ts';

const data = '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" s="1"><v>43906</v></c></row>';
const plain: RawWorkbook = {
  sheets: [{ name: 'survey', data }],
  sharedTexts: '<si><t>Nama usaha</t></si>',
  formats: [14],
};
const told = ['B2 text: Nama usaha', 'C2 date: 2020-03-16'];

const firstSheet = async (bytes: Uint8Array): Promise<readonly string[]> => cellsOf((await sheetsOf(bytes))[0]);
/** The same workbook with one part rewritten. */
const changed = (name: string, change: (part: string) => string | Uint8Array): Uint8Array => {
  const parts = rawParts(plain);
  return zipOf({ ...parts, [name]: change(String(parts[name])) });
};
const utf16 = (text: string): Uint8Array =>
  new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));

describe('the same cells from every program', () => {
  it('reads the plain workbook', async () => {
    expect(await firstSheet(rawWorkbook(plain))).toEqual(told);
  });

  it('reads every element under a prefix', async () => {
    const prefixed = (part: string): string =>
      part.replaceAll(/<(\/?)(?=\w)/g, '<$1x:').replaceAll('xmlns="', 'xmlns:x="');
    const parts = Object.entries(rawParts(plain)).map(([name, part]) => [name, prefixed(String(part))]);
    expect(await firstSheet(zipOf(Object.fromEntries(parts)))).toEqual(told);
  });

  it('reads the strict dialect of the standard', async () => {
    const strict = (part: string): string =>
      part
        .replaceAll(
          'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
          'http://purl.oclc.org/ooxml/spreadsheetml/main',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        );
    const parts = Object.entries(rawParts(plain)).map(([name, part]) => [name, strict(String(part))]);
    expect(await firstSheet(zipOf(Object.fromEntries(parts)))).toEqual(told);
  });

  it.each<[string, string, string]>([
    ['from the top', '/xl/lembar/Data 1.xml', 'xl/lembar/Data 1.xml'],
    ['with dots', './../xl/lembar/a.xml', 'xl/lembar/a.xml'],
    ['with escaped blanks', 'lembar/Data%201.xml', 'xl/lembar/Data 1.xml'],
    ['in other letters', 'WorkSheets/SHEET1.xml', 'xl/worksheets/sheet1.xml'],
  ])('finds a sheet by its relation, %s', async (_, target, path) => {
    const parts = rawParts(plain);
    const { 'xl/worksheets/sheet1.xml': sheet = '', ...others } = parts;
    const relations = String(parts['xl/_rels/workbook.xml.rels']).replace('worksheets/sheet1.xml', target);
    expect(await firstSheet(zipOf({ ...others, 'xl/_rels/workbook.xml.rels': relations, [path]: sheet }))).toEqual(
      told,
    );
  });

  it('finds the workbook by its relation', async () => {
    const { 'xl/workbook.xml': book = '', 'xl/_rels/workbook.xml.rels': relations = '', ...others } = rawParts(plain);
    const parts = {
      ...others,
      '_rels/.rels': String(others['_rels/.rels']).replace('xl/workbook.xml', '/buku/isi.xml'),
      'buku/isi.xml': book,
      'buku/_rels/isi.xml.rels': String(relations).replaceAll(/Target="/g, 'Target="/xl/'),
    };
    expect(await firstSheet(zipOf(parts))).toEqual(told);
  });

  it('takes the usual names where nothing relates the parts', async () => {
    const { '_rels/.rels': _root, 'xl/_rels/workbook.xml.rels': _book, ...others } = rawParts(plain);
    const book = String(others['xl/workbook.xml']).replace(' r:id="rId1"', '');
    expect(await firstSheet(zipOf({ ...others, 'xl/workbook.xml': book }))).toEqual(told);
  });

  it('does without styles and shared texts', async () => {
    const bytes = rawWorkbook({ sheets: [{ name: 'survey', data: '<row><c s="4"><v>43906</v></c></row>' }] });
    expect(await firstSheet(bytes)).toEqual(['A1 number: 43906']);
  });

  it('reads parts with a byte order mark, Windows line ends, in UTF-16 and in Latin 1', async () => {
    const declared = (encoding: string, part: string): string =>
      `<?xml version="1.0" encoding="${encoding}"?>\r\n${part}`;
    const sheet = 'xl/worksheets/sheet1.xml';
    expect(await firstSheet(changed(sheet, (part) => `\u{feff}${declared('utf-8', part)}`))).toEqual(told);
    expect(await firstSheet(changed(sheet, (part) => utf16(declared('UTF-16', part))))).toEqual(told);
    const latin = (part: string): Uint8Array =>
      strToU8(declared('ISO-8859-1', part.replace('Nama usaha', 'Café')), true);
    expect((await firstSheet(changed('xl/sharedStrings.xml', latin)))[0]).toBe('B2 text: Café');
  });

  it('reads names of parts that were written with backslashes', async () => {
    const parts = Object.entries(rawParts(plain)).map(([name, part]) => [name.replaceAll('/', '\\'), part]);
    expect(await firstSheet(zipOf(Object.fromEntries(parts)))).toEqual(told);
  });

  it('reads a zip with bytes in front and behind', async () => {
    const front = Buffer.from('PK\u0003\u0004 something that was put in front');
    const comment = Buffer.concat([
      Buffer.from(rawWorkbook(plain)).subarray(0, -2),
      Buffer.from([3, 0]),
      Buffer.from('end'),
    ]);
    expect(await firstSheet(new Uint8Array(Buffer.concat([front, comment])))).toEqual(told);
  });

  it.each<[string, Hand]>([
    ['inline texts', { isInline: true }],
    ['prefixes', { isPrefixed: true }],
    ['whole numbers with ".0"', { isFloating: true }],
    ['no addresses', { isWithoutAddresses: true }],
    ['a dimension of the whole sheet', { isWholeSheet: true }],
    ['formatted blank cells', { isFormatted: true }],
    ['days from 1904', { is1904: true }],
    ['the strict dialect', { isStrict: true }],
    ['other places', { isRelocated: true }],
    [
      'everything at once',
      { isInline: true, isPrefixed: true, isFloating: true, isFormatted: true, isStrict: true, isRelocated: true },
    ],
  ])('reads a hand with %s', async (_, hand) => {
    const rows = [
      ['type', '', 'label::Bahasa (id)'],
      [7, true, new Date('2020-03-16T07:30:00Z')],
      [{ rich: ['a ', 'b'] }, { formula: '1+1', result: 2 }, { error: '#REF!' as const }],
    ];
    expect(await firstSheet(writeWorkbook([{ name: 'survey', isHidden: false, rows }], hand))).toEqual([
      'A1 text: type',
      'C1 text: label::Bahasa (id)',
      'A2 number: 7',
      'B2 boolean: TRUE',
      'C2 date: 2020-03-16T07:30:00',
      'A3 text: a b',
      'B3 number: 2',
      'C3 error: #REF!',
    ]);
  });

  it('reads what the library of Node programs writes', async () => {
    const rows = [
      ['type', 'name'],
      ['text', ''],
      ['', 12.5],
      [true, new Date('2020-03-16')],
    ];
    expect(await firstSheet(await writeByLibrary([{ name: 'survey', isHidden: false, rows }]))).toEqual([
      'A1 text: type',
      'B1 text: name',
      'A2 text: text',
      'B3 number: 12.5',
      'A4 boolean: TRUE',
      'B4 date: 2020-03-16',
    ]);
  });
});

describe('sheets', () => {
  it('gives them in the order of their tabs, says which are hidden, and leaves out those without cells', async () => {
    const parts = rawParts({
      sheets: [
        { name: 'Bagan', data: '' },
        { name: ' choices &amp; more ', data: '<row><c><v>2</v></c></row>', attributes: 'state="hidden"' },
        { name: 'survey', data: '', attributes: 'state="veryHidden"' },
      ],
    });
    const relations = String(parts['xl/_rels/workbook.xml.rels']).replace(
      'relationships/worksheet" Target="worksheets/sheet1.xml"',
      'relationships/chartsheet" Target="chartsheets/sheet1.xml"',
    );
    expect(await sheetsOf(zipOf({ ...parts, 'xl/_rels/workbook.xml.rels': relations }))).toEqual([
      {
        name: ' choices & more ',
        isHidden: true,
        rows: [{ number: 1, cells: [{ column: 0, text: '2', kind: 'number' }] }],
      },
      { name: 'survey', isHidden: true, rows: [] },
    ]);
  });

  it('lets a sheet that no form reads be as large as it likes, and still reads the form', async () => {
    const wide = `<row r="1"><c r="ZZZ1"><v>1</v></c></row>`;
    const bytes = rawWorkbook({
      sheets: [
        { name: 'data mentah', data: wide },
        { name: 'arsip', data: `<row r="${limits.sheetRows + 1}"><c><v>1</v></c></row>` },
        { name: 'Survey', data: '<row><c><v>2</v></c></row>' },
      ],
    });
    expect((await sheetsOf(bytes)).map((sheet) => [sheet.name, cellsOf(sheet)])).toEqual([
      ['data mentah', []],
      ['arsip', []],
      ['Survey', ['A1 number: 2']],
    ]);
  });

  it('says that a workbook has no sheet of cells', async () => {
    const reading = await readWorkbook(rawWorkbook({ sheets: [] }), 'kosong.xlsx');
    expect(reading).toMatchObject({ ok: false, problems: [{ code: 'sheet_missing' }] });
  });
});
