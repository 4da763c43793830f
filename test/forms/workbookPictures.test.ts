import { expect, it } from 'vitest';
import { sheetPictures } from '../../core/forms/sheetPictures.ts';
import type { FormProblem } from '../../shared/model/formProblem.ts';
import { SheetPicture } from '../../shared/model/formVersion.ts';
import { addressOf, type Workbook } from '../../shared/xlsform/workbook/workbook.ts';

const problemAt = (
  sheet: string | null,
  cell: string | null,
  severity: FormProblem['severity'] = 'error',
): FormProblem => ({
  severity,
  code: 'value_invalid',
  sheet,
  cell,
  line: null,
  element: null,
  message: { id: 'salah', en: 'wrong' },
});

/** Every cell of it holds its own address; row 1 is blank. */
const grid = (name: string, rows: number, columns: number, text = ''): Workbook['sheets'][number] => ({
  name,
  isHidden: false,
  rows: Array.from({ length: rows }, (_, index) => ({
    number: index + 2,
    cells: Array.from({ length: columns }, (_, column) => ({
      column,
      text: addressOf(index + 2, column) + text,
      kind: 'text' as const,
    })),
  })),
});

it('shows the wrong cell with its neighbours, under the first filled row and beside the first columns', () => {
  const pictures = sheetPictures({ sheets: [grid('survey', 50, 20)] }, [problemAt('survey', 'K30')]);
  expect(pictures).toEqual([
    {
      sheet: 'survey',
      columns: ['A', 'B', 'C', 'J', 'K', 'L'],
      rows: [2, 29, 30, 31].map((number) => ({
        number,
        cells: ['A', 'B', 'C', 'J', 'K', 'L'].map((letter) => `${letter}${number}`),
      })),
    },
  ]);
});

it('shows a cell that is wrong because it is blank, and a sheet of which no single cell is wrong', () => {
  const pictures = sheetPictures({ sheets: [grid('a', 1, 1), grid('b', 1, 1), grid('c', 1, 1)] }, [
    problemAt('a', 'B9'),
    problemAt('b', null),
    problemAt(null, null),
  ]);
  expect(pictures).toEqual([
    {
      sheet: 'a',
      columns: ['A', 'B', 'C'],
      rows: [
        { number: 2, cells: ['A2', '', ''] },
        { number: 9, cells: ['', '', ''] },
      ],
    },
    {
      sheet: 'b',
      columns: ['A', 'B', 'C'],
      rows: [
        { number: 1, cells: ['', '', ''] },
        { number: 2, cells: ['A2', '', ''] },
      ],
    },
  ]);
});

it('stays within its bounds however much is wrong, with the errors first', () => {
  const sheets = Array.from({ length: 25 }, (_, index) => grid(`s${index}`, 300, 60, 'x'.repeat(200)));
  const problems = sheets.flatMap(({ name }) => [
    ...Array.from({ length: 200 }, (_, index) => problemAt(name, addressOf(index + 2, index % 60), 'warning')),
    problemAt(name, 'AZ299'),
  ]);
  const pictures = sheetPictures({ sheets }, problems);
  expect(pictures.length).toBe(20);
  for (const picture of pictures) {
    expect(SheetPicture.parse(picture)).toEqual(picture);
    expect(picture.rows.length).toBe(40);
    expect(picture.columns).toContain('AZ');
    expect(picture.rows.map(({ number }) => number)).toContain(299);
  }
});
