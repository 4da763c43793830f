import { useEffect, type ReactNode } from 'react';
import type { CaseId } from '../../shared/model/ids.ts';
import type { RevisionJourney } from '../../shared/model/journey.ts';
import type { Instant } from '../../shared/model/time.ts';
import { Mark, type MarkIcon, type Tone } from '../parts/Mark.tsx';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './Journey.module.css';
import { ReceiptView } from './ReceiptView.tsx';

type StationProps = {
  readonly name: string;
  readonly at: Instant | null;
  /** Reached at a moment that nobody wrote down, and how; empty: reached when there is a moment. */
  readonly how?: string;
  readonly tone?: Tone;
  readonly icon?: MarkIcon;
  readonly hint?: string;
};

const Station = ({ name, at, how = '', tone = 'good', icon = 'check', hint = '' }: StationProps): ReactNode => {
  const { say, format } = useText();
  const isReached = at !== null || how !== '';
  return (
    <li className={css['station']}>
      <Mark tone={isReached ? tone : 'calm'} icon={isReached ? icon : 'dashed'}>
        {name}
      </Mark>
      <span className={css['time']}>
        {at === null ? how || say('journey.notYet') : `${format.day(at)} ${format.clock(at)}`}
        {hint === '' ? '' : ` · ${hint}`}
      </span>
    </li>
  );
};

const Stations = ({ journey }: { readonly journey: RevisionJourney }): ReactNode => {
  const { say } = useText();
  const { rev, saidAt, savedAt, sentAt, acceptedAt, securedAt, attempts, reason } = journey;
  return (
    <ol className={css['stations']} aria-label={say('journey.stations', { rev })}>
      <Station name={say(rev === 1 ? 'journey.said' : 'journey.saidAgain')} at={saidAt} />
      <Station name={say('journey.saved')} at={savedAt} icon="disk" />
      <Station
        name={say('journey.sent')}
        at={sentAt}
        how={sentAt === null && acceptedAt !== null ? say('journey.byDisk') : ''}
        hint={attempts > 1 ? say('journey.attempts', { count: attempts }) : ''}
      />
      {reason === null ? (
        <Station name={say('journey.accepted')} at={acceptedAt} />
      ) : (
        <li className={css['station']}>
          <Mark tone="warm" icon="alert">
            {say('journey.parked', { reason: say(`parkReason.${reason}`) })}
          </Mark>
        </li>
      )}
      <Station name={say('journey.secured')} at={securedAt} icon="shield" />
    </ol>
  );
};

/** The way of one revision: said, saved, sent, accepted, secured, each with its moment, and what the server signed for. */
export const JourneyView = ({ caseId, rev }: { readonly caseId: CaseId; readonly rev: number }): ReactNode => {
  const { say } = useText();
  const { journey: store } = useDesk();
  const state = useSlice(store, (whole) => (whole.caseId === caseId ? whole.journey : 'loading'));
  useEffect(() => {
    void store.actions.open(caseId);
    return store.actions.close;
  }, [store, caseId]);
  if (state === 'loading') return null;
  if ('code' in state) return <p className={css['time']}>{say('journey.failed')}</p>;
  const journey = state.revisions.find((revision) => revision.rev === rev);
  return journey === undefined ? null : (
    <>
      <Stations journey={journey} />
      <ReceiptView journey={journey} caseId={caseId} reference={state.reference} />
    </>
  );
};
