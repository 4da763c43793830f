import type { FormProblem } from '../../model/formProblem.ts';
import { closest } from '../closest.ts';
import type { Sentence } from '../sentence.ts';
import { foreignFunctions, xpathFunctions, type XPathFunction } from './functions.ts';
import { everyPart } from './walkXPath.ts';
import { literalFault } from './literalFault.ts';
import { xpathFaults } from './xpathFaults.ts';
import type { XPathCall, XPathNode, XPathSpan } from './xpathNode.ts';

/** One wrong place of an expression that can be read. */
export type XPathProblem = XPathSpan & {
  readonly severity: FormProblem['severity'];
  readonly code: Extract<
    FormProblem['code'],
    'function_unknown' | 'function_arity' | 'not_supported' | 'expression_invalid'
  >;
  readonly message: Sentence;
};

/** All that is wrong in an expression whatever form it stands in: functions, their arguments, and what the engine does not run. */
export function checkXPath(expression: XPathNode): readonly XPathProblem[] {
  return [...everyPart(expression)].flatMap((node) => [...problemsOf(node)]);
}

function* problemsOf(node: XPathNode): Generator<XPathProblem> {
  const error = (code: XPathProblem['code'], message: Sentence, { start, end }: XPathSpan = node): XPathProblem => ({
    severity: 'error',
    code,
    message,
    start,
    end,
  });
  if (node.kind === 'variable') yield error('not_supported', xpathFaults.variable(node.name));
  if (node.kind === 'path' && typeof node.from !== 'string' && isNoPath(node.from))
    yield error('expression_invalid', xpathFaults.slash);
  if (node.kind === 'filter' && isNoPath(node.base)) yield error('expression_invalid', xpathFaults.predicateOfValue);
  if (node.kind === 'binary' && node.operator === '|') {
    for (const side of [node.left, node.right]) {
      if (isNoPath(side)) yield error('expression_invalid', xpathFaults.pathExpected('|'), side);
    }
  }
  if (node.kind !== 'call') return;
  const name = nameOf(node);
  const known = functionOf(node);
  if (!known) {
    const other = foreignFunctions.get(name);
    if (other === undefined)
      yield error(
        'function_unknown',
        xpathFaults.unknownFunction(name, closest(name, xpathFunctions.keys())),
        nameSpan(node),
      );
    else yield error('not_supported', xpathFaults.foreignFunction(name, other), nameSpan(node));
    return;
  }
  if (!fits(known, node.args.length))
    yield error(
      'function_arity',
      xpathFaults.arity(known, node.args.length, node.args.length > known.max ? commaNumber(node) : null),
      nameSpan(node),
    );
  for (const index of known.paths) {
    const arg = node.args[index];
    if (arg && isNoPath(arg)) yield error('expression_invalid', xpathFaults.pathExpected(name), arg);
  }
  for (const { at, severity, message } of literalFault(name, node.args))
    yield { ...error('expression_invalid', message, at), severity };
}

const nameOf = ({ prefix, name }: XPathCall): string => (prefix === null ? name : `${prefix}:${name}`);
const nameSpan = (call: XPathCall): XPathSpan => ({ start: call.start, end: call.start + nameOf(call).length });

/** The function that a call means. Those of JavaRosa need a prefix, of whatever name; on the others it changes nothing. */
export function functionOf({ prefix, name }: XPathCall): XPathFunction | undefined {
  const javaRosa = prefix === null ? undefined : xpathFunctions.get(`jr:${name}`);
  return javaRosa ?? (prefix === 'jr' || prefix === 'javarosa' ? undefined : xpathFunctions.get(name));
}

/** Beyond bounds, two functions take what comes behind their first arguments in pairs. */
function fits({ name, min, max }: XPathFunction, count: number): boolean {
  const isPaired = name === 'weighted-checklist' ? count % 2 === 0 : name !== 'indexed-repeat' || count % 2 === 1;
  return count >= min && count <= max && isPaired;
}

/** Surely a single value, where a path to nodes is needed. */
function isNoPath(node: XPathNode): boolean {
  if (node.kind === 'binary') return node.operator !== '|';
  if (node.kind === 'filter') return isNoPath(node.base);
  if (node.kind === 'call') {
    const returns = functionOf(node)?.returns;
    return returns === 'text' || returns === 'number' || returns === 'boolean';
  }
  return node.kind === 'number' || node.kind === 'string' || node.kind === 'negation';
}

/** "1,5" when two arguments look like one number with a decimal comma. */
function commaNumber({ args }: XPathCall): string | null {
  const index = args.findIndex((arg, at) => {
    const next = args[at + 1];
    return arg.kind === 'number' && next?.kind === 'number' && next.start === arg.end + 1;
  });
  const [whole, part] = [args[index], args[index + 1]];
  return whole?.kind === 'number' && part?.kind === 'number' ? `${whole.value},${part.value}` : null;
}
