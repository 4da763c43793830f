import type { ReactNode } from 'react';
import { deskKeys } from '../keys.ts';
import { Button } from '../parts/Button.tsx';
import { useFirstFocus } from '../parts/useFirstFocus.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useReadyDesk, useSlice } from '../useDesk.ts';
import css from './Panel.module.css';
import { PanelHead } from './PanelHead.tsx';
import { ProblemLine } from './ProblemLine.tsx';

/** Between two calls: one thing to do, and what a supervisor has sent back. */
export const EmptyDesk = (): ReactNode => {
  const { say } = useText();
  const { calls, cases, desk } = useDesk();
  const returnedCases = useReadyDesk((ready) => ready.returnedCases);
  const problem = useSlice(calls, (state) => state.problem);
  const first = useFirstFocus<HTMLButtonElement>();
  const showReturned = (): void => {
    cases.actions.setFilter({ search: '', scope: 'mine', outbox: null, review: 'returned', date: null });
    desk.actions.go('cases');
  };
  return (
    <div className={css['panel']}>
      <PanelHead title={say('desk.emptyTitle')} lead={say('desk.empty')} />
      <div className={css['row']}>
        <Button ref={first} kind="primary" chord={deskKeys.newCall.chord} onPress={calls.actions.showNewCall}>
          {say('desk.newCall')}
        </Button>
      </div>
      <ProblemLine problem={problem} />
      {returnedCases === 0 ? null : (
        <div className={css['attention']}>
          <p>{say('desk.returned', { count: returnedCases })}</p>
          <Button onPress={showReturned}>{say('desk.showReturned')}</Button>
        </div>
      )}
    </div>
  );
};
