import { useMemo, type ReactNode } from 'react';
import type { FormSession } from '../form/engine/formSession.ts';
import { JumpMap } from '../form/JumpMap.tsx';
import { focusQuestion } from '../form/moveFocus.ts';
import type { Work } from '../stores/work.ts';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './SidePanel.module.css';

/** The jump map of the call on the screen; marks what its disposition asks for once one is chosen. */
export const FormJumps = ({ work, session }: { readonly work: Work; readonly session: FormSession }): ReactNode => {
  const { calls, desk } = useDesk();
  const dispositions = useSlice(desk, (state) => state.pack?.pack.dispositions ?? null);
  const required = useMemo(
    () => new Set(dispositions?.find(({ code }) => code === work.disposition)?.requires),
    [dispositions, work.disposition],
  );
  return (
    <div className={css['jumps']}>
      <JumpMap
        session={session}
        current={work.position.question}
        required={required}
        onJump={(step, question) => {
          calls.actions.setClosing(false);
          // The map knows every question; so must the script that it leads to.
          if (work.isShort) calls.actions.setShort(false);
          calls.actions.showPanel('none');
          calls.actions.setPosition({ step, question });
          // The position is what it was: nothing changes that would move the focus.
          if (question === work.position.question) focusQuestion(question);
        }}
        onClose={() => {
          calls.actions.showPanel('none');
          if (work.position.question !== null) focusQuestion(work.position.question);
        }}
      />
    </div>
  );
};
