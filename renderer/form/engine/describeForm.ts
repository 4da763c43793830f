import type { RootNode } from '@getodk/xforms-engine';
import type { AskedNode, FormChoice, QuestionNode } from './formNode.ts';
import { createFormNodes } from './formNodes.ts';
import { createFormTree, type FormTree } from './formTree.ts';
import { setLanguage } from './languages.ts';
import { giveBack, heldBy, isRelevant, writeLeaf } from './leaf.ts';
import type { QuestionDescription } from './loadedForm.ts';
import type { StateCells } from './stateCells.ts';

const withoutPositions = (reference: string): string => reference.replaceAll(/\[\d+\]/g, '');

const labels = (choices: readonly FormChoice[]): Record<string, string> =>
  Object.fromEntries(choices.map(({ value, label }) => [value, label.plain]));

/**
 * Lists that offer what was chosen in an earlier one are empty in a blank form: everything is chosen there for a moment.
 * Returns a function that makes the form as blank as it was, so that no text shows these choices.
 */
const chooseEverything = (tree: FormTree): (() => void) => {
  const chosen: (() => void)[] = [];
  for (const leaf of tree.leaves().values()) {
    if (leaf.kind !== 'selectMany' || leaf.engine.nodeType !== 'select' || !isRelevant(leaf)) continue;
    const before = heldBy(leaf);
    writeLeaf(
      leaf,
      leaf.engine.currentState.valueOptions.map(({ value }) => value),
    );
    chosen.push(() => giveBack(leaf, before));
  }
  return () => {
    for (const takeBack of chosen.toReversed()) takeBack();
  };
};

/** What a form asks, read from a blank instance that serves for nothing else. */
export function describeForm(root: RootNode, cells: StateCells): (language: string) => readonly QuestionDescription[] {
  const tree = createFormTree(root, createFormNodes(cells), cells);
  for (const range of tree.ranges().values()) {
    if (range.nodeType === 'repeat-range:uncontrolled' && range.currentState.children.length === 0)
      range.addInstances();
  }
  const choices = new Map<string, Record<string, string>>();

  const addChoices = (node: QuestionNode, language: string): void => {
    const key = `${language} ${node.id}`;
    choices.set(key, { ...choices.get(key), ...labels(node.state().choices) });
  };
  const questionsOf = (node: AskedNode): readonly QuestionNode[] => [
    ...(node.kind === 'question' ? [node] : []),
    ...(node.nonAnswer === null ? [] : [node.nonAnswer]),
  ];
  const isFirst = (reference: string): boolean => !/\[(?!1\])\d+\]/.test(reference);

  const describe = (language: string): readonly QuestionDescription[] => {
    setLanguage(root, language);
    const asked = tree.asked().filter(({ node }) => isFirst(node.state().reference));
    const texts = asked.map(({ node, step }) => {
      const { reference, label } = node.state();
      const path = withoutPositions(reference);
      const stepLabel = step.state().label?.plain ?? '';
      const own: QuestionDescription = {
        name: node.name,
        path,
        step: stepLabel,
        label: label?.plain || node.name,
        kind: node.kind === 'region' ? 'region' : node.question,
        choices: {},
        nonAnswerOf: null,
      };
      const { nonAnswer } = node;
      if (nonAnswer === null) return [{ id: node.id, own }];
      const twin: QuestionDescription = {
        name: nonAnswer.name,
        path: withoutPositions(nonAnswer.state().reference),
        step: stepLabel,
        label: nonAnswer.state().label?.plain ?? own.label,
        kind: 'selectOne',
        choices: {},
        nonAnswerOf: path,
      };
      return [
        { id: node.id, own },
        { id: nonAnswer.id, own: twin },
      ];
    });
    for (const { node } of asked) for (const question of questionsOf(node)) addChoices(question, language);
    return texts.flat().map(({ id, own }) => ({ ...own, choices: choices.get(`${language} ${id}`) ?? {} }));
  };

  const known = new Map<string, readonly QuestionDescription[]>();
  return (language) => {
    const found = known.get(language);
    if (found !== undefined) return found;
    const blank = describe(language);
    const takeBack = cells.transact(() => chooseEverything(tree));
    const described = describe(language).map((full, index) => ({ ...(blank[index] ?? full), choices: full.choices }));
    cells.transact(takeBack);
    known.set(language, described);
    return described;
  };
}
