import type { TextCell } from '../sheet/table.ts';
import { element, escapeText } from '../write/xmlText.ts';
import type { SurveyNode } from '../survey/tree.ts';
import { compileExpression, type ExpressionScope } from './compileExpression.ts';

/**
 * A text for people as the inside of an XML element: `${name}` and `instance(…)…` become `<output>`, everything else stays as it
 * is written, markdown and "<b>" included.
 */
export function compileText(cell: TextCell, source: SurveyNode, scope: ExpressionScope): string {
  const { text, place } = cell;
  if (!hasOutput(text)) return escapeText(text);
  let inner = '';
  let at = 0;
  while (at < text.length) {
    const next = nextOutput(text, at);
    if (next === null) break;
    inner += escapeText(text.slice(at, next.start));
    if (next.end === null) {
      scope.problems.error('expression_invalid', place, {
        id: `Acuan "${text.slice(next.start, next.start + 20)}" tidak ditutup dengan "}". Tulis \${nama_pertanyaan}.`,
        en: `The reference "${text.slice(next.start, next.start + 20)}" is not closed with "}". Write \${question_name}.`,
      });
      at = text.length;
      break;
    }
    const expression = text.slice(next.start, next.end);
    const { xpath } = compileExpression({ ...cell, text: expression, raw: expression }, source, scope);
    inner += element('output', [['value', xpath]]);
    at = next.end;
  }
  return inner + escapeText(text.slice(at));
}

export const hasOutput = (text: string): boolean => text.includes('${') || text.includes('instance(');

function nextOutput(text: string, from: number): { readonly start: number; readonly end: number | null } | null {
  const reference = text.indexOf('${', from);
  const instance = text.indexOf('instance(', from);
  if (reference < 0 && instance < 0) return null;
  if (instance >= 0 && (reference < 0 || instance < reference)) {
    const end = endOfPath(text, instance);
    return end === null ? nextOutput(text, instance + 1) : { start: instance, end };
  }
  const close = text.indexOf('}', reference);
  return { start: reference, end: close < 0 ? null : close + 1 };
}

/** Where `instance('x')/root/item[…]/label` ends: at the first blank outside of brackets. Null when it is no path. */
function endOfPath(text: string, start: number): number | null {
  let depth = 0;
  let quote = '';
  let at = start;
  for (; at < text.length; at++) {
    const mark = text[at] ?? '';
    if (quote !== '') quote = mark === quote ? '' : quote;
    else if (mark === "'" || mark === '"') {
      if (depth === 0) break;
      quote = mark;
    } else if (mark === '(' || mark === '[') depth++;
    else if (mark === ')' || mark === ']') {
      if (depth === 0) break;
      depth--;
    } else if (depth === 0 && /[\s,;!?<]/.test(mark)) break;
  }
  if (depth > 0) return null;
  const path = text.slice(start, at).replace(/[.:]+$/, '');
  return /^instance\([^)]*\)\s*\//.test(path) ? start + path.length : null;
}
