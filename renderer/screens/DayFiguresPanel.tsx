import type { ReactNode } from 'react';
import type { DayFigures } from '../../shared/contract/ipc.ts';
import { Bars, type Bar } from '../parts/Bars.tsx';
import { durationText } from '../text/format.ts';
import { provinceNames } from '../text/provinceNames.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './ShiftLog.module.css';

const spanText = (spanMs: number | null): string => (spanMs === null ? '–' : durationText(spanMs));

const Numbers = ({ figures }: { readonly figures: DayFigures }): ReactNode => {
  const { say, format } = useText();
  const parts = { talk: spanText(figures.talkMs), hold: spanText(figures.holdMs), wrapUp: spanText(figures.wrapUpMs) };
  return (
    <dl className={css['numbers']}>
      <div>
        <dt>{say('figures.calls')}</dt>
        <dd>{format.number(figures.calls)}</dd>
      </div>
      <div>
        <dt>{say('figures.cases')}</dt>
        <dd>{format.number(figures.cases)}</dd>
      </div>
      <div>
        <dt>{say('figures.handling')}</dt>
        <dd>{spanText(figures.handlingMs)}</dd>
        <dd className={css['soft']}>{say('figures.parts', parts)}</dd>
      </div>
      <div>
        <dt>{say('figures.corrections')}</dt>
        <dd>{format.number(figures.corrections)}</dd>
      </div>
      <div>
        <dt>{say('figures.returned')}</dt>
        <dd>{format.number(figures.returned)}</dd>
      </div>
      <div>
        <dt>{say('figures.incidents')}</dt>
        <dd>{format.number(figures.incidents)}</dd>
      </div>
    </dl>
  );
};

/** The figures of the day, each counted from the rows of that day; charts are labelled directly and have a table behind. */
export const DayFiguresPanel = (): ReactNode => {
  const { say, language } = useText();
  const { shiftLog, desk } = useDesk();
  const figures = useSlice(shiftLog, (state) => state.figures);
  const pack = useSlice(desk, (state) => state.pack?.pack ?? null);
  if (figures === null) return <div className={css['figures']} />;
  const named = (
    counts: DayFigures['dispositions'],
    names: readonly { readonly code: string; readonly label: Record<'id' | 'en', string> }[] | undefined,
  ): readonly Bar[] =>
    counts.map(({ code, count }) => ({
      code,
      count,
      label: names?.find((name) => name.code === code)?.label[language] ?? code,
    }));
  const hours = figures.hours.map(({ hour, count }) => ({
    code: String(hour),
    label: `${String(hour).padStart(2, '0')}:00`,
    count,
  }));
  return (
    <div className={css['figures']}>
      <Numbers figures={figures} />
      <div className={css['charts']}>
        <Bars
          title={say('figures.trouble')}
          hint={say('figures.troubleHint')}
          bars={named(figures.trouble, pack?.official.categories)}
        />
        <Bars title={say('figures.dispositions')} bars={named(figures.dispositions, pack?.dispositions)} />
        <Bars
          title={say('figures.provinces')}
          bars={figures.provinces.map(({ code, count }) => ({ code, count, label: provinceNames[code] ?? code }))}
        />
        <Bars title={say('figures.channels')} bars={named(figures.channels, pack?.channels)} />
        <Bars title={say('figures.hours')} bars={hours} />
      </div>
    </div>
  );
};
