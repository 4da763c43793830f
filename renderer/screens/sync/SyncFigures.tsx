import type { ReactNode } from 'react';
import type { OutboxState } from '../../../shared/model/case.ts';
import { classes } from '../../parts/classes.ts';
import { useNow } from '../../parts/useNow.ts';
import { noFilter } from '../../stores/createCasesStore.ts';
import { durationText } from '../../text/format.ts';
import { useText } from '../../text/useText.tsx';
import { useDesk, useReadyDesk } from '../../useDesk.ts';
import css from './Sync.module.css';

const Countdown = ({ at }: { readonly at: string }): ReactNode => {
  const { say } = useText();
  return say('syncScreen.in', { time: durationText(Date.parse(at) - useNow()) });
};

type FigureProps = {
  readonly name: string;
  readonly count: number;
  readonly hint: string;
  readonly isWarm?: boolean;
  /** Shows what was counted. */
  readonly onPress: () => void;
};

const Figure = ({ name, count, hint, isWarm = false, onPress }: FigureProps): ReactNode => {
  const { format } = useText();
  const number = format.number(count);
  return (
    <div>
      <dt>{name}</dt>
      <dd className={css['figure']}>
        {count === 0 ? (
          number
        ) : (
          <button type="button" className={classes(css['count'], isWarm && css['warm'])} onClick={onPress}>
            {number}
            <span className={css['spoken']}> {name}</span>
          </button>
        )}
      </dd>
      <dd className={css['soft']}>{hint}</dd>
    </div>
  );
};

const NextRun = (): ReactNode => {
  const { say, format } = useText();
  const { nextAttemptAt, running } = useReadyDesk((ready) => ready.sync);
  return (
    <div>
      <dt>{say('syncScreen.next')}</dt>
      <dd className={css['figure']}>{nextAttemptAt === null || running ? '–' : format.time(nextAttemptAt)}</dd>
      <dd className={css['soft']}>
        {running ? (
          say('syncScreen.nowRunning')
        ) : nextAttemptAt === null ? (
          say('syncScreen.noNext')
        ) : (
          <Countdown at={nextAttemptAt} />
        )}
      </dd>
    </div>
  );
};

/** The three truths and the two marks behind the second: what only this desk has, what the server has, what needs a person. */
export const SyncFigures = (): ReactNode => {
  const { say, format } = useText();
  const { sync: ledger, cases, desk } = useDesk();
  const sync = useReadyDesk((ready) => ready.sync);
  const { pending, accepted, secured, parked, oldestPendingAt, lastSuccessAt } = sync;
  const showCases = (outbox: OutboxState): void => {
    const { scope } = cases.getState().filter;
    cases.actions.setFilter({ ...noFilter, scope, outbox });
    desk.actions.go('cases');
  };
  return (
    <dl className={css['figures']}>
      <Figure
        name={say('syncScreen.pending')}
        count={pending}
        hint={
          oldestPendingAt === null
            ? say('syncScreen.none')
            : say('syncScreen.oldest', { time: format.shortTime(oldestPendingAt) })
        }
        onPress={() => showCases('pending')}
      />
      <Figure
        name={say('syncScreen.accepted')}
        count={accepted + secured}
        hint={
          lastSuccessAt === null
            ? say('syncScreen.never')
            : say('syncScreen.lastSuccess', { time: format.shortTime(lastSuccessAt) })
        }
        onPress={() => showCases(accepted > 0 ? 'accepted' : 'secured')}
      />
      <Figure
        name={say('syncScreen.secured')}
        count={secured}
        hint={accepted > 0 ? say('syncScreen.securedLater', { count: accepted }) : say('syncScreen.securedHint')}
        onPress={() => showCases('secured')}
      />
      <Figure
        name={say('syncScreen.parked')}
        count={parked}
        isWarm
        hint={say(parked > 0 ? 'syncScreen.parkedHint' : 'syncScreen.none')}
        onPress={() => ledger.actions.show('parked')}
      />
      <NextRun />
    </dl>
  );
};
