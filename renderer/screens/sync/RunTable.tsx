import { useEffect, useMemo, type ReactNode } from 'react';
import type { SyncOutcome, SyncRun } from '../../../shared/model/sync.ts';
import { Blank, Failed } from '../../parts/Blank.tsx';
import { Mark, type MarkIcon, type Tone } from '../../parts/Mark.tsx';
import { VirtualTable, type Column } from '../../parts/VirtualTable.tsx';
import type { LedgerLine } from '../../stores/foldRuns.ts';
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

const lookOf = ({ outcome, parked, missing }: SyncRun): readonly [Tone, MarkIcon] => {
  if (outcome === null || missing > 0) return ['calm', 'dashed'];
  return parked > 0 ? ['warm', 'alert'] : looks[outcome];
};

const total = (line: LedgerLine, bytes: 'bytesSent' | 'bytesReceived'): number =>
  line.runs.reduce((sum, run) => sum + run[bytes], 0);

const lineText = ({ say, format }: Text, { runs }: LedgerLine): string => {
  const told = runText(say, format, runs[0]);
  const first = runs.at(-1);
  return runs.length === 1 || first === undefined
    ? told
    : `${told} · ${say('run.fold', { count: runs.length, since: format.shortTime(first.startedAt) })}`;
};

const columnsOf = (text: Text): readonly Column<LedgerLine>[] => {
  const { say, format } = text;
  const bytes = (line: LedgerLine, which: 'bytesSent' | 'bytesReceived'): string =>
    total(line, which) === 0 ? '' : format.bytes(total(line, which));
  return [
    {
      id: 'time',
      header: say('syncScreen.time'),
      rem: 6.5,
      cell: ({ runs: [run] }) => format.shortTime(run.startedAt),
    },
    {
      id: 'what',
      header: say('syncScreen.what'),
      rem: 26,
      grow: 1,
      cell: (line) => {
        const [tone, icon] = lookOf(line.runs[0]);
        return (
          <>
            <Mark tone={tone} icon={icon}>
              {''}
            </Mark>
            {lineText(text, line)}
          </>
        );
      },
    },
    {
      id: 'trigger',
      header: say('syncScreen.trigger'),
      rem: 9,
      cell: ({ runs: [run] }) => say(`trigger.${run.trigger}`),
    },
    { id: 'detail', header: say('syncScreen.detail'), rem: 8, cell: ({ runs: [run] }) => run.detail },
    {
      id: 'out',
      header: say('syncScreen.bytesOut'),
      rem: 4.5,
      isNumber: true,
      cell: (line) => bytes(line, 'bytesSent'),
    },
    {
      id: 'in',
      header: say('syncScreen.bytesIn'),
      rem: 4.5,
      isNumber: true,
      cell: (line) => bytes(line, 'bytesReceived'),
    },
  ];
};

/** The chosen line with what a person needs who looks for it in the server's own log. */
const Chosen = ({ line }: { readonly line: LedgerLine }): ReactNode => {
  const { say, format } = useText();
  const [run] = line.runs;
  const from = format.clock(run.startedAt);
  const facts = [
    say('syncScreen.chosen', { id: run.id }),
    run.endedAt === null ? from : say('syncScreen.span', { from, to: format.clock(run.endedAt) }),
    run.batchId === null ? say('syncScreen.noBatch') : say('syncScreen.batch', { batch: run.batchId }),
    run.detail,
    line.runs.length > 1 ? say('syncScreen.unfold') : '',
  ];
  return <p className={css['chosen']}>{facts.filter((fact) => fact !== '').join(' · ')}</p>;
};

/** Every attempt to reach the server, in sentences, newest first. */
export const RunTable = (): ReactNode => {
  const text = useText();
  const { say } = text;
  const { sync } = useDesk();
  const { load, lines, next, cursor } = useSlice(sync, (state) => state);
  const columns = useMemo(() => columnsOf(text), [text]);
  useEffect(() => void sync.actions.load(), [sync]);
  const chosen = lines[cursor];
  if (typeof load === 'object') {
    return <Failed title={say('syncScreen.ledger')} problem={load} onRetry={() => void sync.actions.load()} />;
  }
  if (load === 'ready' && lines.length === 0) return <Blank words={say('syncScreen.empty')} />;
  return (
    <>
      <div className={css['table']}>
        <VirtualTable
          label={say('syncScreen.ledger')}
          columns={columns}
          rows={lines}
          keyOf={({ runs }) => String(runs.at(-1)?.id)}
          cursor={cursor}
          onMove={sync.actions.moveTo}
          onEnter={sync.actions.unfold}
          onEnd={() => void sync.actions.loadMore()}
          total={next === null ? lines.length : lines.length + 1}
        />
      </div>
      {chosen === undefined ? null : <Chosen line={chosen} />}
    </>
  );
};
