import type { Sentence } from '../sentence.ts';
import { xpathFaults } from './xpathFaults.ts';
import {
  xpathAxes,
  xpathNodeTypes,
  type XPathAxis,
  type XPathNode,
  type XPathNodeType,
  type XPathOperator,
  type XPathPath,
  type XPathStep,
  type XPathTest,
} from './xpathNode.ts';
import {
  endOfLast,
  fail,
  peek,
  symbolAt,
  take,
  unexpected,
  valueMissing,
  wordsOf,
  type XPathCursor,
} from './xpathCursor.ts';
import { mostTokens, xpathTokens, type XPathToken } from './xpathTokens.ts';

/** `at` is an offset in the text, from 0 to its length. */
export type XPathParsing =
  | { readonly ok: true; readonly expression: XPathNode }
  | { readonly ok: false; readonly at: number; readonly message: Sentence };

/** More serves only to exhaust whoever walks the tree. */
const deepest = 100;

/** By how tightly they bind, the loosest first. */
const levels: readonly (readonly XPathOperator[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];

/** Reads an XPath 1.0 expression, with `${name}` as a value beside it. Never throws; the first fault is told with its place. */
export function parseXPath(text: string): XPathParsing {
  const cursor: XPathCursor = { text, tokens: xpathTokens(text), next: 0, depth: 0, fault: null };
  if (cursor.tokens.length > mostTokens) return { ok: false, at: 0, message: xpathFaults.tooLong(mostTokens) };
  if (peek(cursor).kind === 'end') return { ok: false, at: 0, message: xpathFaults.empty };
  const expression = parseLevel(cursor, 0);
  if (expression && peek(cursor).kind !== 'end') unexpected(cursor);
  if (cursor.fault) return { ok: false, ...cursor.fault };
  if (!expression) throw new Error(`no expression and no fault: ${text}`);
  return { ok: true, expression };
}

function operatorAt(cursor: XPathCursor, level: readonly XPathOperator[]): XPathOperator | null {
  const token = peek(cursor);
  const written =
    token.kind === 'symbol' ? token.text : token.kind === 'name' && token.prefix === null ? token.name : null;
  return level.find((operator) => operator === written) ?? null;
}

function parseLevel(cursor: XPathCursor, level: number): XPathNode | null {
  const operators = levels[level];
  if (!operators) return parseNegation(cursor);
  let left = parseLevel(cursor, level + 1);
  for (let operator = operatorAt(cursor, operators); left && operator; operator = operatorAt(cursor, operators)) {
    take(cursor);
    const right = parseLevel(cursor, level + 1);
    left = right && { kind: 'binary', operator, left, right, start: left.start, end: right.end };
  }
  return left;
}

function parseNegation(cursor: XPathCursor): XPathNode | null {
  const { start } = peek(cursor);
  let signs = 0;
  for (; symbolAt(cursor) === '-'; signs++) take(cursor);
  if (signs > deepest) return fail(cursor, start, xpathFaults.tooDeep(deepest));
  let node = parseUnion(cursor);
  for (; node && signs > 0; signs--) node = { kind: 'negation', operand: node, start, end: node.end };
  return node;
}

function parseUnion(cursor: XPathCursor): XPathNode | null {
  let left = parsePath(cursor);
  while (left && symbolAt(cursor) === '|') {
    take(cursor);
    const right = parsePath(cursor);
    left = right && { kind: 'binary', operator: '|', left, right, start: left.start, end: right.end };
  }
  return left;
}

function parsePath(cursor: XPathCursor): XPathNode | null {
  const { start } = peek(cursor);
  if (!beginsPrimary(cursor)) return parseLocation(cursor, 'context', start);
  const primary = parsePrimary(cursor);
  const base = primary && symbolAt(cursor) === '[' ? parseFilter(cursor, primary, start) : primary;
  return base && (symbolAt(cursor) === '/' || symbolAt(cursor) === '//') ? parseLocation(cursor, base, start) : base;
}

function parseFilter(cursor: XPathCursor, base: XPathNode, start: number): XPathNode | null {
  const predicates = parsePredicates(cursor);
  return predicates && { kind: 'filter', base, predicates, start, end: endOfLast(cursor) };
}

const typeOf = (token: XPathToken): XPathNodeType | undefined =>
  token.kind === 'name' && token.prefix === null ? xpathNodeTypes.find((type) => type === token.name) : undefined;

function beginsPrimary(cursor: XPathCursor): boolean {
  const token = peek(cursor);
  if (token.kind === 'symbol') return token.text === '(';
  if (token.kind === 'name') return symbolAt(cursor, 1) === '(' && typeOf(token) === undefined && token.name !== '*';
  return token.kind !== 'fault' && token.kind !== 'end';
}

function parsePrimary(cursor: XPathCursor): XPathNode | null {
  const token = take(cursor);
  const { start, end } = token;
  if (token.kind === 'number') return { kind: 'number', value: token.value, start, end };
  if (token.kind === 'string') return { kind: 'string', value: token.value, start, end };
  if (token.kind === 'variable') return { kind: 'variable', name: token.name, start, end };
  if (token.kind === 'reference') return { kind: 'reference', name: token.name, start, end };
  if (token.kind === 'name') {
    const args = parseArguments(cursor);
    return args && { kind: 'call', prefix: token.prefix, name: token.name, args, start, end: endOfLast(cursor) };
  }
  cursor.next -= 1;
  return parseEnclosed(cursor, '(', ')');
}

/** What stands between two brackets. */
function parseEnclosed(cursor: XPathCursor, open: '(' | '[', close: ')' | ']'): XPathNode | null {
  const { start } = take(cursor);
  cursor.depth += 1;
  if (cursor.depth > deepest) return fail(cursor, start, xpathFaults.tooDeep(deepest));
  const inner = parseLevel(cursor, 0);
  cursor.depth -= 1;
  return inner && closes(cursor, start, open, close) ? inner : null;
}

/** Takes the closing bracket; without one, says what else is wrong. */
function closes(cursor: XPathCursor, start: number, open: '(' | '[', close: ')' | ']'): boolean {
  const here = symbolAt(cursor);
  if (here === close) take(cursor);
  else if (peek(cursor).kind === 'end') fail(cursor, start, xpathFaults.neverClosed(open));
  else if (here === ')' || here === ']') fail(cursor, peek(cursor).start, xpathFaults.crossed(open, here));
  else unexpected(cursor);
  return cursor.fault === null;
}

function parseArguments(cursor: XPathCursor): readonly XPathNode[] | null {
  const { start } = take(cursor);
  const args: XPathNode[] = [];
  if (symbolAt(cursor) === ')') {
    take(cursor);
    return args;
  }
  cursor.depth += 1;
  if (cursor.depth > deepest) return fail(cursor, start, xpathFaults.tooDeep(deepest));
  if (peek(cursor).kind === 'end') return fail(cursor, start, xpathFaults.neverClosed('('));
  for (let isMore = true; isMore; ) {
    const arg = parseLevel(cursor, 0);
    if (!arg) return null;
    args.push(arg);
    isMore = symbolAt(cursor) === ',';
    if (isMore) take(cursor);
  }
  cursor.depth -= 1;
  return closes(cursor, start, '(', ')') ? args : null;
}

function parsePredicates(cursor: XPathCursor): readonly XPathNode[] | null {
  const predicates: XPathNode[] = [];
  while (symbolAt(cursor) === '[') {
    const predicate = parseEnclosed(cursor, '[', ']');
    if (!predicate) return null;
    predicates.push(predicate);
  }
  return predicates;
}

function parseLocation(cursor: XPathCursor, from: 'context' | XPathNode, start: number): XPathPath | null {
  const steps: XPathStep[] = [];
  const isSlash = symbolAt(cursor) === '/' || symbolAt(cursor) === '//';
  const isRoot = from === 'context' && isSlash;
  if (isRoot && symbolAt(cursor) === '/' && !beginsStep(cursor, 1)) {
    take(cursor);
    return { kind: 'path', from: 'root', steps, start, end: endOfLast(cursor) };
  }
  for (let isMore = true; isMore; ) {
    const separator = symbolAt(cursor);
    const step = parseStep(cursor, separator === '/' || separator === '//' ? separator : '');
    if (!step) return null;
    steps.push(step);
    isMore = symbolAt(cursor) === '/' || symbolAt(cursor) === '//';
  }
  return { kind: 'path', from: isRoot ? 'root' : from, steps, start, end: endOfLast(cursor) };
}

const stepSymbols: ReadonlySet<string | null> = new Set(['.', '..', '@', '*']);
const beginsStep = (cursor: XPathCursor, ahead: number): boolean =>
  peek(cursor, ahead).kind === 'name' || stepSymbols.has(symbolAt(cursor, ahead));

function parseStep(cursor: XPathCursor, separator: XPathStep['separator']): XPathStep | null {
  const slashAt = peek(cursor).start;
  if (separator !== '') take(cursor);
  const token = peek(cursor);
  const { start } = token;
  if (!beginsStep(cursor, 0)) {
    const isDivision =
      separator === '/' && (token.kind === 'number' || symbolAt(cursor) === '(' || token.kind === 'reference');
    return isDivision ? fail(cursor, slashAt, xpathFaults.slash) : valueMissing(cursor);
  }
  const dots = symbolAt(cursor);
  if (dots === '.' || dots === '..') {
    const { end } = take(cursor);
    if (symbolAt(cursor) === '[') return fail(cursor, peek(cursor).start, xpathFaults.predicateOfDots(dots));
    const test = { kind: 'type', type: 'node', literal: null } as const;
    return { separator, axis: dots === '.' ? 'self' : 'parent', test, predicates: [], start, end };
  }
  const axis = parseAxis(cursor);
  const test = axis && parseTest(cursor);
  const predicates = test && parsePredicates(cursor);
  return axis && test && predicates && { separator, axis, test, predicates, start, end: endOfLast(cursor) };
}

function parseAxis(cursor: XPathCursor): XPathAxis | null {
  if (symbolAt(cursor) === '@') {
    take(cursor);
    return 'attribute';
  }
  if (symbolAt(cursor, 1) !== '::') return 'child';
  const token = take(cursor);
  take(cursor);
  const written = wordsOf(cursor, token);
  return xpathAxes.find((axis) => axis === written) ?? fail(cursor, token.start, xpathFaults.axis(written));
}

function parseTest(cursor: XPathCursor): XPathTest | null {
  const token = peek(cursor);
  if (symbolAt(cursor) === '*') {
    take(cursor);
    return { kind: 'any', prefix: null };
  }
  if (token.kind !== 'name') return valueMissing(cursor);
  take(cursor);
  if (token.name === '*') return { kind: 'any', prefix: token.prefix };
  const type = typeOf(token);
  if (type === undefined || symbolAt(cursor) !== '(') return { kind: 'name', prefix: token.prefix, name: token.name };
  const { start } = take(cursor);
  const inner = peek(cursor);
  const literal = type === 'processing-instruction' && inner.kind === 'string' ? inner.value : null;
  if (literal !== null) take(cursor);
  return closes(cursor, start, '(', ')') ? { kind: 'type', type, literal } : null;
}
