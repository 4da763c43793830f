import { useId, type ReactNode } from 'react';
import { useText } from '../../text/useText.tsx';
import { useReadyDesk } from '../../useDesk.ts';
import css from './Sync.module.css';

/** How far a backlog has drained, in words and as a bar. */
export const SyncProgressBar = (): ReactNode => {
  const { say } = useText();
  const { progress } = useReadyDesk((ready) => ready.sync);
  const words = useId();
  if (progress === null) return null;
  return (
    <div className={css['progress']}>
      <p id={words}>
        <span className={css['strong']}>{say('syncScreen.progress', progress)}</span>{' '}
        <span className={css['soft']}>{say('syncScreen.progressHint')}</span>
      </p>
      <progress className={css['bar']} aria-labelledby={words} value={progress.done} max={progress.total} />
    </div>
  );
};
