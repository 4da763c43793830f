import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../shared/contract/ipc.ts';
import { LocalDate, type Instant } from '../../../shared/model/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Choice } from '../../parts/Choice.tsx';
import { Field } from '../../parts/Field.tsx';
import input from '../../parts/Input.module.css';
import { useNow } from '../../parts/useNow.ts';
import { useText } from '../../text/useText.tsx';
import { instantOf, readTime } from '../../text/zonedTime.ts';
import { useDesk, useReadyDesk, useSlice } from '../../useDesk.ts';
import css from './Forms.module.css';
import { StudioProblem } from './StudioProblem.tsx';

type CheckedForm = NonNullable<OutputOf<'forms.check'>['form']>;

const dayMs = 86_400_000;
const daysOffered = 31;

const dayAfter = (date: LocalDate, days: number): LocalDate =>
  LocalDate.parse(new Date(Date.parse(`${date}T00:00:00.000Z`) + days * dayMs).toISOString().slice(0, 10));

type WhenProps = {
  readonly day: LocalDate;
  readonly time: string;
  readonly error: string | null;
  readonly onDay: (day: LocalDate) => void;
  readonly onTime: (time: string) => void;
};

/** A day of the next month by its name, and a time as the hotline's clock shows it: the browser's own fields speak the system's language. */
const When = ({ day, time, error, onDay, onTime }: WhenProps): ReactNode => {
  const { say, format } = useText();
  const today = format.dateOf(new Date(useNow()).toISOString());
  const days = Array.from({ length: daysOffered }, (_, ahead) => dayAfter(today, ahead));
  return (
    <div className={css['when']}>
      <Field label={say('publish.day')}>
        {(ids) => (
          <select
            {...ids}
            className={input['input']}
            value={day}
            onChange={(event) => onDay(LocalDate.parse(event.target.value))}
          >
            {days.map((date) => (
              <option key={date} value={date}>
                {date === today ? say('day.today') : format.longDate(date)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('publish.time')} hint={say('publish.timeHint', { zone: format.zone })} error={error}>
        {(ids) => (
          <input
            {...ids}
            className={input['input']}
            inputMode="numeric"
            autoComplete="off"
            maxLength={5}
            value={time}
            onChange={(event) => onTime(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
};

/** The last step: now, or at a time of the hotline's own clock. */
export const PublishForm = ({ form }: { readonly form: CheckedForm }): ReactNode => {
  const { say, format } = useText();
  const { studio, clock } = useDesk();
  const { timeZone } = useReadyDesk((ready) => ready.hotline);
  const problem = useSlice(studio, (state) => state.problem);
  const isBusy = useSlice(studio, (state) => state.isBusy);
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [day, setDay] = useState(() => dayAfter(format.dateOf(new Date(clock.now()).toISOString()), 1));
  const [time, setTime] = useState('08:00');
  const [error, setError] = useState<string | null>(null);
  const localTime = readTime(time);
  const startsAt: Instant | null = localTime === null ? null : instantOf(day, localTime, timeZone);

  const publish = (): void => {
    if (when === 'now') return void studio.actions.publish(null);
    if (startsAt === null) return setError(say('publish.timeWrong'));
    if (Date.parse(startsAt) <= clock.now()) return setError(say('publish.timePast'));
    setError(null);
    void studio.actions.publish(startsAt);
  };
  const later =
    startsAt === null
      ? say('publish.later')
      : say('publish.laterButton', { time: `${format.dateTime(startsAt)} ${format.zone}` });
  return (
    <section className={css['publish']} aria-label={say('publish.title', { version: form.version })}>
      <div>
        <h2 className={css['subtitle']}>{say('publish.title', { version: form.version })}</h2>
        <p className={css['lead']}>{say('publish.lead')}</p>
      </div>
      <Choice
        label={say('publish.when')}
        value={when}
        options={[
          { value: 'now', label: say('publish.now') },
          { value: 'later', label: say('publish.later') },
        ]}
        onChange={(value) => {
          setWhen(value);
          setError(null);
        }}
      />
      {when === 'later' ? (
        <When
          day={day}
          time={time}
          error={error}
          onDay={setDay}
          onTime={(typed) => {
            setTime(typed);
            setError(null);
          }}
        />
      ) : null}
      <StudioProblem problem={problem} />
      <div className={css['row']}>
        <Button kind="primary" isDisabled={isBusy} onPress={publish}>
          {isBusy ? say('publish.running') : when === 'now' ? say('publish.nowButton') : later}
        </Button>
      </div>
    </section>
  );
};
