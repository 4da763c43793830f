import { expect, it } from 'vitest';
import { readCells } from './workbookCells.ts';

const inline = (address: string, text: string): string => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;

it('keeps the address of every cell, with leading rows, gaps and blank cells left out', async () => {
  const cells = await readCells(
    `<row r="3"><c r="B3" s="0"/>${inline('C3', 'type')}<c r="D3"><v></v></c>${inline('AB3', 'label')}</row>` +
      `<row r="4"/><row r="1007">${inline('A1007', 'x')}</row>`,
  );
  expect(cells).toEqual(['C3 text: type', 'AB3 text: label', 'A1007 text: x']);
});

it('counts on where rows and cells have no address of their own', async () => {
  const cells = await readCells(
    '<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>' +
      '<row><c><v>5</v></c></row><row><c r="B9"><v>6</v></c></row><row><c><v>7</v></c></row>',
  );
  expect(cells).toEqual([
    'A1 number: 1',
    'C1 number: 2',
    'C5 number: 3',
    'D5 number: 4',
    'A6 number: 5',
    'B9 number: 6',
    'A10 number: 7',
  ]);
});

it('sorts rows and cells that were written out of order, the last of two at one address counts', async () => {
  const cells = await readCells(
    `<row r="2">${inline('B2', 'b')}${inline('A2', 'a')}</row><row r="1">${inline('A1', 'first')}</row>` +
      `<row r="2">${inline('B2', 'B')}</row>`,
  );
  expect(cells).toEqual(['A1 text: first', 'A2 text: a', 'B2 text: B']);
});

it('reads numbers as Excel shows them: no ".0", 15 digits, no exponent', async () => {
  const written = [
    '1',
    '1.0',
    '-0',
    '0.30000000000000004',
    '12.50',
    '1E-7',
    '1.5E+21',
    '3171234567890123',
    '0.1',
    '-4.2E-3',
  ];
  const cells = await readCells(`<row>${written.map((number) => `<c><v>${number}</v></c>`).join('')}</row>`);
  expect(cells.map((cell) => cell.replace(/^\w+ number: /, ''))).toEqual([
    '1',
    '1',
    '0',
    '0.3',
    '12.5',
    '0.0000001',
    '1500000000000000000000',
    '3171234567890123',
    '0.1',
    '-0.0042',
  ]);
});

it('reads a percentage, money and a text format as the number behind them', async () => {
  const formats = [
    9,
    10,
    '0.0%',
    '"Rp"\\ #,##0.00;[Red]-"Rp"\\ #,##0.00',
    '@',
    'General',
    '0.00E+00',
    '# ?/?',
    '[>999]0,"rb";0',
  ];
  const row = formats.map((_, index) => `<c s="${index + 1}"><v>0.25</v></c>`).join('');
  const cells = await readCells(`<row>${row}</row>`, { formats });
  expect(cells).toEqual(formats.map((_, index) => `${String.fromCharCode(65 + index)}1 number: 0.25`));
});

it.each([
  ['a built-in date', 14, '43906', '2020-03-16'],
  ['a built-in date with its time', 22, '43906.3125', '2020-03-16T07:30:00'],
  ['a built-in time', 20, '0.3125', '07:30:00'],
  ['a date in Indonesian', '[$-421]dd mmmm yyyy;@', '43906', '2020-03-16'],
  ['a date with a quoted word', '"Tanggal" d/m/yy', '43906', '2020-03-16'],
  ['a month', 'mmm-yy', '43906', '2020-03-16'],
  ['a month alone', 'mmmm', '43906', '2020-03-16'],
  ['minutes, not months', 'mm:ss.0', '0.000694444444444444', '00:01:00'],
  ['twelve hours', 'h:mm AM/PM', '0.729166666666667', '17:30:00'],
  ['a date and a time of its own format', 'yyyy\\-mm\\-dd\\ hh:mm', '43906.7291666667', '2020-03-16T17:30:00'],
  ['a duration over a day', '[h]:mm:ss', '1.5', '36:00:00'],
  ['a moment that rounds to midnight', 'h:mm:ss', '0.99999999999', '00:00:00'],
  ['the first day of Excel', 14, '1', '1900-01-01'],
  ['the day that never was', 14, '60', '1900-02-29'],
  ['the day after it', 14, '61', '1900-03-01'],
  ['the last day of Excel', 14, '2958465', '9999-12-31'],
  ['a moment with milliseconds', 'hh:mm:ss.000', '0.312505787037037', '07:30:00.500'],
])('reads %s as ISO 8601', async (_, format, value, expected) => {
  const cells = await readCells(`<row><c s="1"><v>${value}</v></c></row>`, { formats: [format] });
  expect(cells).toEqual([`A1 date: ${expected}`]);
});

