import { Info, Megaphone } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Notice } from '../../shared/model/notice.ts';
import { Button } from '../parts/Button.tsx';
import { noticeText } from '../text/noticeText.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useDeskSoFar } from '../useDesk.ts';
import css from './Bars.module.css';

/** Red only for loss; an announcement is news, not trouble. */
const toneOf = ({ kind, details }: Notice): 'warm' | 'danger' | 'calm' => {
  if (kind === 'announcement') return 'calm';
  return kind === 'databaseRecovered' && details['lost'] !== 0 ? 'danger' : 'warm';
};

/** What happened to the desk, in sentences, until a person has read it. It never takes the focus. */
export const NoticeBar = (): ReactNode => {
  const { say, format, language } = useText();
  const { desk } = useDesk();
  const notices = useDeskSoFar((known) => known.notices) ?? [];
  return (
    <div className={css['bars']} role="log" aria-live="polite" aria-label={say('notice.label')}>
      {notices.map((notice) => {
        const Icon = notice.kind === 'announcement' ? Megaphone : Info;
        return (
          <div key={notice.id} className={css[toneOf(notice)]}>
            <Icon className={css['icon']} aria-hidden="true" />
            <p className={css['words']}>
              {noticeText(say, language, notice)} <span className={css['when']}>{format.time(notice.at)}</span>
            </p>
            <Button kind="quiet" onPress={() => void desk.actions.dismissNotice(notice.id)}>
              {say('notice.dismiss')}
            </Button>
          </div>
        );
      })}
    </div>
  );
};
