import { useEffect, useMemo, type ReactNode } from 'react';
import type { ParkedRevision } from '../../../shared/model/journey.ts';
import { Blank, Failed } from '../../parts/Blank.tsx';
import { Button } from '../../parts/Button.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { VirtualTable, type Column } from '../../parts/VirtualTable.tsx';
import { useText, type Text } from '../../text/useText.tsx';
import { useDesk, useSlice } from '../../useDesk.ts';
import { ProblemLine } from '../ProblemLine.tsx';
import { ParkedCase } from './ParkedCase.tsx';
import css from './Sync.module.css';

const columnsOf = ({ say, format }: Text): readonly Column<ParkedRevision>[] => [
  {
    id: 'reference',
    header: say('parked.reference'),
    rem: 11.5,
    cell: ({ reference, rev }) => (rev === 1 ? reference : `${reference} ${say('cases.rev', { rev })}`),
  },
  {
    id: 'reason',
    header: say('parked.reason'),
    rem: 13,
    grow: 1,
    cell: ({ reason }) => (
      <Mark tone={reason === 'damaged' ? 'danger' : 'warm'} icon="alert">
        {say(`parkReason.${reason}`)}
      </Mark>
    ),
  },
  { id: 'since', header: say('parked.since'), rem: 7, cell: ({ since }) => format.shortTime(since) },
  { id: 'agent', header: say('parked.agent'), rem: 7, cell: ({ agentName }) => agentName },
];

/** What the server could not take, or this desk would not send: why, and what a person can do. */
export const ParkedPanel = (): ReactNode => {
  const text = useText();
  const { say } = text;
  const { parked, oneCase, desk } = useDesk();
  const { load, rows, next, cursor, resent, problem } = useSlice(parked, (state) => state);
  const columns = useMemo(() => columnsOf(text), [text]);
  useEffect(() => void parked.actions.load(), [parked]);
  const open = ({ caseId, rev, mayOpen }: ParkedRevision): void => {
    if (!mayOpen) return;
    desk.actions.go('cases');
    void oneCase.actions.open(caseId, rev);
  };
  const chosen = rows[cursor];
  const again = rows.filter(({ mayResend }) => mayResend).length;
  return (
    <>
      <output className={css['news']}>{resent === null ? null : say('parked.resent', { count: resent })}</output>
      <ProblemLine problem={problem} />
      {typeof load === 'object' ? (
        <Failed title={say('parked.failed')} problem={load} onRetry={() => void parked.actions.load()} />
      ) : rows.length === 0 ? (
        load === 'ready' ? (
          <Blank words={say('parked.empty')} />
        ) : null
      ) : (
        <div className={css['columns']}>
          <div className={css['list']}>
            {again > 1 ? (
              <div className={css['tools']}>
                <Button onPress={() => void parked.actions.resend(null)}>{say('parked.resendAll')}</Button>
              </div>
            ) : null}
            <div className={css['table']}>
              <VirtualTable
                label={say('parked.table')}
                columns={columns}
                rows={rows}
                keyOf={({ caseId, rev }) => `${caseId} ${rev}`}
                cursor={cursor}
                onMove={parked.actions.moveTo}
                onEnter={open}
                onEnd={() => void parked.actions.loadMore()}
                total={next === null ? rows.length : rows.length + 1}
              />
            </div>
          </div>
          {chosen === undefined ? null : <ParkedCase parked={chosen} onOpen={() => open(chosen)} />}
        </div>
      )}
    </>
  );
};
