import type { FormNode, NoteNode, QuestionNode, RegionNode } from '../../../renderer/form/engine/formNode.ts';
import type { FormSession } from '../../../renderer/form/engine/formSession.ts';

export type Line = NoteNode | QuestionNode | RegionNode;

const isLine = (node: FormNode): node is Line =>
  node.kind === 'note' || node.kind === 'question' || node.kind === 'region';

const around = (node: Line): readonly Line[] =>
  node.kind === 'note'
    ? [node]
    : [node, ...(node.nonAnswer === null ? [] : [node.nonAnswer]), ...node.probes, ...node.warnings];

const within = (node: FormNode): readonly FormNode[] => {
  switch (node.kind) {
    case 'group':
      return [node, ...node.children.flatMap(within)];
    case 'repeat':
      return [node, ...node.state().rows.flatMap((row) => row.children.flatMap(within))];
    default:
      return around(node);
  }
};

/** Everything that a form may show, by its reference, hidden nodes too, in the order of the form. */
export const nodesOf = (session: FormSession): ReadonlyMap<string, FormNode> =>
  new Map(
    session.steps
      .flatMap((step) => (step.id.startsWith('step:') ? step.children.flatMap(within) : within(step)))
      .map((node) => [node.state().reference, node]),
  );

/** Questions and notes that can be seen now. */
export const linesOf = (nodes: ReadonlyMap<string, FormNode>): readonly Line[] =>
  [...nodes.values()].filter(isLine).filter((node) => node.state().relevant);
