import { type ReactNode } from 'react';
import type { Pack } from '../../shared/model/pack.ts';
import type { DraftPosition } from '../../shared/model/draft.ts';
import type { GroupNode } from '../form/engine/formNode.ts';
import type { FormSession } from '../form/engine/formSession.ts';
import { deskKeys, localKeys } from '../keys.ts';
import { Button } from '../parts/Button.tsx';
import { classes } from '../parts/classes.ts';
import { useText } from '../text/useText.tsx';
import css from './ScriptPane.module.css';
import { StepForm } from './StepForm.tsx';
import { focusIds } from './useDeskKeys.ts';
import { stepIndex } from './useFormAt.ts';

type Languages = Pack['languages'];

type LanguageSwitchProps = {
  readonly languages: Languages;
  readonly language: string;
  readonly onLanguage: (code: string) => void;
};

const LanguageSwitch = ({ languages, language, onLanguage }: LanguageSwitchProps): ReactNode => {
  const { say } = useText();
  if (languages.length < 2) return null;
  const at = languages.findIndex(({ code }) => code === language);
  const next = languages[(at + 1) % languages.length];
  const present = languages[at] ?? languages[0];
  if (next === undefined || present === undefined) return null;
  return (
    <Button
      kind="quiet"
      chord={deskKeys.scriptLanguage.chord}
      label={say('call.scriptLanguage', { code: present.code.toUpperCase(), name: present.name })}
      onPress={() => onLanguage(next.code)}
    >
      {present.code.toUpperCase()}
    </Button>
  );
};

export type ScriptPaneProps = LanguageSwitchProps & {
  readonly session: FormSession;
  /** The steps that can be seen now, in order. */
  readonly steps: readonly GroupNode[];
  readonly position: DraftPosition;
  readonly onPosition: (position: DraftPosition) => void;
  /** Beside the language: the way to other places of the script. */
  readonly tools?: ReactNode;
  /** Enter behind the last question of the last step, and the button at the end. */
  readonly onEnd: () => void;
  readonly end: ReactNode;
};

/** Script and form of one step, with the way to every other step. Knows no call: a preview is drawn by the same lines. */
export const ScriptPane = (props: ScriptPaneProps): ReactNode => {
  const { session, steps, position, onPosition, onEnd, tools = null, end } = props;
  const { say } = useText();
  const index = stepIndex(steps, position);
  const step = steps[index];
  if (step === undefined) return null;
  const go = (to: number): void => {
    const target = steps[to];
    if (target !== undefined) onPosition({ step: target.state().reference, question: null });
    else if (to >= steps.length) onEnd();
  };
  return (
    <>
      <header className={css['head']}>
        <div className={css['headRow']}>
          <p className={css['step']}>{say('call.step', { index: index + 1, total: steps.length })}</p>
          <span className={css['tools']}>
            <LanguageSwitch {...props} />
            {tools}
          </span>
        </div>
        <h1 className={css['title']}>{step.state().label?.plain ?? step.name}</h1>
        <div className={css['ticks']} aria-hidden="true">
          {steps.map(({ id }, at) => (
            <span key={id} className={classes(css['tick'], at < index && css['past'], at === index && css['here'])} />
          ))}
        </div>
      </header>
      <section id={focusIds.script} tabIndex={-1} className={css['body']} aria-label={say('call.form')}>
        <StepForm
          session={session}
          step={step}
          question={position.question}
          onQuestion={(reference) => onPosition({ step: step.state().reference, question: reference })}
          onNext={() => go(index + 1)}
          onPrevious={() => go(index - 1)}
        />
      </section>
      <footer className={css['foot']}>
        <div className={css['footRow']}>
          <Button chord={localKeys.previousStep.chord} isDisabled={index === 0} onPress={() => go(index - 1)}>
            {say('call.previous')}
          </Button>
          <Button
            chord={localKeys.nextStep.chord}
            isDisabled={index === steps.length - 1}
            onPress={() => go(index + 1)}
          >
            {say('call.next')}
          </Button>
          <span className={css['spring']} />
          {end}
        </div>
      </footer>
    </>
  );
};
