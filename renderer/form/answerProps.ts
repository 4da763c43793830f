import type { QuestionNode } from './engine/formNode.ts';

/** What ties a control to its words, for people who hear the screen. */
export type AnswerAria = {
  /** For the one control that the words of the question are the label of. */
  readonly id: string;
  /** For a group of controls, which no label can point to. */
  readonly labelId: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
};

/** The part that every control takes as attributes. */
export const attributesOf = ({ id, ...aria }: AnswerAria): Omit<AnswerAria, 'labelId'> => ({
  id,
  'aria-describedby': aria['aria-describedby'],
  'aria-invalid': aria['aria-invalid'],
  'aria-required': aria['aria-required'],
});

export type AnswerProps = { readonly node: QuestionNode; readonly aria: AnswerAria };
