import type { ReactNode } from 'react';
import { deskKeys } from '../../keys.ts';
import { Button } from '../../parts/Button.tsx';
import { Choice } from '../../parts/Choice.tsx';
import type { SyncPart } from '../../stores/createSyncStore.ts';
import { useText } from '../../text/useText.tsx';
import { useDesk, useReadyDesk, useSlice } from '../../useDesk.ts';
import { ProblemLine } from '../ProblemLine.tsx';
import { DiskPanel } from './DiskPanel.tsx';
import { ParkedPanel } from './ParkedPanel.tsx';
import { RunTable } from './RunTable.tsx';
import css from './Sync.module.css';
import { SyncAttentionBar } from './SyncAttentionBar.tsx';
import { SyncFigures } from './SyncFigures.tsx';
import { SyncProgressBar } from './SyncProgressBar.tsx';

const parts: Readonly<Record<SyncPart, () => ReactNode>> = { runs: RunTable, parked: ParkedPanel, disk: DiskPanel };

/** What went to the server, when, and what it said; what waits, and for whom. */
export const SyncScreen = (): ReactNode => {
  const { say } = useText();
  const { sync, desk } = useDesk();
  const part = useSlice(sync, (state) => state.part);
  const problem = useSlice(desk, (state) => state.problem);
  const { serverUrl, parked } = useReadyDesk((ready) => ready.sync);
  const Part = parts[part];
  return (
    <main className={css['page']}>
      <header className={css['head']}>
        <div>
          <h1 className={css['title']}>{say('syncScreen.title')}</h1>
          <p className={css['soft']}>{serverUrl ?? say('settings.serverNone')}</p>
        </div>
        <Button kind="primary" chord={deskKeys.syncNow.chord} onPress={() => void desk.actions.syncNow()}>
          {say('syncScreen.now')}
        </Button>
      </header>
      <SyncAttentionBar />
      <SyncFigures />
      <SyncProgressBar />
      <ProblemLine problem={problem} />
      <div className={css['parts']}>
        <Choice
          label={say('syncScreen.parts')}
          isLabelHidden
          value={part}
          options={[
            { value: 'runs', label: say('syncScreen.part.runs') },
            { value: 'parked', label: say('syncScreen.part.parked', { count: parked }) },
            { value: 'disk', label: say('syncScreen.part.disk') },
          ]}
          onChange={sync.actions.show}
        />
      </div>
      <Part />
    </main>
  );
};
