import type { QuestionNode } from '../../../renderer/form/engine/formNode.ts';
import type { AnswerValue } from '../../../shared/model/answers.ts';

/** Of a longer list the first choices and the last one: what hides behind the others hides behind these too, or nobody finds it. */
const mostChoices = 12;

/** Answers that fit a question's kind: the first one is given first, the others find what hangs on them. */
export function fittingAnswers(node: QuestionNode): readonly AnswerValue[] {
  switch (node.question) {
    case 'integer':
      return ['30', '1', '0', '70', '2000'];
    case 'decimal':
      return ['1,5', '0', '100'];
    case 'date':
      return ['2020-03-16', '1990-01-31'];
    case 'time':
      return ['07:30', '23:59'];
    case 'dateTime':
      return ['16-03-2020 07:30'];
    case 'phone':
      return ['081234567890'];
    case 'nik':
      return ['3171234567890123'];
    case 'selectOne':
      return values(node);
    case 'selectMany':
      return [...values(node).map((value) => [value]), values(node)];
    case 'tick':
      return ['OK'];
    case 'text':
    case 'multiline':
      return ['Uji coba', 'ya'];
    default:
      return [];
  }
}

function values(node: QuestionNode): string[] {
  const { choices } = node.state();
  const few = choices.length > mostChoices ? [...choices.slice(0, mostChoices), ...choices.slice(-1)] : choices;
  return few.map(({ value }) => value);
}
