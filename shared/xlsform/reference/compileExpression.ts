import { checkXPath } from '../../xform/xpath/checkXPath.ts';
import { parseXPath } from '../../xform/xpath/parseXPath.ts';
import type { XPathCall, XPathNode } from '../../xform/xpath/xpathNode.ts';
import type { Place, Problems, Sentence } from '../problems.ts';
import { placeInCell } from '../sheet/cleanText.ts';
import type { TextCell } from '../sheet/table.ts';
import type { Section, SurveyNode } from '../survey/tree.ts';
import { checkPaths, type PathBase } from './checkPaths.ts';
import type { Instances } from './instances.ts';
import type { NameIndex } from './nameIndex.ts';
import { chainOf, pathFromRow, relativePath, type PathStyle } from './relativePath.ts';

export type ReferenceUse = {
  readonly target: SurveyNode;
  /** Whether it reads other rows too: with a predicate, or through indexed-repeat(). */
  readonly isOtherRow: boolean;
};

export type Compiled = {
  readonly xpath: string;
  readonly uses: readonly ReferenceUse[];
  /** Null when it could not be read. */
  readonly expression: XPathNode | null;
};

export type ExpressionScope = {
  readonly names: NameIndex;
  readonly instances: Instances;
  readonly problems: Problems;
};

/** What a filter chooses from. */
export type FilterOf = {
  /** The rows of a repeat: a question of it means that of the row. */
  readonly offered?: OfferedRow | null;
  /** What "." is. */
  readonly base?: PathBase;
};

/** A row of a repeat as a choice. */
export type OfferedRow = { readonly repeat: Section; readonly row: Section };

type Edit = { readonly start: number; readonly end: number; readonly text: string };
type Flags = PathStyle & { readonly isOtherRow: boolean };

/**
 * An expression of a cell as XPath: each `${name}` becomes the path from the node that the cell belongs to. What is wrong in it
 * is told at its place inside the cell. @param inPredicate whether it is a filter, where "." is a choice and not the node
 */
export function compileExpression(
  cell: TextCell,
  source: SurveyNode,
  inPredicate: boolean,
  { names, instances, problems }: ExpressionScope,
  { offered = null, base = inPredicate ? { kind: 'unknown' } : { kind: 'node', node: source } }: FilterOf = {},
): Compiled {
  const parsing = parseXPath(cell.text);
  const told = { ...tellAt(cell, problems) };
  if (!parsing.ok) {
    told.error('expression_invalid', parsing.at, parsing.message);
    return { xpath: cell.text, uses: [], expression: null };
  }
  for (const { severity, code, start, message } of checkXPath(parsing.expression)) {
    (severity === 'error' ? told.error : told.warn)(code, start, message);
  }
  const edits: Edit[] = [];
  const uses: ReferenceUse[] = [];
  const visit = (node: XPathNode, flags: Flags): void => {
    switch (node.kind) {
      case 'reference': {
        const target = names.find(node.name, cell.place, problems);
        if (target === null) return;
        uses.push({ target, isOtherRow: flags.isOtherRow });
        const isOffered = offered !== null && chainOf(target).includes(offered.repeat);
        const path = isOffered ? pathFromRow(offered.row, target) : relativePath(source, target, flags);
        // Blanks keep it apart from what stands beside it: `${a}-1` is no name "a-1".
        edits.push({ start: node.start, end: node.end, text: ` ${path} ` });
        return;
      }
      case 'string':
        tellQuoted(node.value, (message) => told.warn('expression_invalid', node.start, message));
        return;
      case 'binary':
        visit(node.left, flags);
        visit(node.right, flags);
        return;
      case 'negation':
        visit(node.operand, flags);
        return;
      case 'call':
        visitCall(node, flags);
        return;
      case 'filter':
        visit(node.base, { ...flags, isOtherRow: true });
        for (const predicate of node.predicates) visit(predicate, { ...flags, fromCurrent: true });
        return;
      case 'path':
        if (typeof node.from !== 'string')
          visit(node.from, { ...flags, isOtherRow: flags.isOtherRow || node.steps.length > 0 });
        for (const step of node.steps) {
          for (const predicate of step.predicates) visit(predicate, { ...flags, fromCurrent: true });
        }
        return;
      default:
    }
  };
  const visitQuoted = ({ start, end }: XPathNode, name: string, flags: Flags): void => {
    const target = names.find(name, cell.place, problems);
    if (target === null) return;
    uses.push({ target, isOtherRow: flags.isOtherRow });
    edits.push({ start, end, text: `'${relativePath(source, target, flags)}'` });
  };
  const visitCall = (call: XPathCall, flags: Flags): void => {
    const [first] = call.args;
    if (first?.kind === 'string' && call.name === 'pulldata') {
      const columns = call.args.slice(1, 3).flatMap((argument) => (argument.kind === 'string' ? [argument.value] : []));
      const id = instances.pullData(first.value, columns, cell.place);
      if (id !== first.value) edits.push({ start: first.start, end: first.end, text: `'${id}'` });
    } else if (first?.kind === 'string' && call.name === 'instance') instances.use(first.value, cell.place);
    const isIndexed = call.name === 'indexed-repeat';
    call.args.forEach((argument, index) => {
      const quoted = call.name === 'choice-name' && index === 1 ? quotedName(argument) : null;
      if (quoted !== null) {
        visitQuoted(argument, quoted, flags);
        return;
      }
      const isNodes = isIndexed && (index === 0 || index % 2 === 1);
      visit(argument, isNodes ? { ...flags, isAbsolute: true, isOtherRow: true } : flags);
    });
  };
  visit(parsing.expression, { fromCurrent: inPredicate, isAbsolute: false, isOtherRow: false });
  checkPaths(parsing.expression, base, source, names, instances, (at, message) =>
    told.error('node_unknown', at, message),
  );
  return { xpath: edited(cell.text, edits), uses, expression: parsing.expression };
}

function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: replacement } of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

/** jr:choice-name takes the path of its question as a text: there `'${name}'` is what the standard's documentation writes. */
const quotedName = (argument: XPathNode): string | null =>
  argument.kind === 'string' ? (/^\s*\$\{\s*([^{}]+?)\s*\}\s*$/.exec(argument.value)?.[1] ?? null) : null;

function tellQuoted(value: string, tell: (message: Sentence) => void): void {
  const quoted = /\$\{[^}]*\}/.exec(value)?.[0];
  if (quoted === undefined) return;
  tell({
    id: `${quoted} ada di dalam tanda kutip, jadi dibaca sebagai teks biasa. Tulis di luar tanda kutip, misalnya concat('… ', ${quoted})`,
    en: `${quoted} stands between quotes, so it is plain text. Write it outside of the quotes, for example concat('… ', ${quoted})`,
  });
}

type Tell = (code: Parameters<Problems['error']>[0], at: number, message: Sentence) => void;

/** Tells a fault of an expression with the place inside the cell that it stands at. */
function tellAt(cell: TextCell, problems: Problems): { readonly error: Tell; readonly warn: Tell } {
  const tell =
    (how: (code: Parameters<Problems['error']>[0], place: Place, message: Sentence) => void): Tell =>
    (code, at, message) => {
      const place = placeInCell(cell.raw, cell.text, at);
      const near = cell.text.slice(at, at + 20).trim();
      how(code, cell.place, {
        id: `${message.id} (huruf ke-${place + 1}${near === '' ? '' : `: ${near}`}).`,
        en: `${message.en} (character ${place + 1}${near === '' ? '' : `: ${near}`}).`,
      });
    };
  return { error: tell(problems.error), warn: tell(problems.warn) };
}
