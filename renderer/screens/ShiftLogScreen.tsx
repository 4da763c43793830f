import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { LocalDate } from '../../shared/model/time.ts';
import { Blank, Failed } from '../parts/Blank.tsx';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { DaySelect } from '../parts/DaySelect.tsx';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useReadyDesk, useSlice } from '../useDesk.ts';
import { ChainWords } from './ChainWords.tsx';
import { DayFiguresPanel } from './DayFiguresPanel.tsx';
import { EventTable } from './EventTable.tsx';
import { ShiftList } from './ShiftList.tsx';
import css from './ShiftLog.module.css';

const dayMs = 86_400_000;

const moved = (date: LocalDate, days: number): LocalDate =>
  LocalDate.parse(new Date(Date.parse(`${date}T00:00:00.000Z`) + days * dayMs).toISOString().slice(0, 10));

const DayPicker = ({ date }: { readonly date: LocalDate }): ReactNode => {
  const { say } = useText();
  const { shiftLog } = useDesk();
  const show = (to: LocalDate): void => void shiftLog.actions.show({ date: to });
  return (
    <div className={css['day']}>
      <Button
        label={say('log.previousDay')}
        icon={<ChevronLeft className={css['icon']} aria-hidden="true" />}
        onPress={() => show(moved(date, -1))}
      >
        {''}
      </Button>
      <DaySelect
        label={say('log.date')}
        value={date}
        days={62}
        onPick={(to) => {
          if (to !== null) show(to);
        }}
      />
      <Button
        label={say('log.nextDay')}
        icon={<ChevronRight className={css['icon']} aria-hidden="true" />}
        onPress={() => show(moved(date, 1))}
      >
        {''}
      </Button>
    </div>
  );
};

const Log = (): ReactNode => {
  const { say, format } = useText();
  const { shiftLog } = useDesk();
  const load = useSlice(shiftLog, (state) => state.load);
  const filter = useSlice(shiftLog, (state) => state.filter);
  const [part, setPart] = useState<'events' | 'figures'>('events');
  const today = format.dateOf(new Date(useNow()).toISOString());
  const date = filter?.date ?? today;
  useEffect(() => {
    const known = shiftLog.getState().filter;
    void shiftLog.actions.show({ date: known?.date ?? today });
  }, [shiftLog, today]);
  return (
    <main className={css['page']}>
      <header className={css['head']}>
        <div>
          <h1 className={css['title']}>{say('log.title')}</h1>
          <p className={css['soft']}>{format.longDate(date)}</p>
        </div>
        <DayPicker date={date} />
        <Choice
          label={say('log.tabs')}
          isLabelHidden
          value={part}
          options={[
            { value: 'events', label: say('log.events') },
            { value: 'figures', label: say('log.figures') },
          ]}
          onChange={setPart}
        />
        <span className={css['spring']} />
        <Button onPress={() => void shiftLog.actions.verify()}>{say('log.verify')}</Button>
      </header>
      <ChainWords />
      {typeof load === 'object' ? (
        <Failed title={say('log.failed')} problem={load} onRetry={() => void shiftLog.actions.show({ date })} />
      ) : (
        <div className={css['columns']}>
          <ShiftList />
          {part === 'events' ? <EventTable /> : <DayFiguresPanel />}
        </div>
      )}
    </main>
  );
};

/** The log of the desk, for supervisors: a day's shifts, its events in order, its figures, and whether the chain holds. */
export const ShiftLogScreen = (): ReactNode => {
  const { say } = useText();
  const session = useReadyDesk((ready) => ready.session);
  return session.state === 'active' && session.agent.role === 'supervisor' ? (
    <Log />
  ) : (
    <Blank words={say('log.denied')} />
  );
};
