import { compileExpression } from '../reference/compileExpression.ts';
import type { NodeRules, SurveyNode } from '../survey/tree.ts';
import { yesNo } from '../yesNo.ts';
import type { FormScope } from './formScope.ts';

/** A rule of a node as XPath: yes and no become true() and false(). Null when the author wrote none. */
export function writeRule(rule: keyof NodeRules, node: SurveyNode, scope: FormScope): string | null {
  const cell = node.rules[rule];
  if (cell === null) return null;
  const word = rule === 'calculate' && !/^(?:yes|no|true|false)$/i.test(cell.text) ? null : yesNo(cell.text);
  if (word !== null) return word ? 'true()' : 'false()';
  const { xpath, uses } = compileExpression(cell, node, scope, { isCondition: rule !== 'calculate' });
  if (rule === 'calculate') scope.dependencies.add('value', node, cell, uses);
  if (rule === 'relevant') scope.dependencies.add('relevance', node, cell, uses);
  return xpath;
}
