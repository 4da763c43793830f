import type { ReactNode } from 'react';
import { Failed } from '../parts/Blank.tsx';
import { activeWork } from '../stores/callsState.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useReadyDesk, useSlice } from '../useDesk.ts';
import { CallDesk } from './CallDesk.tsx';
import { CallerColumn } from './CallerColumn.tsx';
import css from './DeskScreen.module.css';
import { EmptyDesk } from './EmptyDesk.tsx';
import { EndShift } from './EndShift.tsx';
import { NewCall } from './NewCall.tsx';
import { RecoverPanel } from './RecoverPanel.tsx';
import { SavedPanel } from './SavedPanel.tsx';
import { SidePanel } from './SidePanel.tsx';
import { StartShift } from './StartShift.tsx';

const Middle = (): ReactNode => {
  const { say } = useText();
  const { calls } = useDesk();
  const session = useReadyDesk((ready) => ready.session);
  const load = useSlice(calls, (state) => state.load);
  const view = useSlice(calls, (state) => state.view);
  const panel = useSlice(calls, (state) => state.panel);
  const work = useSlice(calls, activeWork);
  const recovered = useSlice(calls, ({ works }) => works.find((each) => each.recovered) ?? null);
  if (typeof load === 'object') {
    return <Failed title={say('desk.loadFailed')} problem={load} onRetry={() => void calls.actions.start()} />;
  }
  if (panel === 'endShift') return <EndShift />;
  if (session.state === 'active' && session.shift === null && work === null) return <StartShift />;
  if (view.kind === 'saved') return <SavedPanel saved={view.saved} />;
  if (view.kind === 'newCall') return <NewCall />;
  if (work !== null) return <CallDesk key={work.draft.caseId} work={work} />;
  return recovered === null ? <EmptyDesk /> : <RecoverPanel key={recovered.draft.caseId} work={recovered} />;
};

/** The desk itself: who is calling, what to say and write, what else is known. */
export const DeskScreen = (): ReactNode => {
  const { calls } = useDesk();
  const hasWork = useSlice(calls, (state) => activeWork(state) !== null && state.view.kind === 'work');
  return (
    <div className={css['desk']}>
      <CallerColumn />
      <main className={css['middle']}>
        <Middle />
      </main>
      {hasWork ? <SidePanel /> : null}
    </div>
  );
};
