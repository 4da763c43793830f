import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { noticeText } from '../text/noticeText.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useDeskSoFar } from '../useDesk.ts';
import css from './Bars.module.css';

/** What happened to the desk, in sentences, until a person has read it. It never takes the focus. */
export const NoticeBar = (): ReactNode => {
  const { say, format, language } = useText();
  const { desk } = useDesk();
  const notices = useDeskSoFar()?.notices ?? [];
  return (
    <div className={css['bars']} role="log" aria-live="polite" aria-label={say('notice.label')}>
      {notices.map((notice) => (
        <div key={notice.id} className={css['warm']}>
          <Info className={css['icon']} aria-hidden="true" />
          <p className={css['words']}>
            {noticeText(say, language, notice)} <span className={css['when']}>{format.time(notice.at)}</span>
          </p>
          <Button kind="quiet" onPress={() => void desk.actions.dismissNotice(notice.id)}>
            {say('notice.dismiss')}
          </Button>
        </div>
      ))}
    </div>
  );
};
