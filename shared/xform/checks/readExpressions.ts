import { formExpressions, type FormExpression } from '../form/expressions.ts';
import { followXPath, type Followed, type XPathDeadEnd } from '../form/followXPath.ts';
import type { Report } from '../form/report.ts';
import type { XForm } from '../form/xform.ts';
import type { Sentence } from '../sentence.ts';
import { checkXPath } from '../xpath/checkXPath.ts';
import { engineGaps, engineXPath } from '../xpath/engineXPath.ts';
import { parseXPath } from '../xpath/parseXPath.ts';
import { everyPart } from '../xpath/walkXPath.ts';
import type { XPathNode } from '../xpath/xpathNode.ts';
import { deadEndTold } from './deadEndTold.ts';

/** An expression that could be read, and where it leads. */
export type ReadExpression = FormExpression & { readonly tree: XPathNode; readonly followed: Followed };

/** Reads every expression of a form and reports what is wrong in each. */
export const readExpressions = (form: XForm, report: Report): readonly ReadExpression[] =>
  [...formExpressions(form)].flatMap((expression) => readExpression(expression, form, report) ?? []);

export function readExpression(expression: FormExpression, form: XForm, report: Report): ReadExpression | null {
  const { element, text, context } = expression;
  const parsing = parseXPath(text);
  if (!parsing.ok) {
    report.error('expression_invalid', element, told(expression, parsing.at, parsing.message));
    return null;
  }
  const tree = parsing.expression;
  for (const { code, severity, start, message } of checkXPath(tree)) {
    report[severity === 'error' ? 'error' : 'warn'](code, element, told(expression, start, message));
  }
  for (const node of everyPart(tree)) {
    if (node.kind === 'reference')
      report.error('expression_invalid', element, told(expression, node.start, notation(node.name, form)));
  }
  tellGaps(expression, tree, report);
  const followed = followXPath(tree, context, form);
  for (const deadEnd of followed.deadEnds) tellDeadEnd(expression, deadEnd, form, report);
  return { ...expression, tree, followed };
}

function tellDeadEnd(expression: FormExpression, deadEnd: XPathDeadEnd, form: XForm, report: Report): void {
  const { code, message } = deadEndTold(deadEnd, form, report);
  report.error(code, expression.element, told(expression, deadEnd.start, message));
}

function tellGaps(expression: FormExpression, tree: XPathNode, report: Report): void {
  const rewritten = engineXPath(tree);
  const parsing = rewritten === null ? null : parseXPath(rewritten);
  for (const { message } of engineGaps(parsing?.ok === true ? parsing.expression : tree)) {
    report.error('not_supported', expression.element, {
      id: `${expression.attribute}: ${message.id}`,
      en: `${expression.attribute}: ${message.en}`,
    });
  }
}

const notation = (name: string, form: XForm): Sentence => {
  const path = form.pathsByName.get(name) ?? `/${form.data.name}/${name}`;
  return {
    id: `\${${name}} adalah penulisan di Excel; di XForm tulis jalurnya: ${path}`,
    en: `\${${name}} is how Excel writes it; an XForm has the path: ${path}`,
  };
};

/** With the name of the attribute, and the place marked in a piece of the expression. */
function told({ attribute, text }: FormExpression, at: number, { id, en }: Sentence): Sentence {
  const before = text.slice(Math.max(0, at - 25), at);
  const piece =
    `${at > 25 ? '…' : ''}${before}▸${text.slice(at, at + 25)}${text.length > at + 25 ? '…' : ''}`.replaceAll(
      /\s+/g,
      ' ',
    );
  return { id: `${attribute}: ${id} (${piece})`, en: `${attribute}: ${en} (${piece})` };
}
