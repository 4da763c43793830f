import type { Answers, AnswerValue } from '../../shared/model/answers.ts';
import type { QuestionDescription } from './engine/loadedForm.ts';
import { isTypedKind, writeTyped } from './engine/typedText.ts';

/** One answer of a saved case in words. */
export type AnswerLine = {
  readonly reference: string;
  readonly label: string;
  readonly step: string;
  readonly text: string;
  /** A reason why there is no answer, not an answer. */
  readonly isNonAnswer: boolean;
  readonly isMasked: boolean;
};

const pathOf = (reference: string): string => reference.replaceAll(/\[\d+\]/g, '');

const rowsIn = (reference: string): string => [...reference.matchAll(/\[(\d+)\]/g)].map(([, row]) => row).join('.');

const textOf = ({ kind, choices }: QuestionDescription, value: AnswerValue): string => {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((code) => choices[code] ?? code).join(', ');
  const text = String(value);
  if (kind === 'selectOne') return choices[text] ?? text;
  return isTypedKind(kind) && kind !== 'decimal' && /^\d/.test(text) ? writeTyped(kind, text) : text;
};

/** Whether an answer belongs to a question: its own, or for a region the part that says it in words. */
const isOf = (question: QuestionDescription, path: string): boolean =>
  question.kind === 'region' ? path.startsWith(`${question.path}/`) && path.endsWith('_label') : path === question.path;

/**
 * The answers of a case in the order of its form. `masked` names questions whose values were made unreadable by core. What
 * the form does not ask (calculations, what the console filled in) is left out.
 */
export const answerLines = (
  questions: readonly QuestionDescription[],
  answers: Answers,
  masked: ReadonlySet<string>,
): readonly AnswerLine[] =>
  questions.flatMap((question) =>
    Object.entries(answers)
      .filter(([reference, value]) => isOf(question, pathOf(reference)) && value !== null && value !== '')
      .map(([reference, value]) => {
        const asked = questions.find(({ path }) => path === question.nonAnswerOf) ?? question;
        const rows = rowsIn(reference);
        return {
          reference,
          label: rows === '' ? asked.label : `${asked.label} (${rows})`,
          step: question.step,
          text: textOf(question, value),
          isNonAnswer: question.nonAnswerOf !== null,
          isMasked: masked.has(question.name) || masked.has(/[^/]+$/.exec(pathOf(reference))?.[0] ?? ''),
        };
      }),
  );
