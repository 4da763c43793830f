import type { ShownNode } from './page/formPageTypes.ts';

/** The first node of that name; of a repeat the one in its first row. */
export function nodeNamed(nodes: readonly ShownNode[], name: string): ShownNode {
  const found = nodes.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`The form has no ${name}`);
  return found;
}
