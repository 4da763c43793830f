import type { AskedNode, FormNode, GroupNode } from './engine/formNode.ts';

/** A step with more questions than this is drawn in parts, those out of sight as blank space. */
const mostDrawnWhole = 150;
/** Questions that are drawn on each side of the one with the focus, so that Enter and Tab find them. */
const reach = 4;
/** Questions that fill the first screen. */
const firstScreen = 15;

const countIn = (nodes: readonly FormNode[]): number =>
  nodes.reduce((sum, node) => {
    if (node.kind === 'group') return sum + countIn(node.children);
    if (node.kind === 'repeat') return sum + node.state().rows.reduce((all, row) => all + countIn(row.children), 0);
    return node.kind === 'note' ? sum : sum + 1;
  }, 0);

export const isLongStep = ({ children }: GroupNode): boolean => countIn(children) > mostDrawnWhole;

/** The questions that can be seen now, in the order of the script. */
export const askedIn = (nodes: readonly FormNode[]): readonly AskedNode[] =>
  nodes.flatMap((node): readonly AskedNode[] => {
    if (!node.state().relevant) return [];
    if (node.kind === 'group') return askedIn(node.children);
    if (node.kind === 'repeat') return node.state().rows.flatMap((row) => askedIn(row.children));
    return node.kind === 'note' ? [] : [node];
  });

/** Ids of what has to be drawn for a question to have the focus and to hand it on; null stands for either end of the step. */
export const idsAround = (nodes: readonly FormNode[], reference: string | null): ReadonlySet<string> => {
  const asked = askedIn(nodes);
  const at = reference === null ? -1 : asked.findIndex((node) => node.state().reference === reference);
  const drawn =
    at === -1
      ? [...asked.slice(0, firstScreen), ...asked.slice(-reach)]
      : asked.slice(Math.max(0, at - reach), at + reach + 1);
  return new Set(drawn.map(({ id }) => id));
};

/** The question after or before another one; null at the end of the step, or when the other is not there. */
export const nextAsked = (nodes: readonly FormNode[], reference: string, direction: 1 | -1): AskedNode | null => {
  const asked = askedIn(nodes);
  const at = asked.findIndex((node) => node.state().reference === reference);
  return at === -1 ? null : (asked[at + direction] ?? null);
};

/** Whether one of these nodes, or anything in them, has one of these ids. */
export const holds = (nodes: readonly FormNode[], ids: ReadonlySet<string>): boolean =>
  nodes.some((node) => {
    if (node.kind === 'group') return holds(node.children, ids);
    if (node.kind === 'repeat') return node.state().rows.some((row) => holds(row.children, ids));
    return ids.has(node.id);
  });
