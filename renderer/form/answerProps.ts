import type { QuestionNode } from './engine/formNode.ts';

/** What ties a control to its words, for people who hear the screen. */
export type AnswerAria = {
  readonly 'aria-labelledby': string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
};

export type AnswerProps = { readonly node: QuestionNode; readonly aria: AnswerAria };
