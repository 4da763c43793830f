import type { ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { useFirstFocus } from '../parts/useFirstFocus.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useReadyDesk, useSlice } from '../useDesk.ts';
import css from './Panel.module.css';
import { PanelHead } from './PanelHead.tsx';
import { ProblemLine } from './ProblemLine.tsx';

/** Before the first call of the day: Enter starts the shift. */
export const StartShift = (): ReactNode => {
  const { say } = useText();
  const { desk, calls, signOut } = useDesk();
  const session = useReadyDesk((ready) => ready.session);
  const problem = useSlice(desk, (state) => state.problem);
  const waiting = useSlice(calls, ({ works }) => works.filter(({ recovered }) => recovered).length);
  const first = useFirstFocus<HTMLButtonElement>();
  if (session.state !== 'active') return null;
  return (
    <div className={css['panel']}>
      <PanelHead title={say('shift.startTitle')} lead={say('shift.startLead', { name: session.agent.name })} />
      {waiting === 0 ? null : <p className={css['attention']}>{say('shift.startWaiting', { count: waiting })}</p>}
      <div className={css['row']}>
        <Button ref={first} kind="primary" chord={{ key: 'Enter' }} onPress={() => void desk.actions.openShift()}>
          {say('shift.start')}
        </Button>
        <Button kind="quiet" onPress={() => void signOut()}>
          {say('shift.signOut')}
        </Button>
      </div>
      <ProblemLine problem={problem} />
      {session.agent.role === 'supervisor' ? <p className={css['soft']}>{say('shift.supervisorHint')}</p> : null}
    </div>
  );
};
