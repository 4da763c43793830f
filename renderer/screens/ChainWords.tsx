import type { ReactNode } from 'react';
import { Mark } from '../parts/Mark.tsx';
import { problemText } from '../text/problemText.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './ShiftLog.module.css';

/** What walking the chain found, in words; a broken chain names its first broken entry. */
export const ChainWords = (): ReactNode => {
  const { say } = useText();
  const verdict = useSlice(useDesk().shiftLog, (state) => state.verdict);
  const words = (): ReactNode => {
    if (verdict === 'unasked') return null;
    if (verdict === 'asking') return say('log.verifying');
    if ('code' in verdict) return problemText(say, verdict);
    return verdict.intact ? (
      <Mark tone="good" icon="shield">
        {say('log.intact', { entries: verdict.entries })}
      </Mark>
    ) : (
      <Mark tone="danger" icon="alert">
        {say(`log.broken.${verdict.reason}`, { seq: verdict.seq })}
      </Mark>
    );
  };
  return <output className={css['verdict']}>{words()}</output>;
};
