import type { TreeNode } from '../../xform/form/tree.ts';
import { xpathFunctions } from '../../xform/xpath/functions.ts';
import type { XPathNode, XPathPath, XPathStep } from '../../xform/xpath/xpathNode.ts';
import type { Problems } from '../problems.ts';
import type { Sentence } from '../sentence.ts';
import { didYouMean } from '../suggest.ts';
import { isSection, type SurveyNode } from '../survey/tree.ts';
import type { Instances, ListTree } from './instances.ts';
import type { NameIndex } from './nameIndex.ts';

/** What a path is read from. `unknown` can be anything: nothing is said of what follows. */
export type PathBase =
  | { readonly kind: 'node'; readonly node: SurveyNode }
  /** In a list or file. */
  | { readonly kind: 'list'; readonly at: TreeNode; readonly where: Sentence }
  | { readonly kind: 'unknown' };

type Base = PathBase | { readonly kind: 'document'; readonly root: SurveyNode };

type Tell = (at: number, message: Sentence) => void;

const unknown: Base = { kind: 'unknown' };

/**
 * Tells each step of a path that leads to nothing: a question that the form does not have, a column that a list does not have.
 * @param base what "." is in the expression @param current what current() is
 */
export function checkPaths(
  expression: XPathNode,
  base: PathBase,
  current: SurveyNode,
  names: NameIndex,
  instances: Instances,
  problems: Problems,
  tell: Tell,
): void {
  const visit = (node: XPathNode, from: Base): void => {
    switch (node.kind) {
      case 'path':
        visitPath(node, from);
        return;
      case 'filter': {
        const inner = baseOf(node.base, from);
        visit(node.base, from);
        for (const predicate of node.predicates) visit(predicate, inner);
        return;
      }
      case 'binary':
        visit(node.left, from);
        visit(node.right, from);
        return;
      case 'negation':
        visit(node.operand, from);
        return;
      case 'call':
        for (const argument of node.args) visit(argument, from);
        return;
      default:
    }
  };

  const baseOf = (node: XPathNode, from: Base): Base => {
    if (node.kind === 'reference') {
      const target = names.get(node.name);
      return target === null ? unknown : { kind: 'node', node: target };
    }
    if (node.kind === 'path') return endOf(node, from);
    if (node.kind !== 'call') return unknown;
    if (node.name === 'current') return { kind: 'node', node: current };
    const [name] = node.args;
    if (node.name !== 'instance' || name?.kind !== 'string') return unknown;
    const list = instances.treeOf(name.value);
    return list === null ? unknown : documentOf(list);
  };

  const startOf = (path: XPathPath, from: Base): Base => {
    if (path.from === 'context') return from;
    return path.from === 'root' ? { kind: 'document', root: rootOf(current) } : baseOf(path.from, from);
  };

  const visitPath = (path: XPathPath, from: Base): void => {
    if (typeof path.from !== 'string') visit(path.from, from);
    let at = startOf(path, from);
    for (const step of path.steps) {
      const isAlone = path.from === 'context' && path.steps.length === 1;
      at = next(at, step, (base, name) =>
        tell(step.start, isAlone ? loneName(name, base, names, problems) : noStep(name, base)),
      );
      for (const predicate of step.predicates) visit(predicate, at);
    }
  };

  const endOf = (path: XPathPath, from: Base): Base =>
    path.steps.reduce((at, step) => next(at, step, () => undefined), startOf(path, from));

  visit(expression, base);
}

const rootOf = (node: SurveyNode): SurveyNode => {
  let root = node;
  while (root.parent !== null) root = root.parent;
  return root;
};

function next(from: Base, step: XPathStep, tell: (base: Base, name: string) => void): Base {
  if (step.separator === '//' || from.kind === 'unknown') return unknown;
  if (step.test.kind === 'type' && step.test.type === 'node' && step.axis === 'self') return from;
  if (step.test.kind === 'type' && step.test.type === 'node' && step.axis === 'parent') {
    if (from.kind !== 'node') return unknown;
    return from.node.parent === null ? { kind: 'document', root: from.node } : { kind: 'node', node: from.node.parent };
  }
  if (step.axis !== 'child' || step.test.kind !== 'name' || step.test.prefix !== null) return unknown;
  const { name } = step.test;
  const found = childOf(from, name);
  if (found !== null) return found;
  tell(from, name);
  return unknown;
}

function childOf(from: Base, name: string): Base | null {
  switch (from.kind) {
    case 'node': {
      const child = isSection(from.node) ? from.node.children.find((one) => one.name === name) : undefined;
      return child === undefined ? null : { kind: 'node', node: child };
    }
    case 'document':
      return name === from.root.name ? { kind: 'node', node: from.root } : null;
    case 'list': {
      const child = from.at.children.get(name);
      if (child !== undefined) return { ...from, at: child };
      return from.at.isOpen ? unknown : null;
    }
    default:
      return unknown;
  }
}

function noStep(name: string, base: Base): Sentence {
  if (base.kind === 'list') return notInList(name, base.at, base.where);
  if (base.kind === 'document') {
    return {
      id: `Jalur mulai dari /${base.root.name}, bukan /${name}; tulis saja \${nama_pertanyaan}`,
      en: `Paths begin with /${base.root.name} and not /${name}; simply write \${question_name}`,
    };
  }
  const children = base.kind === 'node' && isSection(base.node) ? base.node.children.map((child) => child.name) : [];
  const hint = didYouMean(name, children, (word) => `"${word}"`);
  return {
    id: `Tidak ada "${name}" di ${base.kind === 'node' ? base.node.path : 'sini'}.${hint.id}`,
    en: `There is no "${name}" in ${base.kind === 'node' ? base.node.path : 'here'}.${hint.en}`,
  };
}

function notInList(name: string, at: TreeNode, where: Sentence): Sentence {
  const hint = didYouMean(name, at.children.keys());
  const [id, en] =
    at.name === 'item'
      ? [`kolom "${name}", atau kolom itu kosong`, `column "${name}", or nothing stands in it`]
      : [`"${name}"`, `"${name}"`];
  return { id: `${where.id} tidak punya ${id}.${hint.id}`, en: `${where.en} has no ${en}.${hint.en}` };
}

const documentOf = ({ tree, where }: ListTree): PathBase => ({ kind: 'list', at: tree, where });

/** A bare word is mostly a reference without its signs, a function without its brackets, or a text without its quotes. */
function loneName(name: string, base: Base, names: NameIndex, problems: Problems): Sentence {
  if (base.kind === 'list') return notInList(name, base.at, base.where);
  if (names.get(name) !== null) {
    return { id: `"${name}" harus ditulis \${${name}}`, en: `"${name}" must be written \${${name}}` };
  }
  if (xpathFunctions.has(name)) {
    return { id: `"${name}" adalah fungsi; tulis ${name}()`, en: `"${name}" is a function; write ${name}()` };
  }
  const hint = problems.hint(name, names.all(), (word) => `\${${word}}`);
  return {
    id: `"${name}" bukan pertanyaan; sebuah teks ditulis di antara tanda kutip: '${name}'.${hint.id}`,
    en: `"${name}" is no question; a text stands between quotes: '${name}'.${hint.en}`,
  };
}
