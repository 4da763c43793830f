import type { ReactNode } from 'react';
import { Failed } from '../parts/Blank.tsx';
import { Boundary } from '../parts/Boundary.tsx';
import { useText } from '../text/useText.tsx';
import { useDesk, useReadyDesk, useSlice } from '../useDesk.ts';
import { CasesScreen } from './CasesScreen.tsx';
import { CoreBar } from './CoreBar.tsx';
import css from './Desk.module.css';
import { DeskScreen } from './DeskScreen.tsx';
import { FormsScreen } from './forms/FormsScreen.tsx';
import { KeySheet } from './KeySheet.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { Rail } from './Rail.tsx';
import { SettingsScreen } from './SettingsScreen.tsx';
import { ShiftLogScreen } from './ShiftLogScreen.tsx';
import { SyncScreen } from './sync/SyncScreen.tsx';
import { TitleBar } from './TitleBar.tsx';
import { useDeskKeys } from './useDeskKeys.ts';

const screens = {
  desk: DeskScreen,
  cases: CasesScreen,
  shift: ShiftLogScreen,
  sync: SyncScreen,
  settings: SettingsScreen,
  forms: FormsScreen,
} as const;

const bug = { code: 'internal', message: '', details: {} } as const;

const Broken = ({ again }: { readonly again: () => void }): ReactNode => (
  <Failed title={useText().say('app.broken')} problem={bug} onRetry={again} />
);

/** The frame: status above, screens at the left edge, the chosen screen in the middle. */
export const Desk = (): ReactNode => {
  const { desk } = useDesk();
  const session = useReadyDesk((ready) => ready.session);
  const screen = useSlice(desk, (state) => state.screen);
  const isHelpOpen = useSlice(desk, (state) => state.isHelpOpen);
  useDeskKeys();
  const Screen = screens[screen];
  return session.state === 'active' ? (
    <div className={css['frame']}>
      <TitleBar />
      <div className={css['bars']}>
        <CoreBar />
        <NoticeBar />
      </div>
      <div className={css['below']}>
        <Rail />
        <div className={css['screen']}>
          <Boundary key={screen} Fallback={Broken}>
            <Screen />
          </Boundary>
        </div>
        {isHelpOpen ? <KeySheet /> : null}
      </div>
    </div>
  ) : null;
};
