import type { ReactNode } from 'react';
import type { Problem } from '../../shared/model/result.ts';
import { problemText } from '../text/problemText.ts';
import { useText } from '../text/useText.tsx';
import css from './Panel.module.css';

/** The last failure of what stands here, as a sentence, where the agent is looking. */
export const ProblemLine = ({ problem }: { readonly problem: Problem | null }): ReactNode => {
  const { say } = useText();
  return (
    <p className={css['sentence']} role="alert">
      {problem === null ? null : problemText(say, problem)}
    </p>
  );
};
