import { useMemo, useState, type ReactNode } from 'react';
import { ok } from '../../shared/model/result.ts';
import type { DraftPosition } from '../../shared/model/draft.ts';
import type { FormSession } from '../form/engine/formSession.ts';
import { FormView } from '../form/FormView.tsx';
import { Button } from '../parts/Button.tsx';
import { stepIndex, useSteps } from '../screens/useFormAt.ts';
import { useText } from '../text/useText.tsx';
import css from './Preview.module.css';
import { previewTexts } from './previewTexts.ts';

type PreviewFormProps = {
  readonly session: FormSession;
  readonly position: DraftPosition;
  readonly onPosition: (position: DraftPosition) => void;
  readonly onAgain: () => void;
};

/** The questions of a form, step by step, drawn by the console's own lines. */
export const PreviewForm = ({ session, position, onPosition, onAgain }: PreviewFormProps): ReactNode => {
  const { language: screenLanguage, format } = useText();
  const texts = previewTexts[screenLanguage];
  const steps = useSteps(session);
  const [language, setLanguage] = useState(session.language());
  const [today] = useState(() => format.dateOf(new Date().toISOString()));
  const services = useMemo(
    () => ({ session, searchRegions: () => Promise.resolve(ok([])), today, ownLines: [] }),
    [session, today],
  );
  const index = stepIndex(steps, position);
  const step = steps[index];
  if (step === undefined) return null;
  const go = (to: number): void => {
    const target = steps[to];
    if (target !== undefined) onPosition({ step: target.state().reference, question: null });
  };
  const speak = (code: string): void => {
    session.setLanguage(code);
    setLanguage(code);
  };
  return (
    <>
      <div className={css['tools']}>
        <span>{texts.step(index + 1, steps.length)}</span>
        {session.languages.length < 2 ? null : (
          <select aria-label={texts.formLanguage} value={language} onChange={({ target }) => speak(target.value)}>
            {session.languages.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        )}
        <Button kind="quiet" onPress={onAgain}>
          {texts.again}
        </Button>
      </div>
      <h2 className={css['step']}>{step.state().label?.plain ?? step.name}</h2>
      <FormView
        services={services}
        step={step}
        question={position.question}
        onQuestion={(question) => onPosition({ step: step.state().reference, question })}
        onNext={() => go(index + 1)}
        onPrevious={() => go(index - 1)}
      />
      <div className={css['tools']}>
        <Button isDisabled={index === 0} onPress={() => go(index - 1)}>
          {texts.previous}
        </Button>
        <Button isDisabled={index === steps.length - 1} onPress={() => go(index + 1)}>
          {texts.next}
        </Button>
      </div>
    </>
  );
};
