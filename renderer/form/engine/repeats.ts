import type { AnswerValue } from '../../../shared/model/answers.ts';
import type { ChangeLog } from './changeLog.ts';
import type { FormNodes } from './formNodes.ts';
import type { FormSession } from './formSession.ts';
import type { FormTree } from './formTree.ts';
import { answerOfLeaf, type Leaf } from './leaf.ts';
import type { StateCells } from './stateCells.ts';

/** Rows of repeats: added at the end, taken out anywhere, and put back where they were. */
export const createRepeats = (session: {
  readonly cells: StateCells;
  readonly nodes: FormNodes;
  readonly tree: FormTree;
  readonly log: ChangeLog;
  readonly write: (leaf: Leaf, value: AnswerValue) => void;
}): Pick<FormSession, 'addRepeat' | 'removeRepeat'> => {
  const { cells, nodes, tree, log, write } = session;
  const uncontrolled = (repeat: Parameters<FormSession['addRepeat']>[0]) => {
    const range = nodes.rangeOfRepeat(repeat);
    if (range.nodeType !== 'repeat-range:uncontrolled') throw new Error('the form counts these rows by itself');
    return range;
  };
  /** Answers below a reference, nested rows included, deepest places last. */
  const answersIn = (reference: string): ReadonlyMap<string, AnswerValue> =>
    new Map(
      [...tree.leaves()]
        .filter(([at, leaf]) => at.startsWith(`${reference}/`) && !leaf.isCalculated && answerOfLeaf(leaf) !== null)
        .map(([at, leaf]) => [at, answerOfLeaf(leaf)]),
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
    addRepeat: (repeat) => cells.transact(() => void uncontrolled(repeat).addInstances()),
    removeRepeat: (repeat, row) => {
      const range = uncontrolled(repeat);
      const reference = range.currentState.children[row]?.currentState.reference;
      if (reference === undefined) throw new Error(`there is no row ${row}`);
      const answers = answersIn(reference);
      for (const [at, answer] of answers) log.answered(at, answer, null);
      cells.transact(() => void range.removeInstances(row));
      return () =>
        cells.transact(() => {
          range.addInstances(row - 1);
          for (const [at, answer] of answers) {
            addMissingRows(at);
            const leaf = tree.leaves().get(at);
            if (leaf !== undefined && leaf.engine.nodeType !== 'model-value') write(leaf, answer);
          }
        });
    },
  };
};
