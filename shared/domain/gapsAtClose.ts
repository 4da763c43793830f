import type { Answers } from '../model/answers.ts';
import { isAnswered } from './answerOf.ts';

export type Gaps = {
  /** Names of required questions with neither an answer nor a non-answer, in the order in which the disposition names them. */
  readonly missing: string[];
  /** References of answers that break a hard rule, each once. */
  readonly invalid: string[];
};

/** What stands between a case and this disposition. Whether it may be closed all the same is the disposition's `allowGaps`. */
export const gapsAtClose = (
  { requires }: { readonly requires: readonly string[] },
  answers: Answers,
  invalid: readonly string[],
): Gaps => ({
  missing: [...new Set(requires)].filter((name) => !isAnswered(answers, name)),
  invalid: [...new Set(invalid)],
});
