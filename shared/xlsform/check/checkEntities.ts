import type { Sheet } from '../workbook/workbook.ts';
import type { Problems } from '../problems.ts';
import type { Table } from '../sheet/table.ts';

const noEntities = {
  id: 'entitas tidak dibuat oleh konsol ini; jawabannya tetap tersimpan dalam laporan.',
  en: 'entities are not made by this console; the answers are kept in the case.',
};

/** Entities are told wherever the workbook has them. */
export function checkEntities(sheet: Sheet | null, survey: Table, problems: Problems): void {
  if (sheet !== null && sheet.rows.length > 1) {
    const first = sheet.rows[1];
    problems.warn(
      'not_supported',
      { sheet: sheet.name, row: first?.number ?? 1, column: first?.cells[0]?.column ?? 0 },
      {
        id: `Sheet ${sheet.name}: ${noEntities.id}`,
        en: `Sheet ${sheet.name}: ${noEntities.en}`,
      },
    );
  }
  for (const row of survey.rows) {
    const cell = row.cell('save_to');
    if (cell !== null) {
      problems.warn('not_supported', cell.place, { id: `save_to: ${noEntities.id}`, en: `save_to: ${noEntities.en}` });
    }
  }
}
