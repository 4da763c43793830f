import type {
  AnyChildNode,
  AnyLeafNode,
  GeneralChildNode,
  GroupNode as EngineGroup,
  RepeatInstanceNode,
  RepeatRangeNode,
} from '@getodk/xforms-engine';
import { regionParts, type RegionPart } from './formNode.ts';
import { appearancesOf, lastSegment } from './leaf.ts';
import { readText } from './readText.ts';

/** The same value for the same key, made when it is first asked for. */
export const remembered = <Key extends object, Value>(make: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
};

/** What can be said of every node. */
export const shown = ({ currentState: state }: AnyChildNode) => ({
  reference: state.reference,
  relevant: state.relevant,
  label: readText(state.label),
  hint: readText(state.hint),
});

/** What can be said of everything that holds others. */
export const grouped = (node: EngineGroup | RepeatInstanceNode | RepeatRangeNode) => ({
  ...shown(node),
  hasContent: node.currentState.relevant && node.currentState.hasRelevantBodyNodes,
});

/** Whether the agent ever sees a node: hidden ones are filled by the console, the rest has nothing to show. */
export const isVisible = (node: GeneralChildNode): boolean =>
  node.nodeType !== 'model-value' &&
  !appearancesOf(node).has('hidden') &&
  !(node.nodeType === 'group' && node.definition.bodyElement === null);

/** The seven parts of an `id-region` group, or null for any other group. */
export const regionChildren = (group: EngineGroup): Readonly<Record<RegionPart, AnyLeafNode>> | null => {
  if (!appearancesOf(group).has('id-region')) return null;
  const found = new Map<RegionPart, AnyLeafNode>();
  for (const child of group.currentState.children) {
    const part = regionParts.find((name) => lastSegment(child.currentState.reference).endsWith(`_${name}`));
    if (part !== undefined && child.nodeType === 'input') found.set(part, child);
  }
  const part = (name: RegionPart): AnyLeafNode | undefined => found.get(name);
  const [kode, desa, kecamatan, kabupaten, provinsi, zona, label] = regionParts.map(part);
  if (!kode || !desa || !kecamatan || !kabupaten || !provinsi || !zona || !label) return null;
  return { kode, desa, kecamatan, kabupaten, provinsi, zona, label };
};
