import type { ReactNode } from 'react';
import { useText } from '../../text/useText.tsx';
import { useDesk, useSlice } from '../../useDesk.ts';
import { Confirm } from './Confirm.tsx';

/** What a surge would change at every desk, before it does. */
export const SurgeConfirm = (): ReactNode => {
  const { say, language } = useText();
  const { studio, desk } = useDesk();
  const isAsked = useSlice(studio, ({ asking }) => asking === 'surge');
  const problem = useSlice(studio, (state) => state.problem);
  const isBusy = useSlice(studio, (state) => state.isBusy);
  const { on } = useSlice(studio, (state) => state.surge);
  const pack = useSlice(desk, (state) => state.pack?.pack ?? null);
  if (!isAsked) return null;
  const { surge = null, dispositions = [] } = pack ?? {};
  const disposition = dispositions.find(({ code }) => code === surge?.disposition);
  return (
    <Confirm
      title={say(on ? 'surge.confirmOffTitle' : 'surge.confirmOnTitle')}
      lead={
        on
          ? say('surge.confirmOff')
          : say('surge.confirmOn', {
              count: surge?.questions.length ?? 0,
              disposition: disposition?.label[language] ?? '',
            })
      }
      yes={say(on ? 'surge.yesOff' : 'surge.yesOn')}
      problem={problem}
      isBusy={isBusy}
      onYes={() => void studio.actions.setSurge(!on)}
      onNo={() => studio.actions.ask(null)}
    />
  );
};
