import { expect, test } from 'vitest';
import { csvLine } from '../../server/operator/csv.ts';

test.each([
  ['plain words', 'plain words'],
  ['a comma, "quotes"\nand a line', '"a comma, ""quotes""\nand a line"'],
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-2+3', "'-2+3"],
  ['-12,5', '"-12,5"'],
  ['+6281230004471', '+6281230004471'],
])('%j stands in a spreadsheet as what was said, and never runs', (said, cell) => {
  expect(csvLine([said, 'x'])).toBe(`${cell},x\r\n`);
});
