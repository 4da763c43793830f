import type { ReactNode } from 'react';
import type { Problem } from '../../../shared/model/result.ts';
import { useText } from '../../text/useText.tsx';
import { useDesk, useSlice } from '../../useDesk.ts';
import css from './Forms.module.css';
import { studioProblemText } from './studioProblemText.ts';

/** The last failure of the studio, beside what was tried. */
export const StudioProblem = ({ problem }: { readonly problem: Problem | null }): ReactNode => {
  const text = useText();
  const pack = useSlice(useDesk().desk, (state) => state.pack?.pack ?? null);
  return (
    <p className={css['sentence']} role="alert">
      {problem === null ? null : studioProblemText(text, pack, problem)}
    </p>
  );
};
