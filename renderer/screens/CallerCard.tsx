import { useEffect, type ReactNode } from 'react';
import { groupPhone } from '../../shared/domain/phone.ts';
import type { Call } from '../../shared/model/call.ts';
import { deskKeys } from '../keys.ts';
import { Button } from '../parts/Button.tsx';
import { Elapsed } from '../parts/Elapsed.tsx';
import { classes } from '../parts/classes.ts';
import type { Work } from '../stores/work.ts';
import { durationText } from '../text/format.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './CallerCard.module.css';
import { callerFacts } from './callerFacts.ts';
import { ChangeNumber } from './ChangeNumber.tsx';
import { ReferenceNumber } from './ReferenceNumber.tsx';

const Span = ({ call, state }: { readonly call: Call; readonly state: 'talking' | 'held' | 'wrapUp' }): ReactNode => {
  const { say } = useText();
  const done = { talking: call.talkMs, held: call.holdMs, wrapUp: call.wrapUpMs }[state];
  const label = { talking: 'card.talk', held: 'card.hold', wrapUp: 'card.wrapUp' } as const;
  if (done === 0 && call.state !== state) return null;
  return (
    <div className={css['span']}>
      <dt>{say(label[state])}</dt>
      <dd>{call.state === state ? <Elapsed since={call.stateSince} baseMs={done} /> : durationText(done)}</dd>
    </div>
  );
};

const Visits = ({ call }: { readonly call: Call }): ReactNode => {
  const { say } = useText();
  const { caller } = useDesk();
  const { callerNumber } = call;
  const visits = useSlice(caller, (state) => (callerNumber === null ? undefined : state.visits[callerNumber]));
  useEffect(() => {
    if (callerNumber !== null && visits === undefined) void caller.actions.look(callerNumber);
  }, [caller, callerNumber, visits]);
  return Array.isArray(visits) ? <p className={css['visits']}>{say('card.visits', { count: visits.length })}</p> : null;
};

const CallFacts = ({ call }: { readonly call: Call }): ReactNode => {
  const { say, language } = useText();
  const { calls, desk } = useDesk();
  const panel = useSlice(calls, (state) => state.panel);
  const channel = useSlice(desk, ({ pack }) => pack?.pack.channels.find(({ code }) => code === call.channel) ?? null);
  return (
    <>
      <p className={css['channel']}>{channel?.label[language] ?? call.channel}</p>
      {panel === 'number' ? (
        <ChangeNumber key={call.id} callerNumber={call.callerNumber} />
      ) : (
        <div className={css['numberRow']}>
          <p className={classes(css['number'], call.callerNumber === null && css['unknown'])}>
            {call.callerNumber === null ? say('card.noNumber') : groupPhone(call.callerNumber)}
          </p>
          <Button
            kind="quiet"
            label={say('card.changeNumber')}
            chord={deskKeys.callerNumber.chord}
            onPress={() => calls.actions.showPanel('number')}
          >
            {''}
          </Button>
        </div>
      )}
      <Visits call={call} />
    </>
  );
};

/** Who is on the line. It never leaves the screen while the call is open. */
export const CallerCard = ({ work }: { readonly work: Work }): ReactNode => {
  const { say } = useText();
  const pack = useSlice(useDesk().desk, (state) => state.pack?.pack ?? null);
  const facts = callerFacts(work, pack);
  const { call, draft } = work;
  return (
    <section className={css['card']}>
      {call === null ? null : <CallFacts call={call} />}
      <div className={css['who']}>
        <p className={classes(css['name'], facts.callerName === '' && css['unknown'])}>
          {facts.callerName || say('card.noName')}
        </p>
        <p className={classes(facts.business === '' && css['unknown'])}>{facts.business || say('card.noBusiness')}</p>
        <p className={css['unknown']}>{facts.region || say('card.noRegion')}</p>
      </div>
      <div className={css['reference']}>
        <p className={css['label']}>{say('card.reference')}</p>
        <ReferenceNumber reference={draft.reference} />
      </div>
      {call === null ? null : (
        <dl className={css['spans']}>
          <Span call={call} state="talking" />
          <Span call={call} state="held" />
          <Span call={call} state="wrapUp" />
        </dl>
      )}
    </section>
  );
};
