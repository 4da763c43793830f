import { useEffect, type ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import type { Work } from '../stores/work.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './CallDesk.module.css';

/** A quiet line above a draft that is on another version than new calls are: nothing happens to it unless the agent says so. */
export const VersionBar = ({ work }: { readonly work: Work }): ReactNode => {
  const { say } = useText();
  const { calls, desk } = useDesk();
  const running = useSlice(desk, ({ pack, isFormOnTrial }) => (isFormOnTrial ? null : (pack?.formHash ?? null)));
  const { form, draft, moved } = work;
  const version = form.state === 'open' ? form.form.version : '';
  const isOld = draft.callId !== null && running !== null && draft.formHash !== running;
  const { leaveMove, planMove, askUndo } = calls.actions;
  // The bar goes with its draft: a question about one draft is no question about the next.
  useEffect(() => leaveMove, [leaveMove]);
  if (!isOld && !moved) return null;
  return (
    <div className={css['version']}>
      {isOld ? (
        <>
          <p>{say('version.old', { version })}</p>
          <Button kind="quiet" onPress={() => void planMove(running)}>
            {say('version.move')}
          </Button>
        </>
      ) : null}
      {moved ? (
        <>
          {isOld ? null : <p>{say('version.moved', { version })}</p>}
          <Button kind="quiet" onPress={askUndo}>
            {say('version.undo')}
          </Button>
        </>
      ) : null}
    </div>
  );
};
