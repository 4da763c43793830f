import { describe, expect, it } from 'vitest';
import { checkInChild } from '../../core/forms/checkInChild.ts';
import { hostileZip } from './hostileBytes.ts';
import { blanks, cellXml, entriesOf, honest, honestSheet, manyRows, sheetOf, withSheet } from './hostileParts.ts';
import { refusesEach } from './hostileRun.ts';
import { rawParts } from './workbookParts.ts';

const columns = (count: number): string => `<row>${'<c t="inlineStr"><is><t>x</t></is></c>'.repeat(count)}</row>`;

describe('what is too large is refused before it is unpacked or read', () => {
  refusesEach('workbook_too_large', {
    'a flat zip bomb that tells its size': () => withSheet(blanks(400)),
    'a part that says it is gigabytes': () =>
      withSheet(honestSheet, { claimedSize: 0xfffffff0, claimedPackedSize: 0x7fffffff }),
    'parts that together are too much': () => {
      const sheets = Array.from({ length: 6 }, (_, index) => ({ name: `survey${'_'.repeat(index)}`, data: '' }));
      const parts = entriesOf(rawParts({ sheets }));
      return hostileZip(
        parts.map((entry) => (entry.name.includes('worksheets') ? { ...entry, content: blanks(30) } : entry)),
      );
    },
    'more bytes than a workbook may have': () =>
      hostileZip([...entriesOf(honest), { name: 'xl/media/film.bin', content: blanks(17), method: 0 }]),
    'a million rows': () => withSheet(sheetOf(manyRows(1_000_000))),
    'ten thousand columns': () => withSheet(sheetOf(columns(10_000))),
    'a cell at the far corner': () => withSheet(sheetOf(`<row r="1048576">${cellXml('XFD1048576')}</row>`)),
    'three million cells': () => withSheet(sheetOf(`<row>${'<c><v>1</v></c>'.repeat(900)}</row>`.repeat(3_334))),
  });

  refusesEach('workbook_damaged', {
    'a zip bomb that tells a smaller size': () => withSheet(blanks(400), { claimedSize: 1024 }),
    'a zip bomb that tells an impossible size': () => withSheet(honestSheet, { claimedSize: 100 * 1024 * 1024 }),
  });

  it('names the sheet and the cell that is too much', async () => {
    const bytes = withSheet(sheetOf(columns(1_001)));
    const { problems } = await checkInChild({ fileName: 'formulir.xlsx', bytes, media: new Map() });
    expect(problems).toMatchObject([{ code: 'workbook_too_large', sheet: 'survey', cell: 'ALM1' }]);
  });
});
