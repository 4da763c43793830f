import type { ReactNode } from 'react';
import type { PhoneNumber } from '../../shared/model/phone.ts';
import type { CallerVisit, Visits } from '../stores/createCallerStore.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './VisitList.module.css';

const isList = (visits: Visits | undefined): visits is readonly CallerVisit[] => Array.isArray(visits);

/** What this number has reported before, newest first. */
export const VisitList = ({ callerNumber }: { readonly callerNumber: PhoneNumber }): ReactNode => {
  const { say, format, language } = useText();
  const { caller, desk } = useDesk();
  const visits = useSlice(caller, (state) => state.visits[callerNumber]);
  const dispositions = useSlice(desk, ({ pack }) => pack?.pack.dispositions ?? []);
  if (visits === undefined || visits === 'loading') return null;
  if (!isList(visits)) return <p className={css['soft']}>{say('history.failed')}</p>;
  if (visits.length === 0) return <p className={css['soft']}>{say('history.none')}</p>;
  return (
    <ul className={css['list']}>
      {visits.map((visit) => (
        <li key={visit.caseId} className={css['visit']}>
          <p className={css['line']}>
            <span className={css['strong']}>{visit.business || visit.callerName || visit.reference}</span>
            <span className={css['soft']}>{format.dateTime(visit.at)}</span>
          </p>
          <p className={css['soft']}>
            {[
              dispositions.find(({ code }) => code === visit.disposition)?.label[language] ?? visit.disposition,
              visit.region,
              say('history.by', { name: visit.agentName }),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </p>
          <p className={css['soft']}>{visit.reference}</p>
        </li>
      ))}
    </ul>
  );
};
