import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { FormVersion } from '../../../shared/model/formVersion.ts';
import { Failed } from '../../parts/Blank.tsx';
import { VirtualTable, type Column } from '../../parts/VirtualTable.tsx';
import { selectedVersion } from '../../stores/studioState.ts';
import { useText, type Text } from '../../text/useText.tsx';
import { useDesk, useSlice } from '../../useDesk.ts';
import { CostTable } from './CostTable.tsx';
import { DoneLine } from './DoneLine.tsx';
import { FilePick } from './FilePick.tsx';
import css from './Forms.module.css';
import { SurgeConfirm } from './SurgeConfirm.tsx';
import { SurgeSwitch } from './SurgeSwitch.tsx';
import { VersionMark } from './VersionMark.tsx';
import { VersionPanel } from './VersionPanel.tsx';

const columnsOf = ({ say, format }: Text): readonly Column<FormVersion>[] => [
  { id: 'version', header: say('forms.version'), rem: 6, grow: 1, cell: ({ version }) => version },
  { id: 'state', header: say('forms.state'), rem: 9.5, cell: ({ state }) => <VersionMark state={state} /> },
  { id: 'starts', header: say('forms.starts'), rem: 7.5, cell: ({ startsAt }) => format.shortTime(startsAt) },
  {
    id: 'by',
    header: say('forms.by'),
    rem: 7,
    grow: 1,
    cell: ({ publishedBy }) => publishedBy || say('forms.withPack'),
  },
  { id: 'drafts', header: say('forms.drafts'), rem: 3.5, isNumber: true, cell: (row) => format.number(row.drafts) },
  { id: 'cases', header: say('forms.cases'), rem: 3.5, isNumber: true, cell: (row) => format.number(row.cases) },
  {
    id: 'reports',
    header: say('forms.reports'),
    rem: 6,
    isNumber: true,
    cell: ({ reports }) => (reports.length === 0 ? '' : format.number(reports.length)),
  },
];

/** Every version of the form with what is known of it, and the way to the next one. */
export const VersionsPage = (): ReactNode => {
  const text = useText();
  const { say } = text;
  const { studio } = useDesk();
  const load = useSlice(studio, (state) => state.load);
  const versions = useSlice(studio, (state) => state.versions);
  const cursor = useSlice(studio, (state) => state.cursor);
  const selected = useSlice(studio, selectedVersion);
  const columns = useMemo(() => columnsOf(text), [text]);
  const table = useRef<HTMLDivElement>(null);
  const isReady = load === 'ready';
  useEffect(() => {
    if (isReady) table.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [isReady]);
  return (
    <>
      <header className={css['head']}>
        <div className={css['words']}>
          <h1 className={css['title']}>{say('forms.title')}</h1>
          <p className={css['soft']}>{say('forms.lead')}</p>
        </div>
        <SurgeSwitch />
        <FilePick kind="primary" label={say('forms.open')} />
      </header>
      <div className={css['confirmBar']}>
        <SurgeConfirm />
      </div>
      <DoneLine />
      {typeof load === 'object' ? (
        <Failed title={say('forms.failed')} problem={load} onRetry={() => void studio.actions.load()} />
      ) : (
        <div className={css['columns']}>
          <div className={css['main']}>
            <div ref={table} className={css['table']}>
              <VirtualTable
                label={say('forms.table')}
                columns={columns}
                rows={versions}
                keyOf={({ formHash }) => formHash}
                cursor={cursor}
                onMove={studio.actions.moveTo}
              />
              <p className={css['hint']}>{say('forms.openHint')}</p>
            </div>
            {selected === null ? null : <CostTable key={selected.formHash} version={selected} />}
          </div>
          {selected === null ? null : <VersionPanel key={selected.formHash} version={selected} />}
        </div>
      )}
    </>
  );
};
