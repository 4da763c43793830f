/** What a function gives; `any` is one of its arguments. */
export type XPathResult = 'nodes' | 'text' | 'number' | 'boolean' | 'any';

export type XPathFunction = {
  /** With the prefix that it needs: "jr:choice-name". */
  readonly name: string;
  readonly min: number;
  /** Infinity when there is no bound. */
  readonly max: number;
  readonly returns: XPathResult;
  /** Positions of arguments that must be paths; any other kind of value stops the form. */
  readonly paths: readonly number[];
  /** How it is written, for people. */
  readonly usage: string;
};

/**
 * Every function that the form engine runs, as it is written: `x?` may be left out, `…x` may stand any number of times,
 * `nodes…` must be a path. A test in a page holds each against the engine.
 */
const usages: Readonly<Record<XPathResult, readonly string[]>> = {
  any: ['if(condition, then, else)', 'number(value?)'],
  boolean: [
    'boolean(value)',
    'boolean-from-string(text)',
    'checklist(min, max, …answers)',
    'contains(text, part)',
    'ends-with(text, end)',
    'false()',
    'geofence(point, shape)',
    'lang(code)',
    'not(condition)',
    'regex(text, pattern)',
    'selected(answers, value)',
    'starts-with(text, start)',
    'true()',
    'weighted-checklist(min, max, …answers_and_weights)',
  ],
  nodes: [
    'current()',
    'id(text)',
    'indexed-repeat(nodes_of_question, nodes_of_repeat, position, nodes_of_inner_repeat?, inner_position?, …more_pairs)',
    'instance(name)',
    'jr:itext(name)',
    'randomize(nodes, seed?)',
  ],
  number: [
    'abs(number)',
    'acos(number)',
    'area(shape)',
    'asin(number)',
    'atan(number)',
    'atan2(y, x)',
    'ceiling(number)',
    'cos(number)',
    'count(nodes)',
    'count-non-empty(nodes)',
    'count-selected(answers)',
    'decimal-date-time(time)',
    'decimal-time(time)',
    'distance(line, …points)',
    'exp(number)',
    'exp10(number)',
    'floor(number)',
    'int(number)',
    'last()',
    'log(number)',
    'log10(number)',
    'max(…numbers)',
    'min(…numbers)',
    'pi()',
    'position(nodes?)',
    'pow(number, power)',
    'random()',
    'round(number, places?)',
    'sin(number)',
    'sqrt(number)',
    'string-length(text?)',
    'sum(values)',
    'tan(number)',
  ],
  text: [
    'base64-decode(text)',
    'coalesce(value, otherwise)',
    'concat(…values)',
    'date(value)',
    'date-time(value)',
    'digest(text, algorithm, encoding?)',
    'format-date(date, format)',
    'format-date-time(time, format)',
    'join(separator, …values)',
    "jr:choice-name(value, 'path_of_question')",
    'local-name(nodes?)',
    'name(nodes?)',
    'namespace-uri(nodes?)',
    'normalize-space(text?)',
    'now()',
    'once(value)',
    'pulldata(list, column, key_column, key)',
    'selected-at(answers, position)',
    'string(value?)',
    'substr(text, start, end?)',
    'substring(text, start, length?)',
    'substring-after(text, mark)',
    'substring-before(text, mark)',
    'today()',
    'translate(text, letters, replacements)',
    'uuid(length?)',
  ],
};

/** Functions of other programs that read the same forms, with what would do the same here; null when nothing does. */
export const foreignFunctions: ReadonlyMap<string, string | null> = new Map([
  ...[
    'comment-status',
    'depend',
    'device-info',
    'distinct-values',
    'duration',
    'encrypt-string',
    'extract-signed',
    'format-number',
    'here',
    'intersects',
    'json-property',
    'linebreak',
    'plug-in-metadata',
    'property',
    'replace',
    'search',
    'sort',
    'sort-by',
    'thousandsep',
    'upper-case',
    'lower-case',
    'username',
    'version',
  ].map((name): [string, null] => [name, null]),
  ['ceil', 'ceiling(number)'],
  ['choice-label', "jr:choice-name(value, 'path_of_question')"],
  ['choice-name', "jr:choice-name(value, 'path_of_question')"],
  ['cond', 'if(condition, then, if(condition, then, else))'],
  ['count-if', 'count(nodes[condition])'],
  ['day', "format-date(date, '%e')"],
  ['empty', "value = ''"],
  ['iif', 'if(condition, then, else)'],
  ['index', 'position(..)'],
  ['item-at', 'selected-at(answers, position)'],
  ['item-count', 'count-selected(answers)'],
  ['item-present', 'selected(answers, value)'],
  ['join-if', 'join(separator, nodes[condition])'],
  ['left', 'substr(text, 0, length)'],
  ['len', 'string-length(text)'],
  ['length', 'string-length(text)'],
  ['lookup', 'pulldata(list, column, key_column, key)'],
  ['max-if', 'max(nodes[condition])'],
  ['mid', 'substr(text, start, end)'],
  ['min-if', 'min(nodes[condition])'],
  ['month', "format-date(date, '%n')"],
  ['rank-value', null],
  ['rank-index', null],
  ['right', 'substr(text, -length)'],
  ['sum-if', 'sum(nodes[condition])'],
  ['trim', 'normalize-space(text)'],
  ['vlookup', 'pulldata(list, column, key_column, key)'],
  ['year', "format-date(date, '%Y')"],
]);

function readUsage(usage: string, returns: XPathResult): XPathFunction {
  const open = usage.indexOf('(');
  const parts = usage
    .slice(open + 1, -1)
    .split(', ')
    .filter((part) => part !== '');
  const isOpen = parts.some((part) => part.startsWith('…'));
  return {
    name: usage.slice(0, open),
    min: parts.filter((part) => !part.startsWith('…') && !part.endsWith('?')).length,
    max: isOpen ? Number.POSITIVE_INFINITY : parts.length,
    returns,
    paths: parts.flatMap((part, index) => (part.startsWith('nodes') ? [index] : [])),
    usage: usage.replaceAll(/\?|_/g, (sign) => (sign === '_' ? ' ' : '')).replaceAll('…', '… '),
  };
}

const resultKinds = ['any', 'boolean', 'nodes', 'number', 'text'] as const satisfies readonly XPathResult[];

/** By name, with its prefix. */
export const xpathFunctions: ReadonlyMap<string, XPathFunction> = new Map(
  resultKinds
    .flatMap((returns) => usages[returns].map((usage) => readUsage(usage, returns)))
    .map((one) => [one.name, one]),
);
