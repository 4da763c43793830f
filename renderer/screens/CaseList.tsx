import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { CaseRow } from '../../shared/model/case.ts';
import type { Pack } from '../../shared/model/pack.ts';
import { Blank, Failed } from '../parts/Blank.tsx';
import { VirtualTable, type Column } from '../parts/VirtualTable.tsx';
import type { Text } from '../text/useText.tsx';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import { CaseFilters } from './CaseFilters.tsx';
import css from './CaseList.module.css';
import { CompletionMark, OutboxMark, ReviewMark } from './caseMarks.tsx';

const columnsOf = (
  { say, format, language }: Text,
  pack: Pack | null,
  withAgent: boolean,
): readonly Column<CaseRow>[] => [
  {
    id: 'reference',
    header: say('cases.reference'),
    rem: 10.75,
    cell: ({ reference, rev }) => (
      <>
        <span className={css['reference']}>{reference}</span>
        {rev > 1 ? <span className={css['rev']}> {say('cases.rev', { rev })}</span> : null}
      </>
    ),
  },
  { id: 'time', header: say('cases.time'), rem: 7, cell: (row) => format.shortTime(row.capturedAt) },
  {
    id: 'caller',
    header: say('cases.caller'),
    rem: 11.25,
    grow: 1.3,
    cell: ({ callerName, callerNumber }) => (
      <>
        {callerName}
        {callerName === '' || callerNumber === '' ? '' : ' · '}
        <span className={css['number']}>{callerNumber}</span>
      </>
    ),
  },
  {
    id: 'business',
    header: say('cases.business'),
    rem: 9.25,
    grow: 2,
    cell: ({ business, region }) => [business, region].filter((part) => part !== '').join(' · '),
  },
  {
    id: 'disposition',
    header: say('cases.disposition'),
    rem: 6.5,
    grow: 1,
    cell: (row) => pack?.dispositions.find(({ code }) => code === row.disposition)?.label[language] ?? row.disposition,
  },
  ...(withAgent
    ? [{ id: 'agent', header: say('cases.agent'), rem: 7, cell: ({ agentName }: CaseRow) => agentName }]
    : []),
  { id: 'outbox', header: say('cases.outbox'), rem: 10.5, cell: ({ outbox }) => <OutboxMark outbox={outbox} /> },
  {
    id: 'review',
    header: say('cases.review'),
    rem: 8.75,
    cell: ({ review, needsCompletion }) =>
      // Unreviewed is where every case begins; that it is not whole says more.
      needsCompletion && review === 'unreviewed' ? <CompletionMark needsCompletion /> : <ReviewMark review={review} />,
  },
];

/** All cases of this desk that the filters let through; arrow keys move, Enter opens, "/" searches. */
export const CaseList = (): ReactNode => {
  const text = useText();
  const { say } = text;
  const { cases, oneCase, desk } = useDesk();
  const { load, rows, total, cursor, filter } = useSlice(cases, (state) => state);
  const pack = useSlice(desk, (state) => state.pack?.pack ?? null);
  const columns = useMemo(() => columnsOf(text, pack, filter.scope === 'all'), [text, pack, filter.scope]);
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    void cases.actions.load();
    page.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [cases]);
  const openAtCursor = async (): Promise<void> => {
    const row = await cases.actions.rowAtCursor();
    if (row !== null) await oneCase.actions.open(row.caseId);
  };
  const isFiltered =
    filter.search !== '' ||
    filter.outbox !== null ||
    filter.review !== null ||
    filter.date !== null ||
    filter.needsCompletion === true;
  return (
    <main ref={page} className={css['page']}>
      <CaseFilters />
      <div className={css['table']}>
        {typeof load === 'object' ? (
          <Failed title={say('cases.failed')} problem={load} onRetry={() => void cases.actions.load()} />
        ) : rows.length === 0 && load === 'ready' ? (
          <Blank
            title={say(isFiltered ? 'cases.noMatchTitle' : 'cases.emptyTitle')}
            words={say(isFiltered ? 'cases.noMatch' : 'cases.empty')}
          />
        ) : (
          <VirtualTable
            label={say('cases.table')}
            columns={columns}
            rows={rows}
            total={total}
            keyOf={({ caseId }) => caseId}
            cursor={cursor}
            onMove={cases.actions.moveTo}
            onOpen={({ caseId }) => void oneCase.actions.open(caseId)}
            onEnter={() => void openAtCursor()}
            onEnd={() => void cases.actions.loadMore()}
          />
        )}
      </div>
    </main>
  );
};
