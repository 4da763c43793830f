import type { Section, SurveyNode } from '../survey/tree.ts';

export type PathStyle = {
  /** From `current()`: for use inside a predicate, where "." is another node. */
  readonly fromCurrent: boolean;
  /** Never relative: the arguments of indexed-repeat() name all rows, not the own one. */
  readonly isAbsolute: boolean;
};

/**
 * The path from one node to another. Inside the same row of a repeat it is relative, so that each row reads its own answers;
 * otherwise it is absolute.
 */
export function relativePath(source: SurveyNode, target: SurveyNode, { fromCurrent, isAbsolute }: PathStyle): string {
  if (isAbsolute) return target.path;
  const targetChain = chainOf(target);
  // The label of a repeat stands in each of its rows and may speak of what is in them.
  if (source.kind === 'repeat' && targetChain.includes(source)) {
    return `${fromCurrent ? 'current()' : '.'}${target.path.slice(source.path.length)}`;
  }
  const sourceChain = chainOf(source);
  const common = sourceChain.find((section) => targetChain.includes(section));
  if (common === undefined || !isInRepeat(common)) return target.path;
  const up = Array.from({ length: sourceChain.indexOf(common) + 1 }, () => '..').join('/');
  return `${fromCurrent ? 'current()/' : ''}${up}${target.path.slice(common.path.length)}`;
}

/** The path from a row to what is in it. */
export function pathFromRow(row: Section, target: SurveyNode): string {
  const rows = [row, ...chainOf(row)];
  const targetChain = chainOf(target);
  const common = rows.find((section) => targetChain.includes(section)) ?? row;
  const up = Array.from({ length: rows.indexOf(common) }, () => '..').join('/');
  return `${up === '' ? '.' : up}${target.path.slice(common.path.length)}`;
}

/** The sections around a node, the nearest first. */
export function chainOf(node: SurveyNode): readonly Section[] {
  const chain: Section[] = [];
  for (let section = node.parent; section !== null; section = section.parent) chain.push(section);
  return chain;
}

const isInRepeat = (section: Section): boolean =>
  section.kind === 'repeat' || chainOf(section).some(({ kind }) => kind === 'repeat');
