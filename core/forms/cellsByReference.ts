import type { FormProblem } from '../../shared/model/formProblem.ts';
import type { FormPlaces } from '../../shared/xlsform/formPlaces.ts';
import { addressOf } from '../../shared/xlsform/workbook/workbook.ts';
import type { FormCheck } from './formCheck.ts';

/** By reference of a node: the cell of its name, or of its type where it has none. */
export function cellsByReference(places: FormPlaces): FormCheck['places'] {
  return Object.fromEntries(
    [...places].map(([reference, { sheet, row, columns }]) => {
      const column = columns.get('name') ?? columns.get('type') ?? 0;
      return [reference, { sheet, cell: addressOf(row, column) }];
    }),
  );
}

/** A problem that was found in the compiled form, at the cell that its element comes from. */
export function inCells(problem: FormProblem, cells: FormCheck['places']): FormProblem {
  const reference = /\/[^\s[\]]+/.exec(problem.element ?? '')?.[0];
  const place = reference === undefined ? undefined : cells[reference];
  return place === undefined ? problem : { ...problem, ...place, line: null, element: null };
}
