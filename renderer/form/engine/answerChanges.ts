import type { RootNode } from '@getodk/xforms-engine';
import type { AnswerValue } from '../../../shared/model/answers.ts';
import { limits } from '../../../shared/model/limits.ts';
import { ok, problem, type Result } from '../../../shared/model/result.ts';
import type { ChangeLog } from './changeLog.ts';
import type { FormNodes } from './formNodes.ts';
import type { FormTree } from './formTree.ts';
import { keepVisible } from './keptAnswers.ts';
import {
  answerOfLeaf,
  giveBack,
  heldBy,
  isBlank,
  isRelevant,
  isWritable,
  writeLeaf,
  type Held,
  type Leaf,
} from './leaf.ts';
import type { StateCells } from './stateCells.ts';

/** Every way in which answers of an open form change. */
export type AnswerChanges = {
  /** Says these answers, or refuses all of them with `too_large`; then nothing has changed. */
  readonly say: (writes: readonly (readonly [Leaf, AnswerValue])[]) => Result<null>;
  /** Within `transact`: puts an answer back as it was, where the form lets it be written. */
  readonly giveBack: (leaf: Leaf, held: Held) => void;
  /** For changes that say nothing: what they hide is kept, and what they show is measured before the next answer. */
  readonly transact: <T>(run: () => T) => T;
};

/** "&" takes five characters in the document. */
const longestEscape = 5;

const lengthOf = (value: AnswerValue): number =>
  Array.isArray(value) ? Math.max(0, ...value.map((one) => one.length)) : String(value ?? '').length;

export const createAnswerChanges = (session: {
  readonly root: RootNode;
  readonly cells: StateCells;
  readonly nodes: FormNodes;
  readonly tree: FormTree;
  readonly log: ChangeLog;
}): AnswerChanges => {
  const { root, cells, nodes, tree, log } = session;
  /** What a question held before somebody said that there is no answer; comes back when that is taken back. */
  const beforeNonAnswer = new WeakMap<Leaf, ReadonlyMap<Leaf, Held>>();
  /** At least as long as the document is, or would be with every hidden branch in it. */
  let longest = Number.POSITIVE_INFINITY;

  const xmlLength = (): number => root.instanceState.instanceXML.length;
  const measure = (): number => {
    let length = xmlLength();
    for (const [reference, leaf] of tree.leaves()) {
      // Its own tags, those around it, and what it keeps.
      if (!isRelevant(leaf)) length += 2 * reference.length + longestEscape * (leaf.kept.length + 1);
    }
    return length;
  };

  const record = (leaf: Leaf, run: () => void): void => {
    const { reference } = leaf.engine.currentState;
    const before = answerOfLeaf(leaf);
    run();
    // A text that is still no number leaves the engine as blank as before, but the screen must know.
    cells.touch(leaf.engine.currentState);
    log.answered(reference, before, answerOfLeaf(leaf));
  };
  const write = (leaf: Leaf, value: AnswerValue): void => record(leaf, () => writeLeaf(leaf, value));
  const restore = (leaf: Leaf, held: Held): void => {
    if (isWritable(leaf)) record(leaf, () => giveBack(leaf, held));
  };

  const twinOf = (leaf: Leaf): Leaf | null => {
    const nonAnswer = tree.nonAnswerOf(leaf);
    return nonAnswer === null ? null : nodes.leafOfQuestion(nonAnswer);
  };
  /** The answers that a non-answer stands for. */
  const coveredBy = (leaf: Leaf): readonly Leaf[] => {
    const question = tree.questionOf(leaf);
    if (question === null) return [];
    return (question.kind === 'region' ? Object.values(question.parts) : [question]).map(nodes.leafOfQuestion);
  };

  /** A question and its non-answer exclude each other: what is said last holds. */
  const writeExclusively = (leaf: Leaf, value: AnswerValue): void => {
    write(leaf, value);
    const isSaid = !isBlank(heldBy(leaf));
    const twin = twinOf(leaf);
    if (twin !== null && isSaid) {
      beforeNonAnswer.delete(twin);
      if (!isBlank(heldBy(twin)) && isWritable(twin)) write(twin, null);
    }
    const covered = coveredBy(leaf).filter(isWritable);
    if (isSaid) {
      const said = new Map(covered.map((one) => [one, heldBy(one)]));
      if ([...said.values()].every(isBlank)) return;
      beforeNonAnswer.set(leaf, said);
      for (const one of covered) write(one, null);
    } else {
      for (const [one, held] of beforeNonAnswer.get(leaf) ?? []) restore(one, held);
      beforeNonAnswer.delete(leaf);
    }
  };

  return {
    say: (writes) => {
      const length = Math.max(...writes.map(([, value]) => lengthOf(value)));
      if (length > limits.answerCharacters) {
        return problem('too_large', 'the answer is too long', { limit: limits.answerCharacters, length });
      }
      keepVisible(tree.leaves().values());
      const touched = new Set(writes.flatMap(([leaf]) => [leaf, twinOf(leaf) ?? leaf, ...coveredBy(leaf)]));
      const before = [...touched].map((leaf) => [leaf, heldBy(leaf)] as const);
      const run = (): void => {
        for (const [leaf, value] of writes) writeExclusively(leaf, value);
      };
      return cells.transact(() => {
        run();
        longest += writes.reduce((sum, [, value]) => sum + longestEscape * lengthOf(value), 0);
        if (longest <= limits.instanceCharacters) return ok(null);
        longest = measure();
        const now = xmlLength();
        if (now <= limits.instanceCharacters) return ok(null);
        for (const [leaf, held] of before) restore(leaf, held);
        // A document that is too long already (its rows are not counted when they are added) may always get shorter.
        if (now <= xmlLength()) {
          run();
          return ok(null);
        }
        longest = measure();
        return problem('too_large', 'the case is too long', { limit: limits.instanceCharacters, length: now });
      });
    },
    giveBack: restore,
    transact: (run) => {
      keepVisible(tree.leaves().values());
      longest = Number.POSITIVE_INFINITY;
      return cells.transact(run);
    },
  };
};
