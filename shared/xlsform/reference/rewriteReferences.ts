import type { XPathCall, XPathNode } from '../../xform/xpath/xpathNode.ts';
import type { Section, SurveyNode } from '../survey/tree.ts';
import { isSection } from '../survey/tree.ts';
import { chainOf, pathFromRow, relativePath, type PathStyle } from './relativePath.ts';

export type ReferenceUse = {
  readonly target: SurveyNode;
  /** Whether it reads other rows too: with a predicate, or through indexed-repeat(). */
  readonly isOtherRow: boolean;
};

/** A piece of the text of an expression, and what stands there instead. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** A row of a repeat as a choice. */
export type OfferedRow = { readonly repeat: Section; readonly row: Section };

type Rewriting = {
  /** The node that the expression belongs to. */
  readonly source: SurveyNode;
  readonly inPredicate: boolean;
  /** Whether the whole is a yes or no. */
  readonly isCondition: boolean;
  readonly offered: OfferedRow | null;
  /** Null, and told, when there is no such question. */
  readonly find: (name: string) => SurveyNode | null;
  /** Brings a file in; gives its name as the engine wants it. */
  readonly pullData: (name: string, columns: readonly string[]) => string;
  readonly useInstance: (id: string) => void;
  readonly tellQuoted: (node: XPathNode, reference: string) => void;
};

type Flags = PathStyle & {
  readonly isOtherRow: boolean;
  /** Whether a yes or no is wanted here. */
  readonly isCondition: boolean;
};

/** The path for each `${name}` of an expression, and the questions that it reads. */
export function rewriteReferences(
  expression: XPathNode,
  how: Rewriting,
): { readonly edits: readonly Edit[]; readonly uses: readonly ReferenceUse[] } {
  const { source, offered } = how;
  const edits: Edit[] = [];
  const uses: ReferenceUse[] = [];

  const use = (name: string, flags: Flags): { readonly target: SurveyNode; readonly path: string } | null => {
    const target = how.find(name);
    if (target === null) return null;
    uses.push({ target, isOtherRow: flags.isOtherRow });
    const isOffered = offered !== null && chainOf(target).includes(offered.repeat);
    return { target, path: isOffered ? pathFromRow(offered.row, target) : relativePath(source, target, flags) };
  };

  const visit = (node: XPathNode, flags: Flags): void => {
    // Only what stands alone where a yes or no is wanted is one.
    const inner: Flags = { ...flags, isCondition: false };
    switch (node.kind) {
      case 'reference': {
        const used = use(node.name, flags);
        if (used === null) return;
        const text = flags.isCondition ? isAnswered(used.target, used.path) : ` ${used.path} `;
        edits.push({ start: node.start, end: node.end, text });
        return;
      }
      case 'string': {
        const quoted = /\$\{[^}]*\}/.exec(node.value)?.[0];
        if (quoted !== undefined) how.tellQuoted(node, quoted);
        return;
      }
      case 'binary': {
        const isLogic = node.operator === 'and' || node.operator === 'or';
        for (const side of [node.left, node.right]) visit(side, { ...flags, isCondition: isLogic });
        return;
      }
      case 'negation':
        visit(node.operand, inner);
        return;
      case 'call':
        visitCall(node, inner);
        return;
      case 'filter':
        visit(node.base, { ...inner, isOtherRow: true });
        for (const predicate of node.predicates) visit(predicate, { ...inner, fromCurrent: true });
        return;
      case 'path':
        if (typeof node.from !== 'string')
          visit(node.from, { ...inner, isOtherRow: flags.isOtherRow || node.steps.length > 0 });
        for (const { predicates } of node.steps) {
          for (const predicate of predicates) visit(predicate, { ...inner, fromCurrent: true });
        }
        return;
      default:
    }
  };

  const visitCall = (call: XPathCall, flags: Flags): void => {
    const [first] = call.args;
    if (first?.kind === 'string' && call.name === 'pulldata') {
      const columns = call.args.slice(1, 3).flatMap((argument) => (argument.kind === 'string' ? [argument.value] : []));
      const id = how.pullData(first.value, columns);
      if (id !== first.value) edits.push({ start: first.start, end: first.end, text: `'${id}'` });
    } else if (first?.kind === 'string' && call.name === 'instance') how.useInstance(first.value);
    call.args.forEach((argument, index) => {
      const quoted = call.name === 'choice-name' && index === 1 ? quotedName(argument) : null;
      if (quoted !== null) {
        const used = use(quoted, flags);
        if (used !== null) edits.push({ start: argument.start, end: argument.end, text: `'${used.path}'` });
        return;
      }
      const isNodes = call.name === 'indexed-repeat' && (index === 0 || index % 2 === 1);
      const isCondition = call.name === 'not' || call.name === 'boolean' || (call.name === 'if' && index === 0);
      visit(argument, isNodes ? { ...flags, isAbsolute: true, isOtherRow: true } : { ...flags, isCondition });
    });
  };

  const { inPredicate, isCondition } = how;
  visit(expression, { fromCurrent: inPredicate, isAbsolute: false, isOtherRow: false, isCondition });
  return { edits, uses };
}

/** jr:choice-name takes the path of its question as a text: there `'${name}'` is what the standard's documentation writes. */
const quotedName = (argument: XPathNode): string | null =>
  argument.kind === 'string' ? (/^\s*\$\{\s*([^{}]+?)\s*\}\s*$/.exec(argument.value)?.[1] ?? null) : null;

/**
 * A question as a yes or no: yes when it has an answer, other than 0 if it is a number. XPath itself says yes to any question that
 * exists, which is not what anybody means by `relevant: ${setuju}`, nor what other programs do.
 */
function isAnswered(target: SurveyNode, path: string): string {
  if (isSection(target)) return ` ${path} `;
  const isNumber = target.dataType === 'int' || target.dataType === 'decimal';
  return isNumber ? ` ( ${path}  != '' and  ${path}  != 0) ` : ` ( ${path}  != '') `;
}
