import type { AnyLeafNode, AnyNode, RepeatRangeNode, RootNode } from '@getodk/xforms-engine';
import type { AskedNode, FormNode, GroupNode, QuestionNode } from './formNode.ts';
import type { FormNodes } from './formNodes.ts';
import type { Leaf } from './leaf.ts';
import type { StateCells } from './stateCells.ts';

/** An open form as it stands: found again only after a row came or went. */
export type FormTree = {
  readonly steps: readonly GroupNode[];
  /** Every answer by its reference, also hidden and calculated ones, in the order of the form. */
  readonly leaves: () => ReadonlyMap<string, Leaf>;
  /** Repeats by their reference, nested ones with the positions around them. */
  readonly ranges: () => ReadonlyMap<string, RepeatRangeNode>;
  /** Every asked node with the step that it stands in, also those that are hidden now. */
  readonly asked: () => readonly { readonly node: AskedNode; readonly step: GroupNode }[];
  /** The question that a non-answer stands for. */
  readonly questionOf: (nonAnswer: Leaf) => AskedNode | null;
  /** The non-answer of a question, or of one part of a region. */
  readonly nonAnswerOf: (question: Leaf) => QuestionNode | null;
};

const childrenOf = (node: AnyNode): readonly AnyNode[] => {
  switch (node.nodeType) {
    case 'root':
    case 'group':
    case 'repeat-instance':
    case 'repeat-range:controlled':
    case 'repeat-range:uncontrolled':
      return node.currentState.children;
    default:
      return [];
  }
};

const isRange = (node: AnyNode): node is RepeatRangeNode =>
  node.nodeType === 'repeat-range:controlled' || node.nodeType === 'repeat-range:uncontrolled';

const isLeaf = (node: AnyNode): node is AnyLeafNode =>
  node.nodeType !== 'root' && node.nodeType !== 'group' && node.nodeType !== 'repeat-instance' && !isRange(node);

const askedIn = (nodes: readonly FormNode[]): readonly AskedNode[] =>
  nodes.flatMap((node): readonly AskedNode[] => {
    switch (node.kind) {
      case 'question':
      case 'region':
        return [node];
      case 'group':
        return askedIn(node.children);
      case 'repeat':
        return node.state().rows.flatMap((row) => askedIn(row.children));
      default:
        return [];
    }
  });

/** Questions outside of every group are a step of their own. */
const looseStep = (children: readonly FormNode[], first: FormNode): GroupNode => {
  const state = { reference: first.state().reference, relevant: true, label: null, hint: null, hasContent: true };
  return {
    kind: 'group',
    id: `step:${first.id}`,
    name: first.name,
    children,
    state: () => state,
    subscribe: () => () => undefined,
  };
};

const stepsOf = (nodes: readonly FormNode[]): readonly GroupNode[] => {
  const steps: GroupNode[] = [];
  let loose: FormNode[] = [];
  const closeLoose = (): void => {
    const [first] = loose;
    if (first !== undefined) steps.push(looseStep(loose, first));
    loose = [];
  };
  for (const node of nodes) {
    if (node.kind === 'group') {
      closeLoose();
      steps.push(node);
    } else loose.push(node);
  }
  closeLoose();
  return steps;
};

export const createFormTree = (root: RootNode, nodes: FormNodes, cells: StateCells): FormTree => {
  const steps = stepsOf(nodes.arrange(root.currentState.children));

  const find = () => {
    const leaves = new Map<string, Leaf>();
    const ranges = new Map<string, RepeatRangeNode>();
    const visit = (node: AnyNode): void => {
      if (isRange(node)) ranges.set(node.currentState.reference, node);
      if (isLeaf(node)) leaves.set(node.currentState.reference, nodes.leaf(node));
      for (const child of childrenOf(node)) visit(child);
    };
    visit(root);
    const asked = steps.flatMap((step) => askedIn(step.children).map((node) => ({ node, step })));
    const questions = new Map<Leaf, AskedNode>();
    const nonAnswers = new Map<Leaf, QuestionNode>();
    for (const { node } of asked) {
      if (node.nonAnswer === null) continue;
      questions.set(nodes.leafOfQuestion(node.nonAnswer), node);
      const own = node.kind === 'region' ? Object.values(node.parts) : [node];
      for (const question of own) nonAnswers.set(nodes.leafOfQuestion(question), node.nonAnswer);
    }
    const rangeStates = [...ranges.values()].map(({ currentState }) => currentState);
    return { leaves, ranges, asked, questions, nonAnswers, rangeStates, version: cells.version(rangeStates) };
  };
  let last: ReturnType<typeof find> | null = null;
  const now = (): ReturnType<typeof find> => {
    if (last === null || cells.version(last.rangeStates) !== last.version) last = find();
    return last;
  };
  return {
    steps,
    leaves: () => now().leaves,
    ranges: () => now().ranges,
    asked: () => now().asked,
    questionOf: (leaf) => now().questions.get(leaf) ?? null,
    nonAnswerOf: (leaf) => now().nonAnswers.get(leaf) ?? null,
  };
};
