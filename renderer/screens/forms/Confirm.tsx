import type { ReactNode } from 'react';
import type { Problem } from '../../../shared/model/result.ts';
import { Button } from '../../parts/Button.tsx';
import { useEscape } from '../../parts/useEscape.ts';
import { useFirstFocus } from '../../parts/useFirstFocus.ts';
import { useText } from '../../text/useText.tsx';
import css from './Forms.module.css';
import { StudioProblem } from './StudioProblem.tsx';

type ConfirmProps = {
  readonly title: string;
  /** What will happen, whole, before it does. */
  readonly lead: string;
  readonly yes: string;
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
};

/** A question in its place on the screen, no window over it: Esc or the second button leaves everything as it is. */
export const Confirm = ({ title, lead, yes, problem, isBusy, onYes, onNo }: ConfirmProps): ReactNode => {
  const { say } = useText();
  const first = useFirstFocus<HTMLElement>();
  useEscape(onNo);
  return (
    <section ref={first} tabIndex={-1} className={css['confirm']} aria-label={title}>
      <h2 className={css['subtitle']}>{title}</h2>
      <p>{lead}</p>
      <StudioProblem problem={problem} />
      <div className={css['row']}>
        <Button kind="primary" isDisabled={isBusy} onPress={onYes}>
          {yes}
        </Button>
        <Button chord={{ key: 'Escape' }} onPress={onNo}>
          {say('forms.keepAsIs')}
        </Button>
      </div>
    </section>
  );
};
