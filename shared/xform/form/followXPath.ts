import { functionOf } from '../xpath/checkXPath.ts';
import { parseXPath } from '../xpath/parseXPath.ts';
import type { XPathCall, XPathNode, XPathPath, XPathSpan, XPathStep } from '../xpath/xpathNode.ts';
import { everyNode, outwards, type TreeNode } from './tree.ts';
import type { XFormList } from './xform.ts';

/** A node whose value an expression uses. */
export type XPathRead = {
  readonly node: TreeNode;
  /** Only how many there are, or where it stands: not its value. */
  readonly isCounted: boolean;
  /** Only some rows of a repeat: those that a condition or a number picks. */
  readonly isPicked: boolean;
};

export type XPathDeadEnd = XPathSpan &
  (
    | { readonly kind: 'node'; readonly from: TreeNode; readonly name: string }
    | { readonly kind: 'list'; readonly name: string }
    | { readonly kind: 'no_choices'; readonly path: string }
  );

type Surroundings = {
  readonly tree: TreeNode;
  readonly lists: ReadonlyMap<string, Pick<XFormList, 'tree'>>;
  /** Paths of questions that have choices. */
  readonly withChoices: ReadonlySet<string>;
};

export type Followed = {
  /** What the expression itself leads to; null when that cannot be told. */
  readonly nodes: readonly TreeNode[] | null;
  readonly reads: readonly XPathRead[];
  readonly deadEnds: readonly XPathDeadEnd[];
};

/** Functions that ask how many nodes there are, where they stand or what they are called, not for their values. */
const withoutValues = new Set(['count', 'position', 'name', 'local-name', 'namespace-uri']);

/** A step to any of thousands of nodes tells no more by the last than by the first of them. */
const mostFollowed = 100;
/** Conditions within conditions multiply; what is not found after that many steps is not worth waiting for. */
const mostSteps = 50_000;

/**
 * Follows every path of an expression through the form. `context` is the node that it is worked out for; null when it is not
 * known, and then relative paths are taken as right.
 */
export function followXPath(expression: XPathNode, context: TreeNode | null, form: Surroundings): Followed {
  let steps = 0;
  const reads: XPathRead[] = [];
  const deadEnds: XPathDeadEnd[] = [];
  type Place = { readonly node: TreeNode | null; readonly isCounted: boolean; readonly isPicked: boolean };

  const values = (parts: readonly XPathNode[], place: Place): void => {
    for (const part of parts) follow(part, { ...place, isCounted: false });
  };
  /** Conditions are worked out for each node that was found. */
  const followConditions = (
    conditions: readonly XPathNode[],
    nodes: readonly TreeNode[] | null,
    place: Place,
  ): void => {
    if (conditions.length === 0) return;
    if (!nodes || nodes.length === 0) values(conditions, { ...place, node: null });
    for (const node of nodes?.slice(0, mostFollowed) ?? []) values(conditions, { ...place, node });
  };
  /** Null when it cannot be told where an expression leads; values lead nowhere. */
  const follow = (part: XPathNode, place: Place): readonly TreeNode[] | null => {
    switch (part.kind) {
      case 'path': {
        const found = followPath(part, place);
        for (const node of found ?? []) {
          reads.push({ node, isCounted: place.isCounted, isPicked: place.isPicked || isPicking(part) });
        }
        return found;
      }
      case 'call':
        return followCall(part, place);
      case 'filter': {
        const found = start(part.base, place);
        followConditions(part.predicates, found, place);
        return found;
      }
      case 'binary': {
        if (part.operator !== '|') {
          // Down the left side without recursion: a sum of thousands would run out of stack.
          let left: XPathNode = part;
          for (; left.kind === 'binary' && left.operator !== '|'; left = left.left) values([left.right], place);
          values([left], place);
          return null;
        }
        const sides = [follow(part.left, place), follow(part.right, place)];
        return sides.includes(null) ? null : sides.flatMap((side) => side ?? []);
      }
      case 'negation':
        values([part.operand], place);
        return null;
      default:
        return null;
    }
  };
  /** Where a path begins that an expression gives: this is a way, not yet a value. */
  const start = (part: XPathNode, place: Place): readonly TreeNode[] | null => {
    if (part.kind === 'path') return followPath(part, place);
    if (part.kind === 'filter') {
      const found = start(part.base, place);
      followConditions(part.predicates, found, place);
      return found;
    }
    return part.kind === 'call' ? followCall(part, place, true) : follow(part, place);
  };
  const followCall = (call: XPathCall, place: Place, isWay = false): readonly TreeNode[] | null => {
    const [first, ...others] = call.args;
    const name = functionOf(call)?.name ?? call.name;
    if (name === 'current') {
      if (!isWay && context) reads.push({ node: context, isCounted: place.isCounted, isPicked: place.isPicked });
      return context && [context];
    }
    if (name === 'instance' && first) return followInstance(first, place);
    if (name === 'pulldata' && first) followColumns(followInstance(first, place), others);
    if (name === 'randomize' && first) {
      values(others, place);
      return isWay ? start(first, place) : follow(first, place);
    }
    if (name === 'indexed-repeat' && first) {
      for (const [index, other] of others.entries()) follow(other, { ...place, isCounted: index % 2 === 0 });
      return follow(first, { ...place, isPicked: true });
    }
    if (withoutValues.has(name)) {
      for (const arg of call.args) follow(arg, { ...place, isCounted: true });
      return null;
    }
    if (name === 'jr:choice-name' && others[0]?.kind === 'string') followChoices(others[0], place);
    values(call.args, place);
    return null;
  };
  const followInstance = (name: XPathNode, place: Place): readonly TreeNode[] | null => {
    if (name.kind !== 'string') {
      values([name], place);
      return null;
    }
    const list = form.lists.get(name.value);
    if (list) return [list.tree];
    deadEnds.push({ kind: 'list', name: name.value, start: name.start, end: name.end });
    return null;
  };
  /** The second and third part of pulldata() are names of columns in quotes. */
  const followColumns = (lists: readonly TreeNode[] | null, [column, keyColumn]: readonly XPathNode[]): void => {
    const item = lists?.[0]?.children.get('root')?.children.get('item');
    for (const part of [column, keyColumn]) {
      if (!item || part?.kind !== 'string' || item.children.has(part.value)) continue;
      deadEnds.push({ kind: 'node', from: item, name: part.value, start: part.start, end: part.end });
    }
  };
  /** The second part of jr:choice-name() is a path in quotes. */
  const followChoices = ({ value, start, end }: XPathSpan & { readonly value: string }, place: Place): void => {
    const parsing = parseXPath(value);
    const found = parsing.ok ? followXPath(parsing.expression, place.node, form) : null;
    const isWrong = found === null || found.nodes?.some((node) => !form.withChoices.has(node.path)) === true;
    if (found && found.deadEnds.length > 0)
      deadEnds.push(...found.deadEnds.map((deadEnd) => ({ ...deadEnd, start, end })));
    else if (isWrong) deadEnds.push({ kind: 'no_choices', path: value, start, end });
  };
  const followPath = ({ from, steps: way }: XPathPath, place: Place): readonly TreeNode[] | null => {
    let nodes: readonly TreeNode[] | null =
      from === 'root' ? [form.tree] : from === 'context' ? place.node && [place.node] : start(from, place);
    for (const step of way) {
      steps += 1 + (nodes?.length ?? 0);
      if (steps > mostSteps) return null;
      const before: readonly TreeNode[] | null = nodes;
      nodes = before && takeStep(before, step);
      if (before && nodes?.length === 0 && step.test.kind === 'name' && before.every(({ isOpen }) => !isOpen)) {
        const name = step.test.prefix === null ? step.test.name : `${step.test.prefix}:${step.test.name}`;
        const [first] = before;
        if (first && step.axis === 'child')
          deadEnds.push({ kind: 'node', from: first, name, start: step.start, end: step.end });
        nodes = null;
      }
      followConditions(step.predicates, nodes, place);
    }
    return nodes;
  };
  const nodes = follow(expression, { node: context, isCounted: false, isPicked: false });
  return { nodes, reads, deadEnds };
}

