import type { XPathNode } from './xpathNode.ts';

/** The expressions directly inside another: operands, arguments, predicates, and where a path begins. */
export function partsOf(node: XPathNode): readonly XPathNode[] {
  switch (node.kind) {
    case 'binary':
      return [node.left, node.right];
    case 'negation':
      return [node.operand];
    case 'call':
      return node.args;
    case 'filter':
      return [node.base, ...node.predicates];
    case 'path': {
      const predicates = node.steps.flatMap((step) => step.predicates);
      return typeof node.from === 'string' ? predicates : [node.from, ...predicates];
    }
    default:
      return [];
  }
}

/** An expression and all inside it, the outer ones first; long sums do not exhaust the stack. */
export function* everyPart(expression: XPathNode): Generator<XPathNode> {
  const waiting = [expression];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    waiting.push(...partsOf(node).toReversed());
  }
}
