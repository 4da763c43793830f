import type { ReactNode } from 'react';
import { Choice } from '../parts/Choice.tsx';
import { useText } from '../text/useText.tsx';
import { useDesk, useDeskSoFar } from '../useDesk.ts';
import css from './Door.module.css';
import { Logo } from '../parts/Logo.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { CoreBar } from './CoreBar.tsx';

/** The page in front of the desk: nothing of a caller is on it. */
export const DoorPage = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { say, language: shown } = useText();
  const { desk } = useDesk();
  const title = useDeskSoFar(({ hotline }) => hotline.title[shown]);
  const version = useDeskSoFar((known) => known.version);
  return (
    <div className={css['page']}>
      <div className={css['bars']}>
        <CoreBar />
        <NoticeBar />
      </div>
      <main className={css['middle']}>
        <div className={css['brand']}>
          <Logo />
          <span className={css['hotline']}>{title ?? ''}</span>
        </div>
        {children}
      </main>
      <footer className={css['foot']}>
        <Choice
          label={say('settings.language')}
          isLabelHidden
          value={shown}
          options={[
            { value: 'id', label: say('settings.languageId') },
            { value: 'en', label: say('settings.languageEn') },
          ]}
          onChange={(language) => void desk.actions.writeSettings({ language })}
        />
        <span>{version === null ? '' : say('signIn.version', { version })}</span>
      </footer>
    </div>
  );
};
