import { ncNameSource } from '../names.ts';
import type { TextCell } from '../sheet/table.ts';
import type { SurveyNode } from '../survey/tree.ts';
import type { ExpressionScope } from './compileExpression.ts';
import { relativePath } from './relativePath.ts';

const reference = new RegExp(`\\$\\{\\s*((?:last-saved#)?${ncNameSource})\\s*\\}`, 'g');

/** An attribute of the author's own: only its references are resolved, whatever else it says. */
export const compileAttribute = (cell: TextCell, source: SurveyNode, { names, problems }: ExpressionScope): string =>
  cell.text.replaceAll(reference, (whole, name: string) => {
    const target = names.find(name, cell.place, problems);
    return target === null ? whole : ` ${relativePath(source, target, { fromCurrent: false, isAbsolute: false })} `;
  });
