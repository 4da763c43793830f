import { useState, type ReactNode, type SubmitEvent } from 'react';
import { groupPhone } from '../../shared/domain/phone.ts';
import type { PhoneNumber } from '../../shared/model/phone.ts';
import { Button } from '../parts/Button.tsx';
import { useEscape } from '../parts/useEscape.ts';
import { useText } from '../text/useText.tsx';
import { useDesk } from '../useDesk.ts';
import { PhoneField, usePhone } from './PhoneField.tsx';
import css from './ChangeNumber.module.css';

/** Puts the caller's number right in the middle of the call; Esc leaves it as it was. */
export const ChangeNumber = ({ callerNumber }: { readonly callerNumber: PhoneNumber | null }): ReactNode => {
  const { say } = useText();
  const { calls } = useDesk();
  const [text, setText] = useState(callerNumber === null ? '' : groupPhone(callerNumber));
  const [isAsked, setIsAsked] = useState(false);
  const { number, isBlank } = usePhone(text);
  useEscape(() => calls.actions.showPanel('none'));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (number !== null || isBlank) void calls.actions.setNumber(number);
    else setIsAsked(true);
  };
  return (
    <form className={css['form']} onSubmit={submit}>
      <PhoneField label={say('number.title')} text={text} onText={setText} isChecked={isAsked} />
      <div className={css['buttons']}>
        <Button kind="primary" type="submit">
          {say('number.save')}
        </Button>
        <Button kind="quiet" chord={{ key: 'Escape' }} onPress={() => calls.actions.showPanel('none')}>
          {say('action.cancel')}
        </Button>
      </div>
    </form>
  );
};
