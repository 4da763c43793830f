import { useState, type ReactNode } from 'react';
import { limits } from '../../shared/model/limits.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import input from '../parts/Input.module.css';
import { useFirstFocus } from '../parts/useFirstFocus.ts';
import { useEscape } from '../parts/useEscape.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useReadyDesk, useSlice } from '../useDesk.ts';
import css from './Panel.module.css';
import { PanelHead } from './PanelHead.tsx';
import { ProblemLine } from './ProblemLine.tsx';

/** The end of the shift: what is still open is named, a note may be left, then everything waiting is sent. */
export const EndShift = (): ReactNode => {
  const { say, format } = useText();
  const { desk, calls } = useDesk();
  const session = useReadyDesk((ready) => ready.session);
  const problem = useSlice(desk, (state) => state.problem);
  const open = useSlice(calls, ({ works }) => works.length);
  const [note, setNote] = useState('');
  const first = useFirstFocus<HTMLTextAreaElement>();
  const shift = session.state === 'active' ? session.shift : null;
  useEscape(() => calls.actions.showPanel('none'));
  if (shift === null) return null;
  const leave = (): void => calls.actions.showPanel('none');
  const close = async (): Promise<void> => {
    await calls.actions.flush();
    if (await desk.actions.closeShift(note)) leave();
  };
  return (
    <form
      className={css['panel']}
      onSubmit={(event) => {
        event.preventDefault();
        void close();
      }}
    >
      <PanelHead title={say('shift.endTitle')} lead={say('shift.endLead', { time: format.time(shift.openedAt) })} />
      {open === 0 ? null : <p className={css['attention']}>{say('shift.openWork', { count: open })}</p>}
      <Field label={say('shift.endNote')}>
        {(ids) => (
          <textarea
            {...ids}
            ref={first}
            className={input['input']}
            value={note}
            rows={3}
            maxLength={limits.commentCharacters}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <ProblemLine problem={problem} />
      <div className={css['row']}>
        <Button kind="primary" type="submit">
          {say('shift.end')}
        </Button>
        <Button kind="quiet" chord={{ key: 'Escape' }} onPress={leave}>
          {say('action.cancel')}
        </Button>
      </div>
    </form>
  );
};
