import type { FormDefinition } from '../../../shared/model/formFiles.ts';
import type { Result } from '../../../shared/model/result.ts';
import type { QuestionKind } from './formNode.ts';
import type { FormSession, OpenFormHow } from './formSession.ts';

/** What a form is read from: its XForm and the data files beside it. */
export type FormSource = Pick<FormDefinition, 'xml' | 'attachments'>;

/** One question of a form for readers: labels by code, in the form's order. */
export type QuestionDescription = {
  readonly name: string;
  /** Reference without repeat positions. */
  readonly path: string;
  /** Label of the step that it stands in. */
  readonly step: string;
  readonly label: string;
  readonly kind: QuestionKind | 'region';
  readonly choices: Readonly<Record<string, string>>;
  /** Set for `<name>_na`: the path of the question that it stands for. */
  readonly nonAnswerOf: string | null;
};

/** A form that was read once and can be opened for any number of calls. */
export type LoadedForm = {
  /** Title as its author wrote it. */
  readonly title: string;
  /** Fails with `invalid_input` when a saved document does not belong to this form. */
  readonly open: (how: OpenFormHow) => Promise<Result<FormSession>>;
  readonly describe: (language: string) => readonly QuestionDescription[];
};
