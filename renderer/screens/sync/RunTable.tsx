import { useEffect, useMemo, type ReactNode } from 'react';
import type { SyncOutcome, SyncRun } from '../../../shared/model/sync.ts';
import { Blank, Failed } from '../../parts/Blank.tsx';
import { Mark, type MarkIcon, type Tone } from '../../parts/Mark.tsx';
import { VirtualTable, type Column } from '../../parts/VirtualTable.tsx';
import { runText } from '../../text/runText.ts';
import { useText, type Text } from '../../text/useText.tsx';
import { useDesk, useSlice } from '../../useDesk.ts';
import css from './Sync.module.css';

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

const lookOf = ({ outcome, parked }: SyncRun): readonly [Tone, MarkIcon] => {
  if (outcome === null) return ['calm', 'dashed'];
  return parked > 0 ? ['warm', 'alert'] : looks[outcome];
};

const columnsOf = ({ say, format }: Text): readonly Column<SyncRun>[] => [
  { id: 'time', header: say('syncScreen.time'), rem: 6.5, cell: (run) => format.shortTime(run.startedAt) },
  {
    id: 'what',
    header: say('syncScreen.what'),
    rem: 26,
    grow: 1,
    cell: (run) => {
      const [tone, icon] = lookOf(run);
      return (
        <Mark tone={tone} icon={icon}>
          {runText(say, format, run)}
        </Mark>
      );
    },
  },
  { id: 'trigger', header: say('syncScreen.trigger'), rem: 9, cell: (run) => say(`trigger.${run.trigger}`) },
  {
    id: 'out',
    header: say('syncScreen.bytesOut'),
    rem: 4.5,
    isNumber: true,
    cell: (run) => (run.bytesSent === 0 ? '' : format.bytes(run.bytesSent)),
  },
  {
    id: 'in',
    header: say('syncScreen.bytesIn'),
    rem: 4.5,
    isNumber: true,
    cell: (run) => (run.bytesReceived === 0 ? '' : format.bytes(run.bytesReceived)),
  },
  { id: 'detail', header: say('syncScreen.detail'), rem: 8, cell: (run) => run.detail },
];

/** The chosen line with what a person needs who looks for it in the server's own log. */
const Chosen = ({ run }: { readonly run: SyncRun }): ReactNode => {
  const { say, format } = useText();
  const from = format.clock(run.startedAt);
  return (
    <p className={css['chosen']}>
      {[
        say('syncScreen.chosen', { id: run.id }),
        run.endedAt === null ? from : say('syncScreen.span', { from, to: format.clock(run.endedAt) }),
        run.batchId === null ? say('syncScreen.noBatch') : say('syncScreen.batch', { batch: run.batchId }),
        run.detail,
      ]
        .filter((part) => part !== '')
        .join(' · ')}
    </p>
  );
};

/** Every attempt to reach the server, in sentences, newest first. */
export const RunTable = (): ReactNode => {
  const text = useText();
  const { say } = text;
  const { sync } = useDesk();
  const { load, runs, next, cursor } = useSlice(sync, (state) => state);
  const columns = useMemo(() => columnsOf(text), [text]);
  useEffect(() => void sync.actions.load(), [sync]);
  const chosen = runs[cursor];
  if (typeof load === 'object') {
    return <Failed title={say('syncScreen.ledger')} problem={load} onRetry={() => void sync.actions.load()} />;
  }
  if (load === 'ready' && runs.length === 0) return <Blank words={say('syncScreen.empty')} />;
  return (
    <>
      <div className={css['table']}>
        <VirtualTable
          label={say('syncScreen.ledger')}
          columns={columns}
          rows={runs}
          keyOf={({ id }) => String(id)}
          cursor={cursor}
          onMove={sync.actions.moveTo}
          onEnd={() => void sync.actions.loadMore()}
          total={next === null ? runs.length : runs.length + 1}
        />
      </div>
      {chosen === undefined ? null : <Chosen run={chosen} />}
    </>
  );
};
