import type { Sentence } from '../sentence.ts';
import { functionOf } from './checkXPath.ts';
import { beginsPath, printXPath } from './printXPath.ts';
import { everyPart } from './walkXPath.ts';
import type { XPathCall, XPathNode, XPathSpan } from './xpathNode.ts';

/**
 * The same expression so that the form engine runs it, or null when it runs as it stands. Where the engine is at odds with the
 * standard: it ignores conditions behind brackets, cannot unite paths, knows no double negation, finds a pattern anywhere in a
 * text instead of in the whole of it, cuts one letter behind a longer mark, and adds nothing up to nothing instead of to 0.
 */
export function engineXPath(expression: XPathNode): string | null {
  let isChanged = [...everyPart(expression)].some(
    (node) => node.kind === 'negation' && node.operand.kind === 'negation',
  );
  const print = (node: XPathNode): string => printXPath(node, replace);
  const replace = (node: XPathNode): string | null => {
    const text = node.kind === 'call' ? callText(node, print) : node.kind === 'filter' ? filterText(node, print) : null;
    isChanged ||= text !== null && text !== printXPath(node);
    return text;
  };
  const text = print(expression);
  return isChanged ? text : null;
}

/** `(a | b)[2]` → `(a | b)/self::node()[2]`: the engine counts positions of a step over all it has found. */
const filterText = (
  { base, predicates }: Extract<XPathNode, { kind: 'filter' }>,
  print: (node: XPathNode) => string,
): string => {
  const start = beginsPath(base) ? print(base) : `(${print(base)})`;
  return `${start}/self::node()${predicates.map((predicate) => `[${print(predicate)}]`).join('')}`;
};

/** What is printed here must not be printed again by whoever gets null: nested in itself that would double at each level. */
function callText(call: XPathCall, print: (node: XPathNode) => string): string | null {
  const name = functionOf(call)?.name;
  const [first, second] = call.args;
  if (!first) return null;
  // What was written so already.
  if (name === 'if' && printXPath(call) === sumOf(printXPath(argumentOf(second) ?? first))) return printXPath(call);
  const united = unitedIn(first);
  if (name === 'count' || name === 'count-non-empty') {
    return united.length < 2 ? null : `(${united.map((path) => `${name}(${print(path)})`).join(' + ')})`;
  }
  if (name === 'sum') {
    if (!united.every(({ kind }) => kind === 'path')) return null;
    const paths = united.map(print);
    if (paths.some(({ length }) => length > longestCopied)) return `sum(${paths.join(' | ')})`;
    const sums = paths.map(sumOf);
    return sums.length < 2 ? (sums[0] ?? null) : `(${sums.join(' + ')})`;
  }
  if (name === 'max' || name === 'min' || name === 'concat' || name === 'join') {
    const parts = call.args.flatMap(unitedIn);
    return parts.length === call.args.length ? null : `${name}(${parts.map(print).join(', ')})`;
  }
  if (name === 'regex' && second) {
    const pattern = wholePattern(second, print);
    return pattern === null ? null : `regex(${print(first)}, ${pattern})`;
  }
  if (name === 'substring-after' && second && !(second.kind === 'string' && second.value.length <= 1)) {
    const [text, mark] = [print(first), print(second)];
    if (text.length + mark.length > longestCopied) return `substring-after(${text}, ${mark})`;
    const from = `string-length(substring-before(${text}, ${mark})) + string-length(${mark}) + 1`;
    return `if(contains(${text}, ${mark}), substring(${text}, ${from}), '')`;
  }
  if (name === 'jr:choice-name' && second?.kind === 'path')
    return `jr:choice-name(${print(first)}, "${print(second)}")`;
  return null;
}

/** A part that stands several times in what is written for it: nested in itself it would grow without bounds. */
const longestCopied = 2_000;
const sumOf = (path: string): string => `if(count(${path}) > 0, sum(${path}), 0)`;
const argumentOf = (node: XPathNode | undefined): XPathNode | undefined =>
  node?.kind === 'call' ? node.args[0] : undefined;

/** `a | b | c` as its parts; anything else is its only part. */
const unitedIn = (node: XPathNode): readonly XPathNode[] =>
  node.kind === 'binary' && node.operator === '|' ? [...unitedIn(node.left), ...unitedIn(node.right)] : [node];

/** The pattern for the whole of a text; null when it is one already. */
function wholePattern(pattern: XPathNode, print: (node: XPathNode) => string): string | null {
  if (pattern.kind !== 'string') {
    const text = print(pattern);
    return text.startsWith("concat('^(?:', ") ? text : `concat('^(?:', ${text}, ')$')`;
  }
  const { value } = pattern;
  if (isWhole(value)) return null;
  const whole = `^(?:${value})$`;
  return value.includes("'") ? `"${whole}"` : `'${whole}'`;
}

/** From "^" to "$", and no "|" that would let either end go. */
function isWhole(pattern: string): boolean {
  if (!/^\^[^]*\$$/.test(pattern)) return false;
  let depth = 0;
  for (const [sign] of pattern.matchAll(/\\[^]|\[(?:\\[^]|[^\]\\])*\]|[()|]|\$$/g)) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === '|' && depth === 0) return false;
  }
  return true;
}

export type EngineGap = XPathSpan & { readonly message: Sentence };

/** What the engine does not run in any form, in an expression as the engine would get it. */
export function engineGaps(expression: XPathNode): readonly EngineGap[] {
  const gaps: EngineGap[] = [];
  for (const node of everyPart(expression)) {
    if (node.kind === 'binary' && node.operator === '|') {
      gaps.push({
        start: node.start,
        end: node.end,
        message: {
          id: 'Penggabungan jalur dengan | hanya dijalankan di dalam count(), sum(), min(), max(), concat() dan join()',
          en: 'Paths united by | are only run inside of count(), sum(), min(), max(), concat() and join()',
        },
      });
    }
    for (const step of node.kind === 'path' ? node.steps : []) {
      if (step.axis !== 'preceding' && step.axis !== 'preceding-sibling' && step.axis !== 'namespace') continue;
      gaps.push({
        start: step.start,
        end: step.end,
        message: {
          id: `Sumbu ${step.axis}:: tidak dijalankan di sini; nomor baris repeat didapat dengan position(..)`,
          en: `The axis ${step.axis}:: is not run here; the number of a row in a repeat comes from position(..)`,
        },
      });
    }
  }
  return gaps;
}
