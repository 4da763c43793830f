import type { ReactNode } from 'react';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './ShiftLog.module.css';

/** The shifts of the day; one of them, or all, decides which events show. */
export const ShiftList = (): ReactNode => {
  const { say, format } = useText();
  const { shiftLog } = useDesk();
  const shifts = useSlice(shiftLog, (state) => state.shifts);
  const filter = useSlice(shiftLog, (state) => state.filter);
  if (filter === null) return <div className={css['shifts']} />;
  const pick = (shiftId: (typeof filter)['shiftId']): void =>
    void shiftLog.actions.show({ date: filter.date, shiftId });
  return (
    <section className={css['shifts']} aria-label={say('log.shifts')}>
      <button type="button" className={css['shift']} aria-pressed={filter.shiftId === null} onClick={() => pick(null)}>
        <span className={css['strong']}>{say('log.allShifts')}</span>
      </button>
      {shifts.length === 0 ? <p className={css['soft']}>{say('log.noShifts')}</p> : null}
      {shifts.map(({ shift, calls, cases, unsent, unreviewed }) => (
        <button
          key={shift.id}
          type="button"
          className={css['shift']}
          aria-pressed={filter.shiftId === shift.id}
          onClick={() => pick(shift.id)}
        >
          <span className={css['strong']}>{shift.agentName}</span>
          <span className={css['soft']}>
            {format.time(shift.openedAt)} – {shift.closedAt === null ? say('log.running') : format.time(shift.closedAt)}
          </span>
          <span className={css['soft']}>{say('log.shiftFacts', { calls, cases, unsent, unreviewed })}</span>
          {shift.note === '' ? null : <span className={css['soft']}>“{shift.note}”</span>}
        </button>
      ))}
    </section>
  );
};
