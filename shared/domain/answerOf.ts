import type { Answers, AnswerValue } from '../model/answers.ts';
import { questionName } from './caseFacts.ts';

/** A question `x` that a caller may refuse has a twin `x_na`: "does not know", "declines", "has none". */
const nonAnswer = (name: string): string => `${name}_na`;

/** Nothing was said: no value, only blanks, no choice. Zero is an answer. */
const isBlank = (value: AnswerValue): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/** The answer to a question by its name, wherever it stands in the form; of a repeat the first that was given; null when none was. */
export function answerOf(answers: Answers, name: string): AnswerValue {
  for (const [reference, value] of Object.entries(answers)) {
    if (questionName(reference) === name && !isBlank(value)) return value;
  }
  return null;
}

/** True when a question has a value, or a structured non-answer. */
export const isAnswered = (answers: Answers, name: string): boolean =>
  answerOf(answers, name) !== null || answerOf(answers, nonAnswer(name)) !== null;
