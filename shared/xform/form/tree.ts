import type { XmlElement } from '../xml/readXml.ts';

/** A place that paths can lead to. Rows of a repeat are one node: what differs between them are answers. */
export type TreeNode = {
  /** As written, with its prefix; "" for the document round an instance. */
  readonly name: string;
  /** "/data/usaha/nama"; "" for the document. */
  readonly path: string;
  readonly parent: TreeNode | null;
  readonly children: Map<string, TreeNode>;
  /** All elements that stand for it, the first one first; none for what comes from a data file. */
  readonly elements: XmlElement[];
  /** Whether more may be inside than is known here: a data file that cannot be read. */
  readonly isOpen: boolean;
};

export const documentNode = (isOpen = false): TreeNode => ({
  name: '',
  path: '',
  parent: null,
  children: new Map(),
  elements: [],
  isOpen,
});

export function addNode(parent: TreeNode, name: string, element: XmlElement | null = null): TreeNode {
  const known = parent.children.get(name);
  const node: TreeNode = known ?? {
    name,
    path: `${parent.path}/${name}`,
    parent,
    children: new Map(),
    elements: [],
    isOpen: false,
  };
  if (!known) parent.children.set(name, node);
  if (element) node.elements.push(element);
  return node;
}

/** Adds an element and all below it. */
export function addElement(parent: TreeNode, element: XmlElement): TreeNode {
  const node = addNode(parent, element.name, element);
  for (const child of element.children) addElement(node, child);
  return node;
}

/** A node and all below it, the outer ones first. */
export function* everyNode(node: TreeNode): Generator<TreeNode> {
  yield node;
  for (const child of node.children.values()) yield* everyNode(child);
}

/** From the node outwards, itself first, the document last. */
export function* outwards(node: TreeNode): Generator<TreeNode> {
  for (let one: TreeNode | null = node; one; one = one.parent) yield one;
}

export const isInside = (node: TreeNode, outer: TreeNode): boolean => outwards(node).some((one) => one === outer);
