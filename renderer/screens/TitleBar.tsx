import { Waves } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CallState } from '../../shared/model/call.ts';
import { deskKeys } from '../keys.ts';
import { Button } from '../parts/Button.tsx';
import { Elapsed } from '../parts/Elapsed.tsx';
import { Logo } from '../parts/Logo.tsx';
import { Mark, type Tone } from '../parts/Mark.tsx';
import { classes } from '../parts/classes.ts';
import { activeWork } from '../stores/callsState.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useReadyDesk, useSlice } from '../useDesk.ts';
import { SyncWords } from './SyncWords.tsx';
import css from './TitleBar.module.css';

export const stateTone: Readonly<Record<CallState, Tone>> = {
  talking: 'good',
  held: 'warm',
  wrapUp: 'accent',
  closed: 'calm',
};

const AgentState = (): ReactNode => {
  const { say, format } = useText();
  const { calls } = useDesk();
  const session = useReadyDesk((ready) => ready.session);
  const work = useSlice(calls, activeWork);
  const shift = session.state === 'active' ? session.shift : null;
  if (work?.call) {
    const { state, stateSince } = work.call;
    return (
      <span className={css['state']}>
        <span className={classes(css['dot'], css[stateTone[state]])} aria-hidden="true" />
        <span className={css['stateName']}>{say(`state.${state}`)}</span>
        <span className={css['clock']}>
          <Elapsed since={stateSince} />
        </span>
      </span>
    );
  }
  const words = work === null ? (shift === null ? 'shift.none' : 'state.ready') : 'state.correction';
  return (
    <span className={css['state']}>
      <span className={classes(css['dot'], css['calm'])} aria-hidden="true" />
      <span className={css['stateName']}>{say(words)}</span>
      {shift === null || work !== null ? null : (
        <span className={css['soft']}>{say('shift.since', { time: format.time(shift.openedAt) })}</span>
      )}
    </span>
  );
};

const CallButtons = (): ReactNode => {
  const { say } = useText();
  const { calls } = useDesk();
  const state = useSlice(calls, (all) => activeWork(all)?.call?.state ?? null);
  if (state !== 'talking' && state !== 'held') return null;
  return (
    <span className={css['buttons']}>
      <Button chord={deskKeys.holdCall.chord} onPress={() => void calls.actions.holdOrResume()}>
        {say(state === 'held' ? 'bar.resume' : 'bar.hold')}
      </Button>
      <Button
        chord={deskKeys.endCall.chord}
        onPress={() => {
          calls.actions.setClosing(true);
          void calls.actions.end();
        }}
      >
        {say('bar.end')}
      </Button>
    </span>
  );
};

const DurabilityLight = (): ReactNode => {
  const { say, format } = useText();
  const durability = useSlice(useDesk().calls, (all) => activeWork(all)?.durability ?? null);
  if (durability === null) return null;
  if (durability.state === 'saved') {
    return (
      <Mark tone="good" icon="disk">
        {say('durability.saved', { time: format.clock(durability.at) })}
      </Mark>
    );
  }
  return durability.state === 'saving' ? (
    <Mark tone="calm" icon="dashed">
      {say('durability.saving')}
    </Mark>
  ) : (
    <Mark tone="danger" icon="alert">
      {say('durability.unsaved')}
    </Mark>
  );
};

/** Everybody sees that the short form is asked, for as long as it is. */
const SurgeMark = (): ReactNode => {
  const { say } = useText();
  const isOn = useSlice(useDesk().desk, ({ pack }) => pack?.surge.on ?? false);
  return (
    <output className={classes(isOn && css['surge'])}>
      {isOn ? (
        <>
          <Waves className={css['icon']} aria-hidden="true" />
          {say('surge.mark')}
        </>
      ) : null}
    </output>
  );
};

/** Who the line belongs to, what the agent is doing and for how long, whether the words are safe, what the server has. */
export const TitleBar = (): ReactNode => {
  const { say } = useText();
  const hotline = useReadyDesk((ready) => ready.hotline);
  const settings = useReadyDesk((ready) => ready.settings);
  const demoAccounts = useReadyDesk((ready) => ready.demoAccounts);
  return (
    <header className={css['bar']} aria-label={say('bar.region')}>
      <span className={css['brand']}>
        <Logo />
        <span className={css['hotline']}>{hotline.title[settings.language]}</span>
        {demoAccounts === null ? null : <span className={css['demo']}>{say('bar.demo')}</span>}
        <SurgeMark />
      </span>
      <span className={css['now']}>
        <AgentState />
        <CallButtons />
      </span>
      <span className={css['safety']}>
        <DurabilityLight />
        <SyncWords />
      </span>
    </header>
  );
};
