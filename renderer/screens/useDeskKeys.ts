import { useLayoutEffect } from 'react';
import { deskActionOf, type DeskAction } from '../keys.ts';
import type { Desk } from '../createDesk.ts';
import { readyDesk, type Screen } from '../stores/createDeskStore.ts';
import { activeWork } from '../stores/callsState.ts';
import { useDesk } from '../useDesk.ts';

/** Where a key moves the focus; each of these ids belongs to one part of the desk. */
export const focusIds = {
  history: 'side-history',
  knowledge: 'side-knowledge',
  note: 'side-note',
  script: 'script',
} as const;

const focusOn = (id: string): void => document.querySelector<HTMLElement>(`#${id}`)?.focus();

/** Back to the question that the agent was in. */
export const focusOnScript = (): void => {
  const script = document.querySelector<HTMLElement>(`#${focusIds.script}`);
  (script?.querySelector<HTMLElement>('[data-current="true"], input, textarea, button') ?? script)?.focus();
};

const onTheDesk = (desk: Desk): void => {
  if (desk.desk.getState().screen !== 'desk') desk.desk.actions.go('desk');
};

const toggleMap = ({ calls }: Desk): void => calls.actions.showPanel(calls.getState().panel === 'map' ? 'none' : 'map');

const closeOrSave = (desk: Desk): void => {
  const work = activeWork(desk.calls.getState());
  if (work === null || desk.calls.getState().view.kind !== 'work') return;
  if (work.isClosing && work.disposition !== null) void desk.submit();
  else desk.calls.actions.setClosing(true);
};

const end = async ({ calls }: Desk): Promise<void> => {
  calls.actions.showWork();
  calls.actions.setClosing(true);
  await calls.actions.end();
};

/** Of the script that is on the screen: a preview's, or the call's. */
const switchLanguage = ({ calls, desk, preview }: Desk): void => {
  const languages = desk.getState().pack?.pack.languages ?? [];
  const shown = preview.getState();
  const script = shown.state === 'open' ? shown : activeWork(calls.getState());
  const at = languages.findIndex(({ code }) => code === script?.language);
  const next = languages.at((at + 1) % Math.max(1, languages.length));
  if (next === undefined || script === null) return;
  if (shown.state === 'open') preview.actions.setLanguage(next.code);
  else calls.actions.setLanguage(next.code);
};

const goAsSupervisor = ({ desk }: Desk, screen: Screen): void => {
  const session = readyDesk(desk.getState())?.session;
  if (session?.state === 'active' && session.agent.role === 'supervisor') desk.actions.go(screen);
};

const acts: Readonly<Record<DeskAction, (desk: Desk) => void>> = {
  newCall: (desk) => {
    onTheDesk(desk);
    desk.calls.actions.showNewCall();
  },
  holdCall: ({ calls }) => void calls.actions.holdOrResume(),
  endCall: (desk) => {
    if (!activeWork(desk.calls.getState())?.call) return;
    onTheDesk(desk);
    void end(desk);
  },
  closeCall: (desk) => {
    if (desk.desk.getState().screen === 'desk') closeOrSave(desk);
  },
  nextCall: (desk) => {
    onTheDesk(desk);
    void desk.calls.actions.step(1);
  },
  previousCall: (desk) => {
    onTheDesk(desk);
    void desk.calls.actions.step(-1);
  },
  callerNumber: ({ calls }) => calls.actions.showPanel('number'),
  jumpMap: (desk) => {
    onTheDesk(desk);
    toggleMap(desk);
  },
  history: () => focusOn(focusIds.history),
  knowledge: () => focusOn(focusIds.knowledge),
  note: () => focusOn(focusIds.note),
  backToScript: (desk) => {
    onTheDesk(desk);
    desk.calls.actions.showWork();
    focusOnScript();
  },
  scriptLanguage: switchLanguage,
  goDesk: ({ desk }) => desk.actions.go('desk'),
  goCases: ({ desk }) => desk.actions.go('cases'),
  goShift: (desk) => goAsSupervisor(desk, 'shift'),
  goSync: ({ desk }) => desk.actions.go('sync'),
  goSettings: ({ desk }) => desk.actions.go('settings'),
  goForms: (desk) => goAsSupervisor(desk, 'forms'),
  syncNow: ({ desk }) => void desk.actions.syncNow(),
  lock: (desk) => void desk.lock(),
  help: ({ desk }) => desk.actions.showHelp(!desk.getState().isHelpOpen),
};

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type));

/** One listener for the keys of the whole desk. */
export const useDeskKeys = (): void => {
  const desk = useDesk();
  // Before the first paint: what can be seen can be pressed.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      const action = deskActionOf(event, isTextField(event.target));
      if (action === null) return;
      event.preventDefault();
      event.stopPropagation();
      acts[action](desk);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [desk]);
};