const isPicking = ({ steps }: XPathPath): boolean => steps.some(({ predicates }) => predicates.length > 0);

/** The nodes that one step leads to; null when a list or an axis does not let it be told. */
function takeStep(nodes: readonly TreeNode[], { separator, axis, test }: XPathStep): readonly TreeNode[] | null {
  if (nodes.some(({ isOpen }) => isOpen)) return null;
  if (separator !== '//' && axis === 'child' && test.kind === 'name') {
    // The way of nearly every step: by name, without a look at the thousands beside it.
    const name = test.prefix === null ? test.name : `${test.prefix}:${test.name}`;
    const found = nodes.flatMap((node) => node.children.get(name) ?? []);
    if (found.length > 0 || test.prefix === null) return nodes.some(({ isOpen }) => isOpen) ? null : found;
  }
  const starts = separator === '//' ? nodes.flatMap((node) => [...everyNode(node)]) : nodes;
  const reached = starts.flatMap((node): readonly TreeNode[] | null => along(node, axis));
  if (reached.includes(null)) return null;
  const found = reached
    .filter((node) => node !== null)
    .filter((node) => {
      if (test.kind === 'type') return test.type === 'node';
      const [prefix, local] = node.name.includes(':') ? node.name.split(':', 2) : [null, node.name];
      if (test.kind === 'any') return node.name !== '' && (test.prefix === null || test.prefix === prefix);
      // Two prefixes may stand for one address; nobody gives two addresses to nodes of one name.
      return local === test.name && (prefix === null) === (test.prefix === null);
    });
  return test.kind === 'type' && test.type !== 'node' ? null : [...new Set(found)];
}

function along(node: TreeNode, axis: XPathStep['axis']): readonly TreeNode[] | null {
  const siblings = (): readonly TreeNode[] => [...(node.parent?.children.values() ?? [])];
  switch (axis) {
    case 'child':
      return [...node.children.values()];
    case 'self':
      return [node];
    case 'parent':
      return node.parent ? [node.parent] : [];
    case 'ancestor':
      return [...outwards(node)].slice(1);
    case 'ancestor-or-self':
      return [...outwards(node)];
    case 'descendant':
      return [...everyNode(node)].slice(1);
    case 'descendant-or-self':
      return [...everyNode(node)];
    // Rows of a repeat are one node here, so a sibling may be the node itself.
    case 'following-sibling':
    case 'preceding-sibling':
      return siblings();
    default:
      return null;
  }
}
