import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { deskKeys } from '../keys.ts';
import { Button } from '../parts/Button.tsx';
import { activeWork } from '../stores/callsState.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useReadyDesk, useSlice } from '../useDesk.ts';
import { CallerCard } from './CallerCard.tsx';
import css from './CallerColumn.module.css';
import { CallTabs } from './CallTabs.tsx';

/** The left column: the caller who is on the screen, pinned, and every other open call below. */
export const CallerColumn = (): ReactNode => {
  const { say } = useText();
  const { calls } = useDesk();
  const session = useReadyDesk((ready) => ready.session);
  const work = useSlice(calls, activeWork);
  const hasShift = session.state === 'active' && session.shift !== null;
  return (
    <aside className={css['column']} aria-label={say('card.label')}>
      {work === null ? null : <CallerCard work={work} />}
      <CallTabs />
      <div className={css['foot']}>
        <Button
          chord={deskKeys.newCall.chord}
          icon={<Plus className={css['icon']} aria-hidden="true" />}
          isDisabled={!hasShift}
          onPress={calls.actions.showNewCall}
        >
          {say('tabs.new')}
        </Button>
        {hasShift ? (
          <Button kind="quiet" onPress={() => calls.actions.showPanel('endShift')}>
            {say('shift.end')}
          </Button>
        ) : null}
      </div>
    </aside>
  );
};
