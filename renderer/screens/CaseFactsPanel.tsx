import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/contract/ipc.ts';
import { questionName } from '../../shared/domain/caseFacts.ts';
import { groupPhone } from '../../shared/domain/phone.ts';
import { Button } from '../parts/Button.tsx';
import { durationText } from '../text/format.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './CasePage.module.css';
import facts from './Facts.module.css';
import { OutboxMark } from './caseMarks.tsx';
import { JourneyView } from './JourneyView.tsx';
import { useCaseForm } from './useCaseForm.ts';

const numberField = 'callerNumber';

const Summary = ({ view: { body, row, masked } }: { readonly view: CaseView }): ReactNode => {
  const { say, format, language } = useText();
  const { oneCase, desk } = useDesk();
  const pack = useSlice(desk, (state) => state.pack?.pack ?? null);
  const labelOf = (
    list: readonly { readonly code: string; readonly label: Record<'id' | 'en', string> }[] | undefined,
    code: string,
  ) => list?.find((item) => item.code === code)?.label[language] ?? code;
  const { talkMs, holdMs, wrapUpMs } = body;
  return (
    <dl className={facts['facts']}>
      <dt>{say('case.capturedAt')}</dt>
      <dd>{format.dateTime(body.capturedAt)}</dd>
      <dt>{say('case.agent')}</dt>
      <dd>{body.agentName}</dd>
      <dt>{say('case.channel')}</dt>
      <dd>{labelOf(pack?.channels, body.channel)}</dd>
      <dt>{say('case.number')}</dt>
      <dd>
        {body.callerNumber === null ? row.callerNumber : groupPhone(body.callerNumber)}{' '}
        {masked.includes(numberField) && row.callerNumber !== '' ? (
          <Button
            kind="quiet"
            label={say('case.reveal', { label: say('case.number') })}
            onPress={() => void oneCase.actions.reveal(numberField)}
          >
            {say('case.revealShort')}
          </Button>
        ) : null}
      </dd>
      <dt>{say('case.handling')}</dt>
      <dd>
        {durationText(talkMs + holdMs + wrapUpMs)}
        <span className={facts['soft']}>
          {say('case.handlingParts', {
            talk: durationText(talkMs),
            hold: durationText(holdMs),
            wrapUp: durationText(wrapUpMs),
          })}
        </span>
      </dd>
      <dt>{say('case.disposition')}</dt>
      <dd>
        {labelOf(pack?.dispositions, body.disposition)}
        <span className={facts['soft']}>{body.dispositionNote}</span>
      </dd>
    </dl>
  );
};

const Revisions = ({ view }: { readonly view: CaseView }): ReactNode => {
  const { say, format } = useText();
  const { oneCase } = useDesk();
  return (
    <section className={css['section']}>
      <h2 className={css['heading']}>{say('case.revisions')}</h2>
      <ul className={css['list']}>
        {view.revisions.map(({ rev, capturedAt, agentName, outbox, sha256 }) => (
          <li key={rev}>
            <button
              type="button"
              className={css['revision']}
              aria-current={rev === view.body.rev}
              onClick={() => void oneCase.actions.open(view.row.caseId, rev)}
            >
              <span className={css['strong']}>
                {say('case.revision', { rev })}
                {rev === view.row.rev ? ` · ${say('case.latest')}` : ''}
              </span>
              <span className={css['soft']}>
                {format.dateTime(capturedAt)} · {agentName}
              </span>
              <OutboxMark outbox={outbox} />
              <span className={css['soft']}>
                {say('case.hash')} {sha256.slice(0, 12)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Journey = ({ view }: { readonly view: CaseView }): ReactNode => {
  const { say } = useText();
  return (
    <section className={css['section']}>
      <h2 className={css['heading']}>{say('journey.title')}</h2>
      <JourneyView caseId={view.row.caseId} rev={view.body.rev} />
    </section>
  );
};

const Reviews = ({ view }: { readonly view: CaseView }): ReactNode => {
  const { say, format } = useText();
  return (
    <section className={css['section']}>
      <h2 className={css['heading']}>{say('case.reviews')}</h2>
      {view.reviews.length === 0 ? <p className={css['soft']}>{say('case.noReviews')}</p> : null}
      <ul className={css['list']}>
        {view.reviews.map((review) => (
          <li key={`${review.rev}-${review.at}`}>
            <p>
              <span className={css['strong']}>{say(`review.${review.verdict}`)}</span> ·{' '}
              {say('case.revision', { rev: review.rev })}
            </p>
            {review.comment === '' ? null : <p className={css['note']}>“{review.comment}”</p>}
            <p className={css['soft']}>
              {review.supervisorName} · {format.dateTime(review.at)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Trail = ({ view }: { readonly view: CaseView }): ReactNode => {
  const { say, format } = useText();
  const { labelOf } = useCaseForm(view);
  return (
    <section className={css['section']}>
      <details>
        <summary className={css['heading']}>{say('case.changes')}</summary>
        {view.changes.length === 0 ? <p className={css['soft']}>{say('case.changesEmpty')}</p> : null}
        <ol className={css['list']}>
          {view.changes.map((change, index) => (
            // Two changes may carry the same moment; their order in the trail is their name.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className={css['soft']}>
              {format.clock(change.at)} · {labelOf(questionName(change.reference))} ·{' '}
              {say(`case.change.${change.kind}`)}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
};

/** What is known of a case beside its answers: who, how long, which revisions, what was judged, where it is. */
export const CaseFactsPanel = ({ view }: { readonly view: CaseView }): ReactNode => {
  const { say } = useText();
  const { labelOf } = useCaseForm(view);
  return (
    <>
      <section className={css['section']}>
        <Summary view={view} />
        {view.body.missing.length === 0 ? null : (
          <p className={css['soft']}>
            {say('case.missing')}: {view.body.missing.map(labelOf).join(', ')}
          </p>
        )}
        {view.body.note === '' ? null : (
          <div>
            <h2 className={css['heading']}>{say('case.note')}</h2>
            <p className={css['note']}>{view.body.note}</p>
          </div>
        )}
      </section>
      <Reviews view={view} />
      <Revisions view={view} />
      <Journey view={view} />
      <Trail view={view} />
    </>
  );
};
