import type { ReactNode } from 'react';
import { z } from 'zod';
import { Instant } from '../../../shared/model/time.ts';
import type { Problem } from '../../../shared/model/result.ts';
import { limits } from '../../../shared/model/limits.ts';
import { problemText } from '../../text/problemText.ts';
import { useText, type Text } from '../../text/useText.tsx';
import css from './Forms.module.css';

const First = z.object({ by: z.string().min(1), at: Instant });
const Names = z.object({ problems: z.array(z.unknown()).min(1) });
const Sentence = z.union([z.string(), z.object({ message: z.string() }).transform(({ message }) => message)]);

/** Why a form was not published, in a sentence that says what is safe and what to do. */
export const studioProblemText = (
  { say, format }: Text,
  { code, details }: Pick<Problem, 'code' | 'details'>,
): string => {
  if (code === 'conflict') {
    const first = First.safeParse(details);
    if (!first.success) return say('publish.conflictUnknown');
    return say('publish.conflict', { by: first.data.by, at: `${format.dateTime(first.data.at)} ${format.zone}` });
  }
  if (code === 'unreachable') return say('publish.unreachable');
  if (code === 'too_large') return say('check.tooLarge', { limit: limits.workbookBytes / 1024 / 1024 });
  const names = code === 'invalid_input' ? Names.safeParse(details) : null;
  if (names?.success === true) {
    const sentences = names.data.problems.flatMap((one) => Sentence.safeParse(one).data ?? []);
    return say('publish.packNames', { names: sentences.join(' · ') });
  }
  return problemText(say, { code, details });
};

/** The last failure of the studio, beside what was tried. */
export const StudioProblem = ({ problem }: { readonly problem: Problem | null }): ReactNode => {
  const text = useText();
  return (
    <p className={css['sentence']} role="alert">
      {problem === null ? null : studioProblemText(text, problem)}
    </p>
  );
};
