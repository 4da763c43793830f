import { LockKeyhole } from 'lucide-react';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import input from '../parts/Input.module.css';
import { useFirstFocus } from '../parts/useFirstFocus.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useReadyDesk } from '../useDesk.ts';
import css from './Door.module.css';
import { DoorPage } from './DoorPage.tsx';
import { useDoor } from './useDoor.ts';

/** The lock: the desk behind it is not in the page at all, so nothing of a caller can be read around it. */
export const LockScreen = (): ReactNode => {
  const { say } = useText();
  const { desk, signOut } = useDesk();
  const session = useReadyDesk((ready) => ready.session);
  const [password, setPassword] = useState('');
  const first = useFirstFocus<HTMLInputElement>();
  const { sentence, isClosed } = useDoor();
  if (session.state !== 'locked') return null;
  const { name } = session.agent;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isClosed && password !== '') void desk.actions.unlock(password);
  };
  return (
    <DoorPage>
      <div className={css['card']}>
        <form className={css['form']} onSubmit={submit}>
          <div>
            <h1 className={css['title']}>
              <span className={css['withIcon']}>
                <LockKeyhole className={css['icon']} aria-hidden="true" />
                {say('lock.title')}
              </span>
            </h1>
            <p className={css['lead']}>{say(session.shift === null ? 'lock.leadNoShift' : 'lock.lead', { name })}</p>
          </div>
          <Field label={say('signIn.password')} error={sentence}>
            {(ids) => (
              <input
                {...ids}
                ref={first}
                type="password"
                className={input['input']}
                value={password}
                autoComplete="off"
                maxLength={256}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          <Button kind="primary" type="submit" chord={{ key: 'Enter' }} isDisabled={isClosed}>
            {say('lock.unlock')}
          </Button>
          <Button kind="quiet" onPress={() => void signOut()}>
            {say('lock.signOut', { name })}
          </Button>
        </form>
      </div>
    </DoorPage>
  );
};
