import { useEffect, useState, type ReactNode } from 'react';
import type { SyncOutcome, SyncRun } from '../../shared/model/sync.ts';
import { deskKeys } from '../keys.ts';
import { Blank, Failed } from '../parts/Blank.tsx';
import { Button } from '../parts/Button.tsx';
import { Mark, type MarkIcon, type Tone } from '../parts/Mark.tsx';
import { useNow } from '../parts/useNow.ts';
import { VirtualTable, type Column } from '../parts/VirtualTable.tsx';
import { durationText, type Format } from '../text/format.ts';
import { useText, type Say } from '../text/useText.tsx';
import { useDesk, useReadyDesk, useSlice } from '../useDesk.ts';
import { ProblemLine } from './ProblemLine.tsx';
import css from './SyncScreen.module.css';

const looks: Readonly<Record<SyncOutcome, readonly [Tone, MarkIcon]>> = {
  sent: ['good', 'check'],
  nothingToSend: ['calm', 'dot'],
  offline: ['warm', 'alert'],
  notOurServer: ['warm', 'alert'],
  serverBusy: ['calm', 'dashed'],
  serverFailed: ['warm', 'alert'],
  refused: ['danger', 'alert'],
  outdated: ['danger', 'alert'],
  tooLarge: ['calm', 'dashed'],
  interrupted: ['warm', 'alert'],
};

const counts = (say: Say, run: SyncRun): string => {
  if (run.offered === 0) return '';
  const { created, duplicate, parked, offered } = run;
  return run.outcome === 'sent'
    ? say('syncScreen.runCounts', { created, duplicate, parked })
    : say('syncScreen.runOffered', { count: offered });
};

const columnsOf = (say: Say, format: Format): readonly Column<SyncRun>[] => [
  { id: 'time', header: say('syncScreen.time'), rem: 11, cell: (run) => format.dateTime(run.startedAt) },
  { id: 'trigger', header: say('syncScreen.trigger'), rem: 9, cell: (run) => say(`trigger.${run.trigger}`) },
  {
    id: 'result',
    header: say('syncScreen.result'),
    rem: 13,
    grow: 1.3,
    cell: ({ outcome }) => {
      const [tone, icon] = outcome === null ? (['calm', 'dashed'] as const) : looks[outcome];
      return (
        <Mark tone={tone} icon={icon}>
          {say(outcome === null ? 'outcome.running' : `outcome.${outcome}`)}
        </Mark>
      );
    },
  },
  { id: 'counts', header: say('syncScreen.counts'), rem: 12, grow: 1.2, cell: (run) => counts(say, run) },
  {
    id: 'bytes',
    header: say('syncScreen.bytes'),
    rem: 5,
    isNumber: true,
    cell: (run) => (run.bytesSent === 0 ? '' : format.bytes(run.bytesSent)),
  },
  {
    id: 'took',
    header: say('syncScreen.duration'),
    rem: 4,
    isNumber: true,
    cell: ({ startedAt, endedAt }) =>
      endedAt === null
        ? ''
        : say('syncScreen.seconds', { seconds: format.seconds(Date.parse(endedAt) - Date.parse(startedAt)) }),
  },
  { id: 'detail', header: say('syncScreen.detail'), rem: 7, grow: 1, cell: (run) => run.detail },
];

const Countdown = ({ at }: { readonly at: string }): ReactNode => {
  const { say } = useText();
  return say('syncScreen.in', { time: durationText(Date.parse(at) - useNow()) });
};

const Figures = (): ReactNode => {
  const { say, format } = useText();
  const { sync } = useReadyDesk();
  return (
    <dl className={css['figures']}>
      <div>
        <dt>{say('syncScreen.pending')}</dt>
        <dd>{format.number(sync.pending)}</dd>
        <dd className={css['soft']}>
          {sync.oldestPendingAt === null
            ? ''
            : say('syncScreen.oldest', { time: format.dateTime(sync.oldestPendingAt) })}
        </dd>
      </div>
      <div>
        <dt>{say('syncScreen.accepted')}</dt>
        <dd>{format.number(sync.accepted)}</dd>
        <dd className={css['soft']}>
          {say('syncScreen.lastSuccess')}:{' '}
          {sync.lastSuccessAt === null ? say('syncScreen.never') : format.time(sync.lastSuccessAt)}
        </dd>
      </div>
      <div>
        <dt>{say('syncScreen.parked')}</dt>
        <dd className={sync.parked > 0 ? css['warm'] : undefined}>{format.number(sync.parked)}</dd>
        <dd className={css['soft']} />
      </div>
      <div>
        <dt>{say('syncScreen.next')}</dt>
        <dd>{sync.nextAttemptAt === null ? '–' : format.time(sync.nextAttemptAt)}</dd>
        <dd className={css['soft']}>
          {sync.nextAttemptAt === null ? say('syncScreen.noNext') : <Countdown at={sync.nextAttemptAt} />}
        </dd>
      </div>
    </dl>
  );
};

/** What went to the server, when, and what it said. */
export const SyncScreen = (): ReactNode => {
  const { say, format } = useText();
  const { sync, desk } = useDesk();
  const { load, runs, next } = useSlice(sync, (state) => state);
  const problem = useSlice(desk, (state) => state.problem);
  const { serverUrl } = useReadyDesk().sync;
  const [cursor, setCursor] = useState(0);
  useEffect(() => void sync.actions.load(), [sync]);
  return (
    <main className={css['page']}>
      <header className={css['head']}>
        <div>
          <h1 className={css['title']}>{say('syncScreen.title')}</h1>
          <p className={css['soft']}>{serverUrl ?? say('settings.serverNone')}</p>
        </div>
        <Button kind="primary" chord={deskKeys.syncNow.chord} onPress={() => void desk.actions.syncNow()}>
          {say('syncScreen.now')}
        </Button>
      </header>
      <Figures />
      <p className={css['safe']}>{say('syncScreen.safe')}</p>
      <ProblemLine problem={problem} />
      <h2 className={css['subtitle']}>{say('syncScreen.ledger')}</h2>
      <div className={css['table']}>
        {typeof load === 'object' ? (
          <Failed title={say('syncScreen.ledger')} problem={load} onRetry={() => void sync.actions.load()} />
        ) : load === 'ready' && runs.length === 0 ? (
          <Blank words={say('syncScreen.empty')} />
        ) : (
          <VirtualTable
            label={say('syncScreen.ledger')}
            columns={columnsOf(say, format)}
            rows={runs}
            keyOf={({ id }) => String(id)}
            cursor={cursor}
            onMove={setCursor}
            onEnd={() => void sync.actions.loadMore()}
            total={next === null ? runs.length : runs.length + 1}
          />
        )}
      </div>
    </main>
  );
};
