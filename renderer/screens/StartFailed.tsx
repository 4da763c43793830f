import type { ReactNode } from 'react';
import type { Problem } from '../../shared/model/result.ts';
import { Button } from '../parts/Button.tsx';
import { problemText } from '../text/problemText.ts';
import { useText } from '../text/useText.tsx';
import css from './Door.module.css';

const reasons = ['newerDatabase', 'foreignDatabase', 'openElsewhere', 'packRefused', 'disk', 'readOnly'] as const;

/** The program cannot begin: what is wrong, what is safe, what to do. Nothing is repaired without a person. */
export const StartFailed = ({
  problem,
  onRetry,
}: {
  readonly problem: Problem;
  readonly onRetry: () => void;
}): ReactNode => {
  const { say } = useText();
  const reason = reasons.find((known) => known === problem.details['reason']);
  return (
    <main className={css['middle']}>
      <div className={css['card']}>
        <div className={css['form']} role="alert">
          <h1 className={css['title']}>{say('app.failed')}</h1>
          <p>{reason === undefined ? problemText(say, problem) : say(`start.${reason}`)}</p>
          <Button onPress={onRetry}>{say('action.retry')}</Button>
        </div>
      </div>
    </main>
  );
};
