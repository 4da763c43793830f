import type { ReactNode } from 'react';
import type { ParkedRevision } from '../../../shared/model/journey.ts';
import { Button } from '../../parts/Button.tsx';
import { useText } from '../../text/useText.tsx';
import { useDesk } from '../../useDesk.ts';
import { JourneyView } from '../JourneyView.tsx';
import { ReferenceNumber } from '../ReferenceNumber.tsx';
import css from './Sync.module.css';

type ParkedCaseProps = { readonly parked: ParkedRevision; readonly onOpen: () => void };

/** One case that waits for a person: what the reason means, what is safe, what to do. */
export const ParkedCase = ({ parked, onOpen }: ParkedCaseProps): ReactNode => {
  const { say } = useText();
  const { actions } = useDesk().parked;
  const { caseId, rev, reference, reason, detail, mayOpen, mayResend } = parked;
  return (
    <aside className={css['side']} aria-label={say('parked.chosen')}>
      <section className={css['section']}>
        <h2 className={css['name']}>
          <ReferenceNumber reference={reference} />
        </h2>
        <p className={css['strong']}>{say(`parkReason.${reason}`)}</p>
        <p>{say(`parkMeans.${reason}`)}</p>
        <h3 className={css['heading']}>{say('parked.todo')}</h3>
        <p>{say(`parkTodo.${reason}`)}</p>
        <div className={css['buttons']}>
          {mayResend ? (
            <Button kind="primary" onPress={() => void actions.resend({ caseId, rev })}>
              {say('parked.resend')}
            </Button>
          ) : null}
          {mayOpen ? <Button onPress={onOpen}>{say('parked.open')}</Button> : null}
        </div>
        {detail === '' ? null : (
          <>
            <h3 className={css['heading']}>{say('parked.detail')}</h3>
            <p className={css['technical']}>{detail}</p>
          </>
        )}
      </section>
      {mayOpen ? (
        <section className={css['section']}>
          <h3 className={css['heading']}>{say('journey.title')}</h3>
          <JourneyView caseId={caseId} rev={rev} />
        </section>
      ) : null}
    </aside>
  );
};
