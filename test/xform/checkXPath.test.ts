import { describe, expect, it } from 'vitest';
import { checkXPath } from '../../shared/xform/xpath/checkXPath.ts';
import { parseXPath } from '../../shared/xform/xpath/parseXPath.ts';

/** What is said of an expression, each with its place in it. */
function told(text: string): string {
  const parsing = parseXPath(text);
  if (!parsing.ok) throw new Error(parsing.message.en);
  return checkXPath(parsing.expression)
    .map(
      ({ severity, code, start, end, message }) => `${severity} ${code} at "${text.slice(start, end)}": ${message.en}`,
    )
    .join('\n');
}

describe('functions', () => {
  it.each([
    ["selectd(a, 'b')", /^error function_unknown at "selectd": .*Did you mean selected\(\)\?$/],
    ["SELECTED(a, 'b')", /Did you mean selected\(\)/],
    ["jr:choicename(a, 'b')", /at "jr:choicename": .*Did you mean jr:choice-name\(\)/],
    ["jr:concat(a, 'b')", /function_unknown at "jr:concat": There is no function jr:concat\(\)/],
    ['berapa(a)', /There is no function berapa\(\)$/],
    ["count-if(a, 'b')", /^error not_supported at "count-if": .*write count\(nodes\[condition\]\)/],
    ['version()', /not_supported at "version"/],
    ['if(a, b)', /^error function_arity at "if": .*\(2\)\. Right would be: if\(condition, then, else\)$/],
    ['if(a, 1,5, 2)', /If 1,5 is one number, write it with a point/],
    ['weighted-checklist(1, 2, a)', /function_arity/],
    ['indexed-repeat(a, b, 1, c)', /function_arity/],
    ['concat(a, foo(bar()))', /foo\(\)\n.*bar\(\)/],
    ['a[foo() = 1]/b', /foo\(\)/],
    ['(a | b)[foo()]', /foo\(\)/],
  ])('%s', (text, expected) => {
    expect(told(text)).toMatch(expected);
  });

  it.each([
    'xf:concat(a)',
    'concat()',
    'weighted-checklist(1, 2, a, 3)',
    'indexed-repeat(a, b, 1, c, 2)',
    'position(..)',
  ])('nothing is wrong with %s', (text) => {
    expect(told(text)).toBe('');
  });
});

describe('values that a place does not take', () => {
  it.each([
    ["count('x')", /expression_invalid at "'x'": count needs a question or a path here/],
    ['count(a = 1)', /at "a = 1"/],
    ["count(concat(a, 'x'))", /at "concat\(a, 'x'\)"/],
    ["a | 'x'", /at "'x'": \| needs a question or a path/],
    ['count(a) / b', /division is written div/],
    ["'x'[1]", /may only follow a path/],
    ['$umur + 1', /^error not_supported at "\$umur": .*write \$\{umur\}/],
    ["regex(., '(')", /^error expression_invalid at "'\('": This pattern cannot be read/],
    [String.raw`regex(., '\p{L}+')`, /list the letters/],
    ["digest(a, 'SHA-3')", /one of MD5, SHA-1/],
    ["format-date(a, '%d %B %Y')", /^warning expression_invalid at "'%d %B %Y'": %B is no part of a date/],
  ])('%s', (text, expected) => {
    expect(told(text)).toMatch(expected);
  });

  it.each([
    'count(a)',
    'count(instance(b)/c)',
    'count(if(a, b, c))',
    'count((a))',
    "regex(., '^[0-9]{3}$')",
    "format-date(., '%d %b %Y, %H:%M')",
  ])('nothing is wrong with %s', (text) => {
    expect(told(text)).toBe('');
  });
});
