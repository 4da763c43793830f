import type { Sentence } from '../sentence.ts';
import type { XPathSpan } from './xpathNode.ts';
import { strangeCharacter, xpathFaults } from './xpathFaults.ts';

export type XPathToken = XPathSpan &
  (
    | { readonly kind: 'symbol'; readonly text: XPathSymbol }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'string'; readonly value: string }
    /** `name` is "*" for a wildcard with a prefix. */
    | { readonly kind: 'name'; readonly prefix: string | null; readonly name: string }
    | { readonly kind: 'variable'; readonly name: string }
    | { readonly kind: 'reference'; readonly name: string }
    | { readonly kind: 'fault'; readonly message: Sentence }
    | { readonly kind: 'end' }
  );

const symbols = [
  '::',
  '//',
  '..',
  '!=',
  '<=',
  '>=',
  '(',
  ')',
  '[',
  ']',
  ',',
  '@',
  '/',
  '.',
  '|',
  '+',
  '-',
  '=',
  '<',
  '>',
  '*',
] as const;
export type XPathSymbol = (typeof symbols)[number];

const start = String.raw`[_a-zA-Z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}-\u{200D}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}]`;
const ncName = String.raw`${start}(?:${start}|[-.\u{B7}0-9\u{300}-\u{36F}\u{203F}-\u{2040}])*`;
const patterns = {
  blank: /[ \t\r\n]+/y,
  number: /\d+(?:\.\d*)?|\.\d+/y,
  name: new RegExp(`(${ncName}):\\*|(?:(${ncName}):)?(${ncName})`, 'uy'),
  variable: new RegExp(`\\$((?:${ncName}:)?${ncName})`, 'uy'),
  reference: /\$\{([^{}"'\n]*)\}/y,
};

/** More serves only to exhaust whoever walks the tree. */
export const mostTokens = 8_000;

/** The tokens of an expression, the last of them `end` or `fault`; of an expression that is too long, one more than are allowed. */
export function xpathTokens(text: string): readonly XPathToken[] {
  const tokens: XPathToken[] = [];
  let at = skipBlank(text, 0);
  while (at < text.length && tokens.length <= mostTokens) {
    const token = readToken(text, at);
    tokens.push(token);
    if (token.kind === 'fault') return tokens;
    at = skipBlank(text, token.end);
  }
  return [...tokens, { kind: 'end', start: text.trimEnd().length, end: text.length }];
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const skipBlank = (text: string, at: number): number => at + (match(patterns.blank, text, at)?.[0].length ?? 0);

function readToken(text: string, start: number): XPathToken {
  const strange = strangeCharacter(text, start);
  if (strange) return { kind: 'fault', start, end: start + 1, message: strange };
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, start + 1);
    return end < 0
      ? { kind: 'fault', start, end: text.length, message: xpathFaults.openString(quote) }
      : { kind: 'string', start, end: end + 1, value: text.slice(start + 1, end) };
  }
  const number = match(patterns.number, text, start)?.[0];
  if (number !== undefined) return { kind: 'number', start, end: start + number.length, value: Number(number) };
  const name = match(patterns.name, text, start);
  if (name) {
    const [whole, wildcardPrefix, prefix = wildcardPrefix, local = '*'] = name;
    return { kind: 'name', start, end: start + whole.length, prefix: prefix ?? null, name: local };
  }
  if (quote === '$') return readDollar(text, start);
  const symbol = symbols.find((candidate) => text.startsWith(candidate, start));
  return symbol === undefined
    ? { kind: 'fault', start, end: start + 1, message: xpathFaults.character(text.codePointAt(start) ?? 0) }
    : { kind: 'symbol', start, end: start + symbol.length, text: symbol };
}

function readDollar(text: string, start: number): XPathToken {
  const reference = match(patterns.reference, text, start);
  const name = reference?.[1]?.trim() ?? '';
  if (reference && name !== '') return { kind: 'reference', start, end: start + reference[0].length, name };
  const variable = match(patterns.variable, text, start);
  if (variable) return { kind: 'variable', start, end: start + variable[0].length, name: variable[1] ?? '' };
  return { kind: 'fault', start, end: start + 1, message: xpathFaults.brokenReference };
}
