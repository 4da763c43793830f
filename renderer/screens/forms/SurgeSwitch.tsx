import type { ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { useText } from '../../text/useText.tsx';
import { useDesk, useSlice } from '../../useDesk.ts';
import css from './Forms.module.css';

/** Whether the desks ask the short form, since when and by whom, and the way to change it. */
export const SurgeSwitch = (): ReactNode => {
  const { say, format } = useText();
  const { studio, desk } = useDesk();
  const { on, since, by } = useSlice(studio, (state) => state.surge);
  const prepared = useSlice(desk, ({ pack }) => pack?.pack.surge ?? null);
  const words = on
    ? say('surge.on', { time: since === null ? '' : format.shortTime(since), by })
    : say(prepared === null ? 'surge.none' : 'surge.off');
  return (
    <div className={css['surge']}>
      <div>
        <p className={css['heading']}>{say('surge.title')}</p>
        <Mark tone={on ? 'warm' : 'calm'} icon={on ? 'alert' : 'dot'}>
          {words}
        </Mark>
      </div>
      {prepared === null && !on ? null : (
        <Button onPress={() => studio.actions.ask('surge')}>{say(on ? 'surge.turnOff' : 'surge.turnOn')}</Button>
      )}
    </div>
  );
};
