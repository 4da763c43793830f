import type { ReactNode } from 'react';
import {
  chordText,
  deskActions,
  deskKeys,
  keyGroups,
  localActions,
  localKeys,
  type Chord,
  type DeskAction,
  type KeyGroup,
  type LocalAction,
} from '../keys.ts';
import { Button } from '../parts/Button.tsx';
import { useEscape } from '../parts/useEscape.ts';
import { useFirstFocus } from '../parts/useFirstFocus.ts';
import type { MessageId } from '../text/messages.ts';
import { useText } from '../text/useText.tsx';
import { useDesk } from '../useDesk.ts';
import css from './KeySheet.module.css';

type Line = { readonly label: MessageId; readonly chords: readonly Chord[]; readonly group: KeyGroup };

type AnyKey = { readonly chord: Chord; readonly also?: Chord; readonly group: KeyGroup };

const lineOf = (action: DeskAction | LocalAction, { chord, also, group }: AnyKey): Line => ({
  label: `key.${action}`,
  chords: also === undefined ? [chord] : [chord, also],
  group,
});

const lines: readonly Line[] = [
  ...deskActions.map((action) => lineOf(action, deskKeys[action])),
  ...localActions.map((action) => lineOf(action, localKeys[action])),
];

/** Every key, from the same table that the window acts on. */
export const KeySheet = (): ReactNode => {
  const { say } = useText();
  const { desk } = useDesk();
  const first = useFirstFocus<HTMLDialogElement>();
  const leave = (): void => desk.actions.showHelp(false);
  useEscape(leave);
  return (
    <dialog ref={first} open className={css['sheet']} aria-label={say('keys.title')} tabIndex={-1}>
      <div className={css['head']}>
        <div>
          <h1 className={css['title']}>{say('keys.title')}</h1>
          <p className={css['lead']}>{say('keys.lead')}</p>
        </div>
        <Button kind="quiet" chord={{ key: 'Escape' }} onPress={leave}>
          {say('action.close')}
        </Button>
      </div>
      <div className={css['groups']}>
        {keyGroups.map((group) => (
          <section key={group} className={css['group']}>
            <h2 className={css['heading']}>{say(`keyGroup.${group}`)}</h2>
            <dl className={css['keys']}>
              {lines
                .filter((line) => line.group === group)
                .map(({ label, chords }) => (
                  <div key={label} className={css['line']}>
                    <dt>{say(label)}</dt>
                    <dd className={css['chords']}>
                      {chords.map((chord) => (
                        <kbd key={chordText(chord)} className={css['chord']}>
                          {chordText(chord)}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
};