it('counts from 1904 where the workbook does', async () => {
  const how = { formats: [14, 22], properties: 'date1904="1"' };
  const cells = await readCells('<row><c s="1"><v>42444</v></c><c s="2"><v>0.5</v></c></row>', how);
  expect(cells).toEqual(['A1 date: 2020-03-16', 'B1 date: 1904-01-01T12:00:00']);
});

it('shows a number that is no day of the calendar as the number', async () => {
  const cells = await readCells('<row><c s="1"><v>-3</v></c><c s="1"><v>99999999</v></c></row>', { formats: [14] });
  expect(cells).toEqual(['A1 number: -3', 'B1 number: 99999999']);
});

it('reads dates that are written as dates', async () => {
  const cells = await readCells(
    '<row><c t="d"><v>2020-03-16</v></c><c t="d"><v>2020-03-16T00:00:00Z</v></c><c t="d"><v>2020-03-16T07:30:00</v></c></row>',
  );
  expect(cells).toEqual(['A1 date: 2020-03-16', 'B1 date: 2020-03-16', 'C1 date: 2020-03-16T07:30:00']);
});

it('reads booleans as Excel shows them', async () => {
  const cells = await readCells(
    '<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="b"><v>true</v></c><c t="b"/></row>',
  );
  expect(cells).toEqual(['A1 boolean: TRUE', 'B1 boolean: FALSE', 'C1 boolean: TRUE']);
});

it('reads what a formula gave, and tells errors and formulas that nobody worked out', async () => {
  const cells = await readCells(
    '<row><c><f>1+1</f><v>2</v></c><c t="str"><f>A1&amp;"x"</f><v>2x</v></c><c t="str"><f>""</f><v></v></c>' +
      '<c t="b"><f>TRUE()</f><v>1</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="e"><v>#REF!</v></c>' +
      '<c><f>A1&amp;B1</f><v></v></c><c><f t="shared" si="0"/><v/></c></row>',
  );
  expect(cells).toEqual([
    'A1 number: 2',
    'B1 text: 2x',
    'D1 boolean: TRUE',
    'E1 error: #DIV/0!',
    'F1 error: #REF!',
    'G1 error: =A1&B1',
    'H1 error: =',
  ]);
});

it('reads shared texts, joins rich text and leaves out how it is pronounced', async () => {
  const sharedTexts =
    '<si><t>plain</t></si><si><r><t>Nama </t></r><r><rPr><b/></rPr><t xml:space="preserve">usaha </t></r><r><t>?</t></r></si>' +
    '<si><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></si><si/>';
  const cells = await readCells(
    '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c></row>',
    { sharedTexts },
  );
  expect(cells).toEqual(['A1 text: plain', 'B1 text: Nama usaha ?', 'C1 text: 課']);
});

it('reads rich text that stands in the cell', async () => {
  const cells = await readCells(
    '<row><c t="inlineStr"><is><r><t>a</t></r><r><rPr><i/></rPr><t>b</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c></row>',
  );
  expect(cells).toEqual(['A1 text: ab']);
});

it('resolves what XML cannot hold, keeps blanks and lines, and an escaped escape', async () => {
  const cells = await readCells(
    `<row>${inline('A1', 'one_x000D_\ntwo')}${inline('B1', 'a_x005F_x000D_b')}${inline('C1', '  two  ')}` +
      `${inline('D1', 'x &lt;b&gt; &amp;amp; &#10;y')}${inline('E1', '<![CDATA[a<b]]>')}${inline('F1', '_x0041_')}</row>`,
  );
  expect(cells).toEqual([
    'A1 text: one\ntwo',
    'B1 text: a_x000D_b',
    'C1 text:   two  ',
    'D1 text: x <b> &amp; \ny',
    'E1 text: a<b',
    'F1 text: A',
  ]);
});

it('leaves out what no form can hold: control characters and half characters, however they are written', async () => {
  const cells = await readCells(
    `<row>${inline('A1', 'one_x000B_two_x0007_')}${inline('B1', 'a_xD83D__xDE00_b')}${inline('C1', 'a_xD83D_b_xFFFF_')}</row>`,
  );
  expect(cells).toEqual(['A1 text: one\ntwo', 'B1 text: a😀b', 'C1 text: ab']);
});

it('reads the text of a script as the text that it is', async () => {
  const cells = await readCells(`<row>${inline('A1', '&lt;script&gt;alert(1)&lt;/script&gt;')}</row>`);
  expect(cells).toEqual(['A1 text: <script>alert(1)</script>']);
});

it('reads merged cells at their first place, and nothing behind the data', async () => {
  const data =
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/>' +
    `<sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="1" max="16384" width="9"/></cols><sheetData>` +
    `<row r="1" hidden="1">${inline('A1', 'title')}<c r="B1"/></row></sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells>` +
    '<dataValidations><dataValidation type="list" sqref="A1"><formula1>"a,b"</formula1></dataValidation></dataValidations>' +
    '<extLst><ext><c r="Z9"><v>9</v></c></ext></extLst></worksheet>';
  expect(await readCells(data)).toEqual(['A1 text: title']);
});
