import type { AskedNode } from './engine/formNode.ts';
import type { QuestionPlace } from './engine/formSession.ts';

/** Where a question stands, as the jump map shows it: what needs the agent comes before what is done. */
export type QuestionMark = 'invalid' | 'missing' | 'warned' | 'answered' | 'nonAnswer' | 'blank';

const isBlank = (node: AskedNode): boolean => {
  if (node.kind === 'region') return node.state().region === null;
  return node.state().value === null;
};

const namesOf = (node: AskedNode): readonly string[] =>
  node.kind === 'region' ? [node.name, ...Object.values(node.parts).map(({ name }) => name)] : [node.name];

/** The reason that was given instead of an answer, in words; null when there is none. */
export const nonAnswerOf = ({ nonAnswer }: AskedNode): string | null => {
  if (nonAnswer === null) return null;
  const { value, choices } = nonAnswer.state();
  return choices.find((choice) => choice.value === value)?.label.plain ?? null;
};

/** `required` names questions that the chosen disposition asks for, besides those that the form itself requires. */
export const markOf = ({ node }: QuestionPlace, required: ReadonlySet<string>): QuestionMark => {
  if (node.kind === 'question' && node.state().problem !== null) return 'invalid';
  if (nonAnswerOf(node) !== null) return 'nonAnswer';
  if (isBlank(node)) {
    return node.state().required || namesOf(node).some((name) => required.has(name)) ? 'missing' : 'blank';
  }
  return node.warnings.some((warning) => warning.state().relevant) ? 'warned' : 'answered';
};
