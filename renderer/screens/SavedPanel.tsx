import { HardDrive } from 'lucide-react';
import type { ReactNode } from 'react';
import { deskKeys } from '../keys.ts';
import { Button } from '../parts/Button.tsx';
import { useFirstFocus } from '../parts/useFirstFocus.ts';
import type { SavedCase } from '../stores/callsState.ts';
import { referenceGroups } from '../text/format.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import { ReferenceNumber } from './ReferenceNumber.tsx';
import panel from './Panel.module.css';
import css from './SavedPanel.module.css';

/** After the commit, and never before it: the number to read out. */
export const SavedPanel = ({ saved }: { readonly saved: SavedCase }): ReactNode => {
  const { say, format } = useText();
  const { calls } = useDesk();
  const isOthersOpen = useSlice(calls, ({ works }) => works.some(({ recovered }) => !recovered));
  const first = useFirstFocus<HTMLButtonElement>();
  const spelled = referenceGroups(saved.reference).join(' - ');
  return (
    <div className={panel['panel']} data-saved={saved.reference}>
      <output>
        <h1 className={css['title']}>
          <HardDrive className={css['icon']} aria-hidden="true" />
          {say('saved.title')}{' '}
          <span className={css['when']}>{say('saved.at', { time: format.clock(saved.savedAt) })}</span>
        </h1>
      </output>
      <div className={css['reference']}>
        <p className={panel['heading']}>{say('saved.reference')}</p>
        <ReferenceNumber reference={saved.reference} isLarge />
      </div>
      {saved.isCorrection ? (
        <p>{say('saved.correction', { rev: saved.rev })}</p>
      ) : (
        <figure className={css['say']}>
          <figcaption className={panel['heading']}>{say('saved.readAloud')}</figcaption>
          <p className={css['script']}>{say('saved.sentence', { reference: spelled })}</p>
        </figure>
      )}
      <p className={panel['soft']}>{say('saved.sending')}</p>
      <div className={panel['row']}>
        {isOthersOpen ? (
          <Button ref={first} kind="primary" chord={{ key: 'Enter' }} onPress={() => void calls.actions.step(1)}>
            {say('key.nextCall')}
          </Button>
        ) : (
          <Button ref={first} kind="primary" chord={{ key: 'Enter' }} onPress={calls.actions.showWork}>
            {say('saved.done')}
          </Button>
        )}
        <Button chord={deskKeys.newCall.chord} onPress={calls.actions.showNewCall}>
          {say('desk.newCall')}
        </Button>
      </div>
    </div>
  );
};
