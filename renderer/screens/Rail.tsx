import {
  FileSpreadsheet,
  Headset,
  Keyboard,
  LockKeyhole,
  NotebookText,
  ScrollText,
  SendHorizontal,
  Settings2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { ariaChord, deskKeys, type DeskAction } from '../keys.ts';
import { Keys } from '../parts/Keys.tsx';
import { classes } from '../parts/classes.ts';
import type { Screen } from '../stores/createDeskStore.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useReadyDesk, useSlice } from '../useDesk.ts';
import css from './Rail.module.css';

type Place = { readonly screen: Screen; readonly action: DeskAction; readonly Icon: typeof Headset };

const places: readonly Place[] = [
  { screen: 'desk', action: 'goDesk', Icon: Headset },
  { screen: 'cases', action: 'goCases', Icon: NotebookText },
  { screen: 'shift', action: 'goShift', Icon: ScrollText },
  { screen: 'sync', action: 'goSync', Icon: SendHorizontal },
  { screen: 'settings', action: 'goSettings', Icon: Settings2 },
  { screen: 'forms', action: 'goForms', Icon: FileSpreadsheet },
];

const forSupervisors: ReadonlySet<Screen> = new Set<Screen>(['shift', 'forms']);

type ItemProps = {
  readonly label: string;
  readonly action: DeskAction;
  readonly Icon: typeof Headset;
  readonly isCurrent: boolean;
  readonly count?: number;
  readonly countLabel?: string;
  readonly onPress: () => void;
};

const Item = ({ label, action, Icon, isCurrent, count = 0, countLabel, onPress }: ItemProps): ReactNode => (
  <button
    type="button"
    className={classes(css['item'], isCurrent && css['current'])}
    aria-current={isCurrent ? 'page' : undefined}
    aria-keyshortcuts={ariaChord(deskKeys[action].chord)}
    onClick={onPress}
  >
    <span className={css['iconBox']}>
      <Icon className={css['icon']} aria-hidden="true" />
      {count > 0 ? (
        <span className={css['count']}>
          <span aria-hidden="true">{count}</span>
          <span className={css['spoken']}>{countLabel}</span>
        </span>
      ) : null}
    </span>
    <span className={css['label']}>{label}</span>
    <span className={css['key']}>
      <Keys chord={deskKeys[action].chord} />
    </span>
  </button>
);

/** The screens, always in the same place and on the same keys. */
export const Rail = (): ReactNode => {
  const { say } = useText();
  const { desk, lock } = useDesk();
  const session = useReadyDesk((ready) => ready.session);
  const returnedCases = useReadyDesk((ready) => ready.returnedCases);
  const parked = useReadyDesk(({ sync }) => sync.parked);
  const current = useSlice(desk, ({ screen }) => screen);
  const isSupervisor = session.state === 'active' && session.agent.role === 'supervisor';
  const counts: Partial<Record<Screen, { count: number; countLabel: string }>> = {
    cases: { count: returnedCases, countLabel: say('rail.returned', { count: returnedCases }) },
    sync: { count: parked, countLabel: say('sync.attention', { count: parked }) },
  };
  return (
    <nav className={css['rail']} aria-label={say('rail.label')}>
      {places
        .filter(({ screen }) => isSupervisor || !forSupervisors.has(screen))
        .map(({ screen, action, Icon }) => (
          <Item
            key={screen}
            label={say(`rail.${screen}`)}
            action={action}
            Icon={Icon}
            isCurrent={screen === current}
            {...counts[screen]}
            onPress={() => desk.actions.go(screen)}
          />
        ))}
      <span className={css['spring']} />
      <Item
        label={say('rail.help')}
        action="help"
        Icon={Keyboard}
        isCurrent={false}
        onPress={() => desk.actions.showHelp(true)}
      />
      <Item label={say('rail.lock')} action="lock" Icon={LockKeyhole} isCurrent={false} onPress={() => void lock()} />
    </nav>
  );
};
