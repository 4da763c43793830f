import { useEffect, type ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import type { Work } from '../stores/work.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './CallDesk.module.css';

/** Above a correction: which case it is, and what the supervisor wrote about it. */
export const CorrectionBar = ({ work }: { readonly work: Work }): ReactNode => {
  const { say } = useText();
  const { calls, oneCase } = useDesk();
  const { caseId, reference } = work.draft;
  const review = useSlice(oneCase, (state) => (state.caseId === caseId ? state.lastReturn : null));
  useEffect(() => {
    if (oneCase.getState().caseId !== caseId) void oneCase.actions.peek(caseId);
  }, [oneCase, caseId]);
  return (
    <div className={css['correction']}>
      <p>
        {say('call.correcting', { reference })}
        {review === null ? null : (
          <>
            {' · '}
            {say('call.comment', { name: review.supervisorName })}: <q className={css['comment']}>{review.comment}</q>
          </>
        )}
      </p>
      <Button kind="quiet" onPress={() => void calls.actions.discardCorrection()}>
        {say('call.discardCorrection')}
      </Button>
    </div>
  );
};
