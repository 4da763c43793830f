import { type ReactNode } from 'react';
import type { FormSession } from '../form/engine/formSession.ts';
import { ariaChord, deskKeys, localKeys } from '../keys.ts';
import { Button } from '../parts/Button.tsx';
import { classes } from '../parts/classes.ts';
import { Keys } from '../parts/Keys.tsx';
import type { Work } from '../stores/work.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './ScriptPane.module.css';
import { StepForm } from './StepForm.tsx';
import { focusIds } from './useDeskKeys.ts';
import { stepIndex, useSteps } from './useFormAt.ts';

const LanguageSwitch = ({ language }: { readonly language: string }): ReactNode => {
  const { say } = useText();
  const { calls, desk } = useDesk();
  const languages = useSlice(desk, (state) => state.pack?.pack.languages ?? null);
  if (languages === null || languages.length < 2) return null;
  const at = languages.findIndex(({ code }) => code === language);
  const next = languages[(at + 1) % languages.length];
  const present = languages[at] ?? languages[0];
  if (next === undefined || present === undefined) return null;
  return (
    <Button
      kind="quiet"
      chord={deskKeys.scriptLanguage.chord}
      label={say('call.scriptLanguage', { code: present.code.toUpperCase(), name: present.name })}
      onPress={() => calls.actions.setLanguage(next.code)}
    >
      {present.code.toUpperCase()}
    </Button>
  );
};

/** Script and form of one step, with the way to every other step. */
export const ScriptPane = ({ work, session }: { readonly work: Work; readonly session: FormSession }): ReactNode => {
  const { say } = useText();
  const { calls } = useDesk();
  const steps = useSteps(session);
  const index = stepIndex(steps, work.position);
  const step = steps[index];
  if (step === undefined) return null;
  const go = (to: number): void => {
    const target = steps[to];
    if (target !== undefined) calls.actions.setPosition({ step: target.state().reference, question: null });
    else if (to >= steps.length) calls.actions.setClosing(true);
  };
  return (
    <>
      <header className={css['head']}>
        <div className={css['headRow']}>
          <p className={css['step']}>{say('call.step', { index: index + 1, total: steps.length })}</p>
          <span className={css['tools']}>
            <LanguageSwitch language={work.language} />
            <button
              type="button"
              className={css['mapButton']}
              aria-keyshortcuts={ariaChord(deskKeys.jumpMap.chord)}
              onClick={() => calls.actions.showPanel('map')}
            >
              {say('map.title')} <Keys chord={deskKeys.jumpMap.chord} />
            </button>
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
          question={work.position.question}
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
          <Button
            kind={index === steps.length - 1 ? 'primary' : 'plain'}
            chord={deskKeys.closeCall.chord}
            onPress={() => calls.actions.setClosing(true)}
          >
            {say('call.close')}
          </Button>
        </div>
      </footer>
    </>
  );
};
