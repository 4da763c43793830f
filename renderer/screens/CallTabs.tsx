import { useRef, type ReactNode } from 'react';
import { groupPhone } from '../../shared/domain/phone.ts';
import { Elapsed } from '../parts/Elapsed.tsx';
import { classes } from '../parts/classes.ts';
import { useKeyDown } from '../parts/useKeyDown.ts';
import type { Work } from '../stores/work.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import { callerFacts } from './callerFacts.ts';
import css from './CallTabs.module.css';
import { stateTone } from './TitleBar.tsx';

const CallTab = ({
  work,
  isActive,
  isReachable,
  onPick,
}: {
  readonly work: Work;
  readonly isActive: boolean;
  /** One tab of the list takes the Tab key; the arrow keys go to the others. */
  readonly isReachable: boolean;
  readonly onPick: () => void;
}): ReactNode => {
  const { say } = useText();
  const pack = useSlice(useDesk().desk, (state) => state.pack?.pack ?? null);
  const { call, draft } = work;
  const { callerName } = callerFacts(work, pack);
  const number = call?.callerNumber ?? null;
  const title = callerName || (number === null ? say('tabs.noNumber') : groupPhone(number));
  return (
    <button
      type="button"
      role="tab"
      aria-selected={isActive}
      tabIndex={isReachable ? 0 : -1}
      className={classes(css['tab'], isActive && css['active'])}
      onClick={onPick}
    >
      <span className={css['title']}>{title}</span>
      <span className={css['about']}>
        <span className={classes(css['dot'], css[call === null ? 'calm' : stateTone[call.state]])} aria-hidden="true" />
        {call === null ? draft.reference : say(`state.${call.state}`)}
        {call === null ? null : <Elapsed since={call.stateSince} />}
      </span>
    </button>
  );
};

/** Open calls side by side, each with its state and clock; arrow keys move, Ctrl+Tab goes round from anywhere. */
export const CallTabs = (): ReactNode => {
  const { say } = useText();
  const { calls } = useDesk();
  const works = useSlice(calls, (state) => state.works);
  const active = useSlice(calls, (state) => state.active);
  const list = useRef<HTMLDivElement>(null);
  const open = works.filter(({ recovered }) => !recovered);
  useKeyDown(list, (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const tabs = [...(list.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    const at = tabs.findIndex((tab) => tab === document.activeElement);
    tabs.at((at + step + tabs.length) % tabs.length)?.focus();
  });
  return (
    <div
      ref={list}
      className={css['tabs']}
      hidden={open.length === 0}
      role="tablist"
      aria-orientation="vertical"
      aria-label={say('tabs.label')}
    >
      {open.map((work, index) => (
        <CallTab
          key={work.draft.caseId}
          work={work}
          isActive={work.draft.caseId === active}
          isReachable={work.draft.caseId === active || (active === null && index === 0)}
          onPick={() => void calls.actions.activate(work.draft.caseId)}
        />
      ))}
    </div>
  );
};
