import { checkXPath } from '../../xform/xpath/checkXPath.ts';
import { parseXPath } from '../../xform/xpath/parseXPath.ts';
import type { Place, Problems } from '../problems.ts';
import type { Sentence } from '../sentence.ts';
import { placeInCell } from '../sheet/cleanText.ts';
import type { TextCell } from '../sheet/table.ts';
import type { SurveyNode } from '../survey/tree.ts';
import { checkPaths, type PathBase } from './checkPaths.ts';
import type { Instances } from './instances.ts';
import type { NameIndex } from './nameIndex.ts';
import { rewriteReferences, type Edit, type OfferedRow, type ReferenceUse } from './rewriteReferences.ts';

export type Compiled = { readonly xpath: string; readonly uses: readonly ReferenceUse[] };

export type ExpressionScope = {
  readonly names: NameIndex;
  readonly instances: Instances;
  readonly problems: Problems;
};

export type ExpressionUse = {
  /** Whether it is a filter, where "." is a choice and not the node. */
  readonly inPredicate?: boolean;
  /** Whether it says yes or no. */
  readonly isCondition?: boolean;
  /** The rows of a repeat that a filter chooses from: a question of it means that of the row. */
  readonly offered?: OfferedRow | null;
  /** What "." is, where it is not the node. */
  readonly base?: PathBase;
};

/**
 * An expression of a cell as XPath: each `${name}` becomes the path from the node that the cell belongs to. What is wrong in it
 * is told at its place inside the cell.
 */
export function compileExpression(
  cell: TextCell,
  source: SurveyNode,
  { names, instances, problems }: ExpressionScope,
  { inPredicate = false, isCondition = false, offered = null, base }: ExpressionUse = {},
): Compiled {
  const parsing = parseXPath(cell.text);
  const told = tellAt(cell, problems);
  if (!parsing.ok) {
    told.error('expression_invalid', parsing.at, parsing.message);
    return { xpath: cell.text, uses: [] };
  }
  const { expression } = parsing;
  for (const { severity, code, start, message } of checkXPath(expression)) {
    (severity === 'error' ? told.error : told.warn)(code, start, message);
  }
  const { edits, uses } = rewriteReferences(expression, {
    source,
    inPredicate,
    isCondition,
    offered,
    find: (name) => names.find(name, cell.place, problems),
    pullData: (name, columns) => instances.pullData(name, columns, cell.place),
    useInstance: (id) => instances.use(id, cell.place),
    tellQuoted: ({ start }, reference) => told.warn('expression_invalid', start, quotedReference(reference)),
  });
  const own: PathBase = inPredicate ? { kind: 'unknown' } : { kind: 'node', node: source };
  checkPaths(expression, base ?? own, source, names, instances, problems, (at, message) =>
    told.error('node_unknown', at, message),
  );
  return { xpath: edited(cell.text, edits), uses };
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

const quotedReference = (quoted: string): Sentence => ({
  id: `${quoted} ada di dalam tanda kutip, jadi dibaca sebagai teks biasa. Tulis di luar tanda kutip, misalnya concat('… ', ${quoted})`,
  en: `${quoted} stands between quotes, so it is plain text. Write it outside of the quotes, for example concat('… ', ${quoted})`,
});

type Tell = (code: Parameters<Problems['error']>[0], at: number, message: Sentence) => void;

/** Tells a fault of an expression with the place inside the cell that it stands at. */
function tellAt(cell: TextCell, problems: Problems): { readonly error: Tell; readonly warn: Tell } {
  const tell =
    (how: (code: Parameters<Problems['error']>[0], place: Place, message: Sentence) => void): Tell =>
    (code, at, message) => {
      const place = placeInCell(cell.raw, cell.text, at);
      const near = cell.text.slice(at, at + 20).trim();
      how(code, cell.place, {
        id: `${message.id.replace(/\.$/, '')} (huruf ke-${place + 1}${near === '' ? '' : `: ${near}`}).`,
        en: `${message.en.replace(/\.$/, '')} (character ${place + 1}${near === '' ? '' : `: ${near}`}).`,
      });
    };
  return { error: tell(problems.error), warn: tell(problems.warn) };
}
