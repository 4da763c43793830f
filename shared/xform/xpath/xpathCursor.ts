import type { Sentence } from '../sentence.ts';
import { xpathFaults } from './xpathFaults.ts';
import type { XPathSymbol, XPathToken } from './xpathTokens.ts';

/** Where a parser stands in an expression. The first fault stops it: every function that reads gives null from then on. */
export type XPathCursor = {
  readonly text: string;
  readonly tokens: readonly XPathToken[];
  next: number;
  depth: number;
  fault: { readonly at: number; readonly message: Sentence } | null;
};

/** The last token is `end` or `fault`, and nobody steps over it. */
export function peek({ tokens, next }: XPathCursor, ahead = 0): XPathToken {
  const token = tokens[Math.min(next + ahead, tokens.length - 1)];
  if (!token) throw new Error('there is always a last token');
  return token;
}

export const symbolAt = (cursor: XPathCursor, ahead = 0): XPathSymbol | null => {
  const token = peek(cursor, ahead);
  return token.kind === 'symbol' ? token.text : null;
};

export function take(cursor: XPathCursor): XPathToken {
  const token = peek(cursor);
  cursor.next += 1;
  return token;
}

export function fail(cursor: XPathCursor, at: number, message: Sentence): null {
  cursor.fault ??= { at, message };
  return null;
}

/** What stands behind the last token that was taken. */
export const endOfLast = ({ tokens, next }: XPathCursor): number => tokens[next - 1]?.end ?? 0;
export const wordsOf = (cursor: XPathCursor, token: XPathToken): string => cursor.text.slice(token.start, token.end);

const operators = new Set(['or', 'and', 'div', 'mod']);

/** A whole value was read, and what follows cannot follow it. */
export function unexpected(cursor: XPathCursor): null {
  const token = peek(cursor);
  const last = cursor.tokens[cursor.next - 1];
  const here = wordsOf(cursor, token);
  if (token.kind === 'fault') return fail(cursor, token.start, token.message);
  if (token.kind === 'symbol') {
    if (token.text === ')' || token.text === ']') return fail(cursor, token.start, xpathFaults.neverOpened(token.text));
    if (token.text === ',') {
      const isDecimal = last?.kind === 'number' && peek(cursor, 1).kind === 'number';
      return fail(cursor, token.start, isDecimal ? xpathFaults.decimalComma : xpathFaults.loneComma);
    }
  }
  if (token.kind === 'name' && operators.has(here.toLowerCase()))
    return fail(cursor, token.start, xpathFaults.smallLetters(here));
  if (last === undefined) return fail(cursor, token.start, xpathFaults.valueMissing(null));
  if (wordsOf(cursor, last).toLowerCase() === 'not') return fail(cursor, last.start, xpathFaults.notIsAFunction);
  if (last.kind === 'number' && token.kind === 'name' && last.end === token.start)
    return fail(cursor, last.start, xpathFaults.nameBeginsWithDigit(cursor.text.slice(last.start, token.end)));
  return fail(cursor, token.start, xpathFaults.operatorMissing(wordsOf(cursor, last), here));
}

/** A value is needed here, and something else stands here. */
export function valueMissing(cursor: XPathCursor): null {
  const token = peek(cursor);
  if (token.kind === 'fault') return fail(cursor, token.start, token.message);
  const last = cursor.tokens[cursor.next - 1];
  return fail(cursor, token.start, xpathFaults.valueMissing(last ? wordsOf(cursor, last) : null));
}
