import { useEffect, useState, type ReactNode, type SubmitEvent } from 'react';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { useEscape } from '../parts/useEscape.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './Panel.module.css';
import { PanelHead } from './PanelHead.tsx';
import { PhoneField, usePhone } from './PhoneField.tsx';
import { ProblemLine } from './ProblemLine.tsx';
import { VisitList } from './VisitList.tsx';

const handRestsMs = 350;

/** A call comes in: channel and number, with what is known of the number as soon as it is whole. */
export const NewCall = (): ReactNode => {
  const { say, language } = useText();
  const { calls, caller, desk } = useDesk();
  const channels = useSlice(desk, ({ pack }) => pack?.pack.channels ?? []);
  const problem = useSlice(calls, (state) => state.problem);
  const [picked, setChannel] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const { number, isBlank } = usePhone(text);
  const channel = picked ?? channels[0]?.code ?? '';
  useEffect(() => {
    if (number === null) return undefined;
    // Beginnings of a long number are numbers too; each look goes into the log, so it waits until the hand rests.
    const rest = setTimeout(() => void caller.actions.look(number), handRestsMs);
    return () => clearTimeout(rest);
  }, [caller, number]);
  useEscape(calls.actions.showWork);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setIsAsked(true);
    if (channel !== '' && (number !== null || isBlank)) void calls.actions.open({ channel, callerNumber: number });
  };
  return (
    <form className={css['panel']} onSubmit={submit}>
      <PanelHead title={say('newCall.title')} lead={say('newCall.lead')} />
      <PhoneField
        label={say('newCall.number')}
        hint={say('newCall.numberHint')}
        text={text}
        onText={setText}
        isChecked={isAsked}
        isLarge
      />
      <Choice
        label={say('newCall.channel')}
        value={channel}
        options={channels.map(({ code, label }) => ({ value: code, label: label[language] }))}
        onChange={setChannel}
      />
      <div className={css['row']}>
        <Button kind="primary" type="submit" chord={{ key: 'Enter' }}>
          {say('newCall.open')}
        </Button>
        <Button kind="quiet" chord={{ key: 'Escape' }} onPress={calls.actions.showWork}>
          {say('action.cancel')}
        </Button>
      </div>
      <ProblemLine problem={problem} />
      <section className={css['section']} aria-live="polite">
        <h2 className={css['heading']}>{say('newCall.history')}</h2>
        {number === null ? (
          <p className={css['soft']}>{say('newCall.historyWaiting')}</p>
        ) : (
          <VisitList callerNumber={number} />
        )}
      </section>
    </form>
  );
};
