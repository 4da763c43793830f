import { useState, type ReactNode, type SubmitEvent } from 'react';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import input from '../parts/Input.module.css';
import { useFirstFocus } from '../parts/useFirstFocus.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useDeskSoFar } from '../useDesk.ts';
import css from './Door.module.css';
import { DoorPage } from './DoorPage.tsx';
import { useDoor } from './useDoor.ts';

const NoAccounts = (): ReactNode => {
  const { say } = useText();
  return (
    <div className={css['card']}>
      <h1 className={css['title']}>{say('signIn.noAccountsTitle')}</h1>
      <p className={css['lead']}>{say('signIn.noAccounts')}</p>
      <ol className={css['steps']}>
        <li>{say('signIn.noAccountsStep1')}</li>
        <li>{say('signIn.noAccountsStep2')}</li>
        <li>{say('signIn.noAccountsStep3')}</li>
      </ol>
    </div>
  );
};

const DemoAccounts = ({ onPick }: { readonly onPick: (username: string, password: string) => void }): ReactNode => {
  const { say } = useText();
  const demoAccounts = useDeskSoFar((known) => known.demoAccounts);
  return demoAccounts === null ? null : (
    <section className={css['demo']} aria-label={say('signIn.demoTitle')}>
      <h2 className={css['demoTitle']}>{say('signIn.demoTitle')}</h2>
      <ul className={css['accounts']}>
        {demoAccounts.map(({ username, password, name, role }) => (
          <li key={username}>
            <button type="button" className={css['account']} onClick={() => onPick(username, password)}>
              <span className={css['accountName']}>
                {name} · {say(`role.${role}`)}
              </span>
              <span className={css['accountWords']}>
                {username} · {say('signIn.demoPassword', { password })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Form = (): ReactNode => {
  const { say } = useText();
  const { desk } = useDesk();
  const workstation = useDeskSoFar((known) => known.workstation);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const first = useFirstFocus<HTMLInputElement>();
  const { sentence, isClosed } = useDoor();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isClosed || username.trim() === '' || password === '') return;
    void desk.actions.signIn({ username: username.trim(), password });
  };
  return (
    <div className={css['card']}>
      <form className={css['form']} onSubmit={submit}>
        <div>
          <h1 className={css['title']}>{say('signIn.title')}</h1>
          <p className={css['lead']}>{workstation === null ? '' : say('signIn.lead', { workstation })}</p>
        </div>
        <Field label={say('signIn.username')}>
          {(ids) => (
            <input
              {...ids}
              ref={first}
              className={input['input']}
              value={username}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={64}
              onChange={(event) => setUsername(event.target.value)}
            />
          )}
        </Field>
        <Field label={say('signIn.password')} error={sentence}>
          {(ids) => (
            <input
              {...ids}
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
          {say('signIn.submit')}
        </Button>
      </form>
      <DemoAccounts
        onPick={(name, secret) => {
          setUsername(name);
          setPassword(secret);
          first.current?.focus();
        }}
      />
    </div>
  );
};

/** The door: who is at the desk. Its fields are there before core is; what was typed waits for it. */
export const SignIn = (): ReactNode => {
  const hasAccounts = useDeskSoFar((known) => known.hasAccounts) ?? true;
  return <DoorPage>{hasAccounts ? <Form /> : <NoAccounts />}</DoorPage>;
};
