import type { ReactNode } from 'react';
import { Choice } from '../parts/Choice.tsx';
import { useText } from '../text/useText.tsx';
import { useDesk, useReadyDesk } from '../useDesk.ts';
import css from './Door.module.css';
import { Logo } from '../parts/Logo.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { CoreBar } from './CoreBar.tsx';

/** The page in front of the desk: nothing of a caller is on it. */
export const DoorPage = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { say } = useText();
  const { desk } = useDesk();
  const { hotline, settings, version } = useReadyDesk();
  return (
    <div className={css['page']}>
      <div className={css['bars']}>
        <CoreBar />
        <NoticeBar />
      </div>
      <main className={css['middle']}>
        <div className={css['brand']}>
          <Logo />
          <span className={css['hotline']}>{hotline.title[settings.language]}</span>
        </div>
        {children}
      </main>
      <footer className={css['foot']}>
        <Choice
          label={say('settings.language')}
          isLabelHidden
          value={settings.language}
          options={[
            { value: 'id', label: say('settings.languageId') },
            { value: 'en', label: say('settings.languageEn') },
          ]}
          onChange={(language) => void desk.actions.writeSettings({ language })}
        />
        <span>{say('signIn.version', { version })}</span>
      </footer>
    </div>
  );
};
