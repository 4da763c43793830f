import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { engineXPath } from '../../shared/xform/xpath/engineXPath.ts';
import { parseXPath } from '../../shared/xform/xpath/parseXPath.ts';
import { anyXPath } from './anyXPath.ts';

const rewritten = (text: string): string | null => {
  const parsing = parseXPath(text);
  if (!parsing.ok) throw new Error(`${text}: ${parsing.message.en}`);
  return engineXPath(parsing.expression);
};

it.each([
  ['--a', '-(-a)'],
  ['(a)[2]', '(a)/self::node()[2]'],
  ["instance('x')[1]/root", "instance('x')/self::node()[1]/root"],
  ['max(a | b | c)', 'max(a, b, c)'],
  ["join(', ', a | b)", "join(', ', a, b)"],
  ['count(a | b)', '(count(a) + count(b))'],
  ['sum(a)', 'if(count(a) > 0, sum(a), 0)'],
  ["regex(., '[0-9]{3}')", "regex(., '^(?:[0-9]{3})$')"],
  ["regex(., '^a|b$')", "regex(., '^(?:^a|b$)$')"],
  ['regex(., a)', "regex(., concat('^(?:', a, ')$'))"],
  [
    "substring-after(a, '::')",
    "if(contains(a, '::'), substring(a, string-length(substring-before(a, '::')) + string-length('::') + 1), '')",
  ],
  ["jr:choice-name('a', /data/b)", `jr:choice-name('a', "/data/b")`],
])('%s is written %s', (text, expected) => {
  expect(rewritten(text)).toBe(expected);
  expect(rewritten(expected) ?? expected).toBe(expected);
});

it.each([
  "regex(., '^[0-9]{3}$')",
  "regex(., '^(a|b)$')",
  "substring-after(a, '-')",
  'a[2]',
  '-a',
  'max(a, b)',
  'sum(1)',
  "jr:choice-name('a', '/data/b')",
])('what runs as it stands stays as it is: %s', (text) => {
  expect(rewritten(text)).toBeNull();
});

it('what is written for the engine can be read, and is never written anew', () => {
  fc.assert(
    fc.property(anyXPath, (expression) => {
      const text = engineXPath(expression);
      if (text !== null) expect(rewritten(text) ?? text).toBe(text);
    }),
    { numRuns: 2000 },
  );
});
