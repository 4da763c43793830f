import type { ReactNode } from 'react';
import { limits } from '../../shared/model/limits.ts';
import { deskKeys, ariaChord } from '../keys.ts';
import input from '../parts/Input.module.css';
import { Keys } from '../parts/Keys.tsx';
import type { Work } from '../stores/work.ts';
import { useText } from '../text/useText.tsx';
import { useDesk } from '../useDesk.ts';
import css from './SidePanel.module.css';
import { focusIds } from './useDeskKeys.ts';

const nearLimit = 500;

/** The free note. A text over the limit stays on the screen whole, and the screen says by how much it is over. */
export const NoteField = ({ work }: { readonly work: Work }): ReactNode => {
  const { say } = useText();
  const { calls } = useDesk();
  const limit = limits.noteCharacters;
  const left = limit - work.note.length;
  return (
    <div className={css['note']}>
      <label className={css['heading']} htmlFor={focusIds.note}>
        {say('note.title')} <Keys chord={deskKeys.note.chord} />
      </label>
      <textarea
        id={focusIds.note}
        className={input['input']}
        value={work.note}
        placeholder={say('note.label')}
        aria-keyshortcuts={ariaChord(deskKeys.note.chord)}
        aria-invalid={left < 0}
        aria-describedby={`${focusIds.note}-left`}
        onChange={(event) => calls.actions.setNote(event.target.value)}
      />
      <output id={`${focusIds.note}-left`} className={left < 0 ? css['over'] : css['soft']}>
        {left < 0
          ? say('note.over', { limit, over: -left })
          : left < nearLimit
            ? say('note.left', { left, limit })
            : null}
      </output>
    </div>
  );
};
