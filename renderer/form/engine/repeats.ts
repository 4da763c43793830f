import type { AnswerChanges } from './answerChanges.ts';
import type { ChangeLog } from './changeLog.ts';
import type { FormNodes } from './formNodes.ts';
import type { FormSession } from './formSession.ts';
import type { FormTree } from './formTree.ts';
import { answerOfLeaf, heldBy, isBlank, type Held } from './leaf.ts';

/** Rows of repeats: added at the end, taken out anywhere, and put back where they were. */
export const createRepeats = (session: {
  readonly nodes: FormNodes;
  readonly tree: FormTree;
  readonly log: ChangeLog;
  readonly changes: AnswerChanges;
}): Pick<FormSession, 'addRepeat' | 'removeRepeat'> => {
  const { nodes, tree, log, changes } = session;
  const uncontrolled = (repeat: Parameters<FormSession['addRepeat']>[0]) => {
    const range = nodes.rangeOfRepeat(repeat);
    if (range.nodeType !== 'repeat-range:uncontrolled') throw new Error('the form counts these rows by itself');
    return range;
  };
  /** Answers below a reference, hidden ones and nested rows included, deepest places last. */
  const heldIn = (reference: string): ReadonlyMap<string, Held> =>
    new Map(
      [...tree.leaves()]
        .filter(([at, leaf]) => at.startsWith(`${reference}/`) && !leaf.isCalculated)
        .map(([at, leaf]) => [at, heldBy(leaf)] as const)
        .filter(([, held]) => !isBlank(held)),
    );
  /** Rows inside of the row that comes back have to be there before their answers can. */
  const addMissingRows = (reference: string): void => {
    for (const match of reference.matchAll(/\[(\d+)\]/g)) {
      const range = tree.ranges().get(reference.slice(0, match.index));
      if (range?.nodeType !== 'repeat-range:uncontrolled') continue;
      const missing = Number(match[1]) - range.currentState.children.length;
      if (missing > 0) range.addInstances(undefined, missing);
    }
  };
  return {
    addRepeat: (repeat) => changes.transact(() => void uncontrolled(repeat).addInstances()),
    removeRepeat: (repeat, row) => {
      const range = uncontrolled(repeat);
      const reference = range.currentState.children[row]?.currentState.reference;
      if (reference === undefined) throw new Error(`there is no row ${row}`);
      let held: ReadonlyMap<string, Held> = new Map();
      changes.transact(() => {
        held = heldIn(reference);
        for (const [at, leaf] of tree.leaves()) if (held.has(at)) log.answered(at, answerOfLeaf(leaf), null);
        range.removeInstances(row);
      });
      return () =>
        changes.transact(() => {
          range.addInstances(row - 1);
          for (const [at, answer] of held) {
            addMissingRows(at);
            const leaf = tree.leaves().get(at);
            if (leaf !== undefined) changes.giveBack(leaf, answer);
          }
        });
    },
  };
};
