import type { ReactNode } from 'react';
import { deskKeys } from '../keys.ts';
import { Keys } from '../parts/Keys.tsx';
import { activeWork } from '../stores/callsState.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import { FormJumps } from './FormJumps.tsx';
import { Knowledge } from './Knowledge.tsx';
import { NoteField } from './NoteField.tsx';
import css from './SidePanel.module.css';
import { focusIds } from './useDeskKeys.ts';
import { VisitList } from './VisitList.tsx';

/** Beside the script: what is known of the caller, what helps with this question, and a place for what has no place. */
export const SidePanel = (): ReactNode => {
  const { say } = useText();
  const { calls } = useDesk();
  const work = useSlice(calls, activeWork);
  const panel = useSlice(calls, (state) => state.panel);
  if (work === null) return null;
  const number = work.call?.callerNumber ?? null;
  return (
    <aside className={css['side']} aria-label={say('side.label')}>
      <p className={css['strip']} aria-hidden="true">
        <span>
          {say('history.title')} <Keys chord={deskKeys.history.chord} />
        </span>
        <span>
          {say('knowledge.title')} <Keys chord={deskKeys.knowledge.chord} />
        </span>
        <span>
          {say('note.title')} <Keys chord={deskKeys.note.chord} />
        </span>
      </p>
      {panel === 'map' && work.form.state === 'open' ? (
        <FormJumps work={work} session={work.form.form.session} />
      ) : (
        <div className={css['context']}>
          <section id={focusIds.history} tabIndex={-1} className={css['section']} aria-label={say('history.title')}>
            <h2 className={css['heading']}>
              {say('history.title')} <Keys chord={deskKeys.history.chord} />
            </h2>
            {number === null ? (
              <p className={css['soft']}>{say('history.noNumber')}</p>
            ) : (
              <VisitList callerNumber={number} />
            )}
          </section>
          <Knowledge key={work.draft.caseId} work={work} />
        </div>
      )}
      <NoteField key={work.draft.caseId} work={work} />
    </aside>
  );
};
