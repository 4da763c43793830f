import { useMemo, useState, type ReactNode } from 'react';
import type { Pack } from '../../shared/model/pack.ts';
import type { ShiftEvent } from '../../shared/model/shiftEvent.ts';
import { Blank } from '../parts/Blank.tsx';
import { Choice } from '../parts/Choice.tsx';
import { VirtualTable, type Column } from '../parts/VirtualTable.tsx';
import { useText, type Text } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import { eventFacts } from './eventFacts.ts';
import { eventGroupNames, eventGroups, type EventGroup } from './eventKinds.ts';
import css from './ShiftLog.module.css';

const columnsOf = (text: Text, pack: Pack | null): readonly Column<ShiftEvent>[] => {
  const { say, format } = text;
  return [
    { id: 'seq', header: say('log.seq'), rem: 3.5, isNumber: true, cell: ({ seq }) => format.number(seq) },
    { id: 'time', header: say('log.time'), rem: 5.5, cell: ({ at }) => format.clock(at) },
    { id: 'who', header: say('log.who'), rem: 9, cell: ({ agentName }) => agentName ?? say('log.desk') },
    { id: 'what', header: say('log.what'), rem: 13, grow: 1, cell: ({ kind }) => say(`event.${kind}`) },
    { id: 'details', header: say('log.details'), rem: 14, grow: 1.6, cell: (event) => eventFacts(event, text, pack) },
  ];
};

/** The events of the day in the order in which they were chained. Enter on an event of a case opens that case. */
export const EventTable = (): ReactNode => {
  const text = useText();
  const { say } = text;
  const { shiftLog, oneCase, desk } = useDesk();
  const { events, next, load, filter } = useSlice(shiftLog, (state) => state);
  const pack = useSlice(desk, (state) => state.pack?.pack ?? null);
  const [group, setGroup] = useState<EventGroup>('all');
  const [cursor, setCursor] = useState(0);
  const columns = useMemo(() => columnsOf(text, pack), [text, pack]);
  const open = ({ caseId }: ShiftEvent): void => {
    if (caseId === null) return;
    desk.actions.go('cases');
    void oneCase.actions.open(caseId);
  };
  return (
    <section className={css['events']}>
      <div className={css['kinds']}>
        <Choice
          label={say('log.kinds')}
          isLabelHidden
          value={group}
          options={eventGroupNames.map((name) => ({ value: name, label: say(`log.kind.${name}`) }))}
          onChange={(name) => {
            setGroup(name);
            setCursor(0);
            if (filter !== null) void shiftLog.actions.show({ date: filter.date, kinds: eventGroups[name] });
          }}
        />
      </div>
      <div className={css['table']}>
        {load === 'ready' && events.length === 0 ? (
          <Blank words={say('log.empty')} />
        ) : (
          <VirtualTable
            label={say('log.events')}
            columns={columns}
            rows={events}
            total={next === null ? events.length : events.length + 1}
            keyOf={({ seq }) => String(seq)}
            cursor={cursor}
            onMove={setCursor}
            onOpen={open}
            onEnd={() => void shiftLog.actions.loadMore()}
            rowRem={2}
          />
        )}
      </div>
    </section>
  );
};
