import type { ReactNode } from 'react';
import type { Problem } from '../../shared/model/result.ts';
import { problemText } from '../text/problemText.ts';
import { useText } from '../text/useText.tsx';
import { Button } from './Button.tsx';
import css from './Blank.module.css';

/** A place with nothing in it says what belongs there and how it gets there. */
export const Blank = ({
  title,
  words,
  children,
}: {
  readonly title?: string;
  readonly words: string;
  readonly children?: ReactNode;
}): ReactNode => (
  <div className={css['blank']}>
    {title === undefined ? null : <h2 className={css['title']}>{title}</h2>}
    <p className={css['words']}>{words}</p>
    {children}
  </div>
);

/** A failure says what is wrong, what is safe, what to do, and offers to try again. */
export const Failed = ({
  title,
  problem,
  onRetry,
}: {
  readonly title: string;
  readonly problem: Problem;
  readonly onRetry: () => void;
}): ReactNode => {
  const { say } = useText();
  return (
    <div className={css['blank']} role="alert">
      <h2 className={css['title']}>{title}</h2>
      <p className={css['words']}>{problemText(say, problem)}</p>
      {problem.code === 'not_allowed' ? null : <Button onPress={onRetry}>{say('action.retry')}</Button>}
    </div>
  );
};
